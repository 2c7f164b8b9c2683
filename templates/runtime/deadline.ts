import { AbortedError, ConnectionError, RequestError, TimeoutError } from "./errors.js";

/** The end that a call must have reached its own by: a time, or the caller's signal. */
export interface Deadline {
  /** Ends the request, and the reading of its response. */
  readonly signal: AbortSignal;
  /** The value of the promise, unless the deadline comes first. */
  within<Value>(promise: Promise<Value>, operation: string): Promise<Value>;
  /** What a failure of the request means: that the deadline came, or that the connection broke. */
  explain(error: unknown, operation: string): RequestError;
  /** Lets go of the timer and of the caller's signal. */
  end(): void;
}

/**
 * @param signal of the caller.
 * @param timeout in milliseconds, for the call as a whole; 0 or Infinity for none.
 */
export function startDeadline(signal: AbortSignal | null | undefined, timeout: number): Deadline {
  const controller = new AbortController();
  let isLate = false;
  const abort = () => controller.abort(signal?.reason);
  const expire = () => {
    isLate = true;
    controller.abort();
  };
  const timer = timeout > 0 && timeout < Infinity ? setTimeout(expire, timeout) : undefined;
  if (signal?.aborted) abort();
  else signal?.addEventListener("abort", abort, { once: true });
  const explain = (error: unknown, operation: string) => {
    if (isLate) return new TimeoutError(operation, `no complete response within ${timeout} ms`);
    if (signal?.aborted) return new AbortedError(operation, "the caller's signal was aborted", signal.reason);
    return new ConnectionError(operation, "the connection failed", error);
  };
  return {
    signal: controller.signal,
    explain,
    within: (promise, operation) =>
      new Promise((resolve, reject) => {
        const stop = () => reject(explain(undefined, operation));
        if (controller.signal.aborted) stop();
        controller.signal.addEventListener("abort", stop, { once: true });
        promise.then(resolve, reject);
      }),
    end() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
  };
}
