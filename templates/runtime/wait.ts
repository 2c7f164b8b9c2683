/** The longest delay of a timer, a good 24 days: a longer one would fire at once. */
export const longestDelay = 2 ** 31 - 1;

/** Waits, in milliseconds, until the signal is aborted at the latest. */
export async function wait(delay: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(delay, longestDelay));
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
