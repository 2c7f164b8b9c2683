import { mergeHeaders } from "./headers.js";
import type { ObservedCall } from "./observe-calls.js";
import { createReplay, type BodySource } from "./replay.js";
import { RequestError } from "./request-error.js";
import type { RetryOptions } from "./retry-options.js";
import { retryDelay, type Outcome } from "./retry-delay.js";
import type { Hide } from "./secrets.js";
import type { Attempted } from "./send.js";
import { wait } from "./wait.js";

/** What is known of a call when its request is sent. */
export interface Sending extends BodySource, Attempted {
  /** Takes out the secrets of the request, which a status text may quote. */
  readonly hide: Hide;
  /** Ends the call. */
  readonly signal: AbortSignal;
  /** Requests that must live until the answer is read. */
  readonly kept?: Request[];
  /** When the call times out, by the clock of `performance.now()`. */
  readonly endsAt?: number;
  /** In the place of the client's. */
  readonly maxRetries?: number | undefined;
  readonly observed?: ObservedCall | undefined;
  /** The document says that a 409 may be retried. */
  readonly retryConflict?: boolean | undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-idempotent-methods */
const idempotent = /^(?:GET|HEAD|OPTIONS|PUT|DELETE|TRACE|QUERY)$/;

/**
 * Makes what sends a request, and sends it again while that may help and can do no harm: where the method is idempotent,
 * where the server certainly did not act, or where it knows the request again by a key.
 *
 * @throws what the last attempt throws; the reason of the signal, once that is aborted.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export function retrying(options: RetryOptions, send: (request: Request) => Promise<Response>) {
  return async (request: Request, sending: Sending): Promise<Response> => {
    const { operation, signal, tries, maxRetries = options.maxRetries ?? 2, endsAt = Infinity } = sending;
    const isRepeatable = idempotent.test(request.method) || addKey(request, sending, options);
    for (let count = 1, next = request; ; count += 1) {
      signal.throwIfAborted();
      const replay = count <= maxRetries ? createReplay(next, sending) : undefined;
      tries.count += 1;
      const outcome: Outcome = await send(next).then(
        (response) => ({ response }),
        (error: unknown) => ({ error }),
      );
      const { response, error } = outcome;
      const delay =
        response?.ok || signal.aborted ? undefined : retryDelay(outcome, { ...sending, isRepeatable, count }, options);
      // Where the call would time out meanwhile, what the server says is of more use.
      if (!replay || delay === undefined || performance.now() + delay >= endsAt) {
        if (response) return response;
        throw error;
      }
      options.onRetry?.({ operation, attempt: count, delay, reason: reasonOf(outcome, sending) });
      await wait(delay, signal);
      // By now a short body has come, and its connection is free; a long one is not worth the wait.
      void response?.body?.cancel().catch(() => {});
      next = replay();
    }
  };
}

/** Gives a request the key that its server knows it by at each attempt; false where it has none then. */
function addKey({ headers }: Request, { operation, tries }: Sending, { idempotencyKey }: RetryOptions): boolean {
  if (!idempotencyKey) return false;
  const { header, create } = idempotencyKey;
  // Where the caller has given one, that one stays.
  tries.key ??= create?.() ?? crypto.randomUUID();
  mergeHeaders(operation, { [header]: tries.key }, headers).forEach((value, name) => headers.set(name, value));
  // An empty one tells the server nothing.
  return !!headers.get(header);
}

/** It quotes neither a header nor a body. */
function reasonOf({ response, error }: Outcome, { hide }: Sending): string {
  if (response !== undefined) return `${response.status} ${hide(response.statusText)}`.trim();
  return error instanceof RequestError ? error.message.slice(error.operation.length + 2) : "";
}
