/** The longest delay of a timer, a good 24 days: a longer one would fire at once. */
export const longestDelay = 2 ** 31 - 1;

/**
 * Waits, in milliseconds, until the signal is aborted at the latest. Meanwhile it reads what is left of an answer that is
 * of no use, so that its connection can be used again; what has not come by then is given up.
 */
export async function wait(delay: number, signal: AbortSignal, answer?: Response): Promise<void> {
  const reading = new AbortController();
  void answer?.body?.pipeTo(new WritableStream(), { signal: reading.signal }).catch(() => {});
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      reading.abort();
      resolve();
    };
    const timer = setTimeout(end, Math.min(delay, longestDelay));
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
