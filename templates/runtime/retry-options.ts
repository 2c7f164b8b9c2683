/** An attempt that failed, and is followed by another. */
export interface RetryEvent {
  /** The method and the path template: `POST /users/{user_id}`. */
  readonly operation: string;
  /** The number of the attempt that failed, from 1. */
  readonly attempt: number;
  /** How long the client waits before the next one, in milliseconds. */
  readonly delay: number;
  /** What was wrong with it, without any secret: `503 Service Unavailable`, `the connection failed (ECONNRESET)`. */
  readonly reason: string;
}

/** A header that lets the server know two attempts of one call for the same. */
export interface IdempotencyKey {
  /** Its name, which the server has to know: `Idempotency-Key`. */
  readonly header: string;
  /** Makes the key of a call: a random UUID by default. */
  readonly create?: (() => string) | undefined;
}

/** How a client sends a request again. */
export interface RetryOptions {
  /** How often a call is sent again at most: 2 by default; 0 is never. */
  readonly maxRetries?: number | undefined;
  /**
   * Before the first retry, in milliseconds: 500 by default. It doubles each time, up to 16 times as long, and is shortened
   * by up to a half at random, so that many clients do not come back at once.
   */
  readonly retryDelay?: number | undefined;
  /** The longest `Retry-After` that is waited for, in milliseconds: 60,000 by default. With a longer one the call fails. */
  readonly maxRetryAfter?: number | undefined;
  /** For the headers of each attempt, in milliseconds: none by default. */
  readonly attemptTimeout?: number | undefined;
  /**
   * Sent with every unsafe request (POST, PATCH), the same at each attempt of a call, so that these are retried as the
   * others are. Give it only where the server heeds that header: any other may act twice.
   */
  readonly idempotencyKey?: IdempotencyKey | undefined;
  /** Is told of each retry before its delay. What it throws ends the call. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}
