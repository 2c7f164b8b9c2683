import { AbortedError, TimeoutError } from "./request-error.js";
import type { Attempted } from "./send.js";
import { longestDelay } from "./wait.js";

/** What ends a call before it is done. */
export interface Limits extends Attempted {
  readonly signal: AbortSignal | undefined;
  /** In milliseconds; 0 or Infinity is none. */
  readonly timeout: number;
}

/** Runs the work of a call within its limits. */
export type Deadline = <T>(limits: Limits, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** The calls that a signal ends. They share a listener: Node takes more than ten on one signal for a leak. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    for (const stop of this) stop();
  }
}

/**
 * The deadline rejects at once with a `TimeoutError` or an `AbortedError` when a limit is reached, whether the work heeds
 * its signal or not. It leaves nothing behind on the caller's signal, which may live on for thousands of calls.
 */
export function createDeadline(): Deadline {
  const waitingFor = new WeakMap<AbortSignal, Waiting>();

  const watch = (signal: AbortSignal, stop: () => void) => {
    const waiting = waitingFor.get(signal) ?? new Waiting();
    waitingFor.set(signal, waiting.add(stop));
    // To add a listener again does nothing.
    signal.addEventListener("abort", waiting);
    return () => {
      waiting.delete(stop);
      if (waiting.size === 0) signal.removeEventListener("abort", waiting);
    };
  };

  return ({ operation, signal, timeout, tries }, work) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new AbortedError(operation, signal.reason));
      const controller = new AbortController();
      const end = (error: TimeoutError | AbortedError) => {
        release();
        reject(error);
        controller.abort(error);
      };
      const isLimited = timeout > 0 && timeout <= longestDelay;
      const expire = () => end(new TimeoutError(operation, timeout, tries.count));
      const timer = isLimited ? setTimeout(expire, timeout) : undefined;
      const unwatch = signal && watch(signal, () => end(new AbortedError(operation, signal.reason)));
      const release = () => {
        if (timer !== undefined) clearTimeout(timer);
        unwatch?.();
      };
      work(controller.signal).finally(release).then(resolve, reject);
    });
}
