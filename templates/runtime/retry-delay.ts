import { isRefused } from "./replay.js";
import type { ConnectionError, TimeoutError } from "./request-error.js";
import { readRetryAfter } from "./retry-after.js";
import type { RetryOptions } from "./retry-options.js";

/** How an attempt ended. */
export type Outcome =
  | { readonly response: Response; readonly error?: undefined }
  | { readonly response?: undefined; readonly error: ConnectionError | TimeoutError };

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
export function retryDelay(outcome: Outcome, tried: Tried, options: RetryOptions): number | undefined {
  const { response, error } = outcome;
  const backoff = (options.retryDelay ?? 500) * Math.min(2 ** (tried.count - 1), 16) * (1 - Math.random() / 2);
  if (response === undefined) return tried.isRepeatable || isRefused(error.cause) ? backoff : undefined;

  const { status, headers } = response;
  if (!transient.test(String(status)) && !(status === 409 && tried.retryConflict)) return undefined;
  const asked = readRetryAfter(headers);
  // A server that names a time has turned the request down; without one, a 503 may come from a proxy that has passed it on.
  const isTurnedDown = status === 429 || (status === 503 && asked !== undefined);
  if (!tried.isRepeatable && !isTurnedDown) return undefined;
  return (asked ?? 0) > (options.maxRetryAfter ?? 60_000) ? undefined : (asked ?? backoff);
}
