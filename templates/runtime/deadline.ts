import { AbortedError, TimeoutError } from "./request-error.js";

/** What ends a call before it is done. */
export interface Limits {
  readonly operation: string;
  /** The caller's. It may live on for thousands of calls, so nothing of a call may stay behind on it. */
  readonly signal: AbortSignal | undefined;
  /** In milliseconds; 0 or Infinity is none. */
  readonly timeout: number;
}

/** The longest delay of a timer, a good 24 days: a longer one would fire at once. */
const longestDelay = 2 ** 31 - 1;

/**
 * Runs `work` within its limits, and rejects at once when it reaches one, whether `work` heeds its signal or not.
 *
 * @throws {TimeoutError | AbortedError}
 */
export function withDeadline<T>(limits: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { operation, signal, timeout } = limits;
  if (signal?.aborted) return Promise.reject(new AbortedError(operation, signal.reason));
  const controller = new AbortController();

  return new Promise<T>((resolve, reject) => {
    const isLimited = timeout > 0 && timeout <= longestDelay;
    const timer = isLimited ? setTimeout(() => stop(new TimeoutError(operation, timeout)), timeout) : undefined;
    const onAbort = () => stop(new AbortedError(operation, signal?.reason));
    signal?.addEventListener("abort", onAbort);

    const release = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const stop = (error: TimeoutError | AbortedError) => {
      release();
      reject(error);
      controller.abort(error);
    };
    work(controller.signal).finally(release).then(resolve, reject);
  });
}
