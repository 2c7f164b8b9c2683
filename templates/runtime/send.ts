import {
  ConnectionError,
  InvalidResponseError,
  isRefused,
  RequestError,
  TimeoutError,
  unsendable,
  withoutQuotes,
} from "./errors.js";
import type { Attempted, BodySource, Fetch, RetryOptions, Sending, SendingOptions } from "./options.js";

/** @see https://fetch.spec.whatwg.org/#redirect-status */
const redirects = /^30[12378]$/;

/**
 * Sends a request, and follows redirects of GET and HEAD within its origin.
 *
 * Credentials and secrets of a body must not reach another server, and `fetch` takes only some of them out when it follows
 * a redirect to one. So any other redirect is an error.
 *
 * @param most how many redirects are followed.
 * @throws {ConnectionError | InvalidResponseError}
 */
export async function send(request: Request, options: SendingOptions, fetch: Fetch, most = 10): Promise<Response> {
  const response = await attempt(request, options, fetch);
  // The types of workers do not know what browsers call a redirect that they hide, as they are told not to follow it.
  const { status, type }: { readonly status: number; readonly type: string } = response;
  if (!redirects.test(String(status)) && type !== "opaqueredirect") return response;
  await discardBody(response);
  const next = redirected(response, request);
  if (next && most > 0) return send(next, options, fetch, most - 1);
  throw new InvalidResponseError(options.operation, "the redirect is not followed", response);
}

async function attempt(request: Request, { operation, tries, kept }: SendingOptions, fetch: Fetch): Promise<Response> {
  kept.push(request);
  try {
    return await fetch(request);
  } catch (error) {
    // Who aborts a request gives the reason, and that is what `fetch` throws.
    throw request.signal.aborted
      ? error
      : new ConnectionError(operation, withoutQuotes(error, request.url), tries.count);
  }
}

/** The request that a redirect asks for; undefined where it must not be sent, or is none. */
function redirected({ headers }: Response, request: Request): Request | undefined {
  const location = headers.get("location");
  if (!location || !/^(?:GET|HEAD)$/.test(request.method)) return undefined;
  try {
    const target = new URL(location, request.url);
    if (target.origin === new URL(request.url).origin) return new Request(target, request);
  } catch {
    // No URL is no redirect.
  }
  return undefined;
}

/**
 * Sends a request, and aborts that with a `TimeoutError` where the headers of the answer take too long.
 *
 * @param timeout in milliseconds; undefined, 0 or Infinity is none.
 */
export async function withinTimeout(
  timeout: number | undefined,
  request: Request,
  { operation, tries }: Attempted,
  attempting: (request: Request) => Promise<Response>,
): Promise<Response> {
  if (!timeout || timeout > longestDelay) return attempting(request);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new TimeoutError(operation, timeout, tries.count)), timeout);
  try {
    return await attempting(
      new Request(request, {
        signal: (AbortSignal as unknown as SignalMaker).any([request.signal, controller.signal]),
      }),
    );
  } finally {
    clearTimeout(timer);
  }
}

/** All platforms that are supported have it, but TypeScript 5.4 does not know it. */
interface SignalMaker {
  any(signals: readonly AbortSignal[]): AbortSignal;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-idempotent-methods */
const idempotent = /^(?:GET|HEAD|OPTIONS|PUT|DELETE|TRACE|QUERY)$/;

/**
 * Sends a request, and sends it again while that may help and can do no harm: where the method is idempotent,
 * where the server certainly did not act, or where it knows the request again by a key.
 *
 * @throws what the last attempt throws; the reason of the signal, once that is aborted.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export async function retrying(
  request: Request,
  sending: Sending,
  options: RetryOptions,
  attempting: (request: Request) => Promise<Response>,
): Promise<Response> {
  const { operation, signal, tries, kept, maxRetries = options.maxRetries ?? 2, endsAt } = sending.options;
  const isRepeatable = idempotent.test(request.method) || addKey(request, sending.options, options);
  for (let count = 1, next = request; ; count += 1) {
    signal.throwIfAborted();
    const replay = count <= maxRetries ? createReplay(next, sending) : undefined;
    tries.count += 1;
    kept.push(next);
    const outcome: Outcome = await attempting(next).then(
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
}

/** Gives a request the key that its server knows it by at each attempt; false where it has none then. */
function addKey({ headers }: Request, { operation, tries }: Attempted, { idempotencyKey }: RetryOptions): boolean {
  if (!idempotencyKey) return false;
  const { header, create } = idempotencyKey;
  tries.key ??= create?.() ?? crypto.randomUUID();
  try {
    // Where the caller has given one, that one stays.
    headers.set(header, headers.get(header) ?? tries.key);
  } catch {
    throw unsendable(operation, header);
  }
  // An empty one tells the server nothing.
  return !!headers.get(header);
}

/** It quotes neither a header nor a body. */
function reasonOf({ response, error }: Outcome, { hide }: Sending): string {
  if (response) return `${response.status} ${hide(response.statusText)}`.trim();
  return error instanceof RequestError ? error.message.slice(error.operation.length + 2) : "";
}

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
  if (!response) {
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

/** A date as HTTP writes it. `Date.parse` alone would find one in almost any text that has a digit in it. */
const httpDate = /^\w{3,9}, .+ GMT$/;
const seconds = /^\d+(?:\.\d+)?$/;

/**
 * How long a server asks to wait before the next attempt.
 *
 * @returns milliseconds, 0 where the date is past; undefined where the server does not say, or says what is no such time.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const milliseconds = headers.get("retry-after-ms") ?? "";
  if (seconds.test(milliseconds)) return Number(milliseconds);
  const text = headers.get("retry-after") ?? "";
  if (seconds.test(text)) return Number(text) * 1000;
  if (!httpDate.test(text)) return undefined;
  // Where the server tells its time as well, the two are compared: the clock of the client may be wrong.
  const after = Date.parse(text) - (Date.parse(headers.get("date") ?? "") || Date.now());
  return Number.isNaN(after) ? undefined : Math.max(after, 0);
}

/** What makes a request again after it was sent, to be asked for before that. */
export function createReplay(request: Request, { body, isReplaced }: BodySource): () => Request {
  if (isReplaced) {
    const copy = request.clone();
    return () => copy;
  }
  if (body === undefined) return () => request;
  return () => {
    const init = { body, headers: new Headers(request.headers) };
    // It names the boundary of the parts, and each FormData that is sent has another.
    if (body instanceof FormData) init.headers.delete("content-type");
    return new Request(request, init);
  };
}

/** The longest delay of a timer, a good 24 days: a longer one would fire at once. */
export const longestDelay: number = 2 ** 31 - 1;

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

/** Lets go of the connection. It is read to its end because to cancel a body closes an HTTP/1.1 connection. */
export async function discardBody(response: Response): Promise<undefined> {
  // Whether it is complete is of no interest. Middleware may have read it already. None of it is kept: it may be endless.
  try {
    const reader = response.body?.getReader();
    while ((await reader?.read())?.done === false);
  } catch {}
}
