import { isRefused } from "./fetch-error.js";
import { ConnectionError, TimeoutError } from "./request-error.js";
import { readRetryAfter } from "./retry-after.js";
import type { RetryOptions } from "./retry-options.js";

/** How an attempt ended: with a response, or with what was thrown. */
export interface Outcome {
  readonly response?: Response;
  readonly error?: unknown;
}

/** What counts beside the outcome. */
export interface Tried {
  /** The request may reach the server twice. */
  readonly isRepeatable: boolean;
  /** The document says that a 409 may be retried. */
  readonly retryConflict?: boolean | undefined;
  /** The number of attempts so far. */
  readonly count: number;
}

const transient = /^(?:408|429|50[234])$/;

/** How long to wait before the next attempt, in milliseconds; undefined where there must be none. */
export function retryDelay(
  { response, error }: Outcome,
  { isRepeatable, retryConflict, count }: Tried,
  { retryDelay: first = 500, maxRetryAfter = 60_000 }: RetryOptions,
): number | undefined {
  const backoff = first * Math.min(2 ** (count - 1), 16) * (1 - Math.random() / 2);
  if (response === undefined) {
    const isTransient = error instanceof ConnectionError || error instanceof TimeoutError;
    return isTransient && (isRepeatable || isRefused(error.cause)) ? backoff : undefined;
  }
  const { status, headers } = response;
  if (!transient.test(String(status)) && !(status === 409 && retryConflict)) return undefined;
  const asked = readRetryAfter(headers);
  // A server that names a time has turned the request down; without one, a 503 may come from a proxy that has passed it on.
  const isTurnedDown = status === 429 || (status === 503 && asked !== undefined);
  if ((!isRepeatable && !isTurnedDown) || (asked ?? 0) > maxRetryAfter) return undefined;
  return asked ?? backoff;
}
