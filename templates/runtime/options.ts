import type { Client, Middleware } from "openapi-fetch";
import type { Credentials, Security } from "./auth.js";
import type { CallObserver, ObservedCall } from "./call-event.js";
import type { Hide } from "./errors.js";
import type { HeaderValues, SentBody } from "./request.js";

/** Options of a client. */
export interface TransportOptions extends RetryOptions {
  /** What the paths of the operations are appended to, also of those for which the document names other servers. */
  readonly baseUrl?: string | undefined;
  /** Sends the requests in the place of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Headers of every request. */
  readonly headers?: HeaderValues | undefined;
  /**
   * For a whole call, all attempts and reading the answer included, in milliseconds: 60,000 by default; 0 or Infinity is none. A stream may
   * go on for ever, but it may not be silent for longer.
   */
  readonly timeout?: number | undefined;
  /** Sees each request in this order, and each response in the opposite one. Credentials are in the request already. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Sees each attempt and the end of each call: made by `observeCalls`, or by the function that makes a logger. */
  readonly observer?: CallObserver | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call with an `AbortedError`. */
  readonly signal?: AbortSignal | undefined;
  /** In the place of the client's timeout. */
  readonly timeout?: number | undefined;
  /** In the place of the client's. */
  readonly maxRetries?: number | undefined;
  /**
   * How often in a row an event stream is asked for again without an event in between: 5 by default, 0 is never. Other
   * calls take no notice of it.
   */
  readonly reconnects?: number | undefined;
  /**
   * The most that one item of a stream may have, be it an event or a line, in bytes: 16 MiB by default, Infinity is no
   * limit. With a larger one the stream ends with an `InvalidResponseError`.
   */
  readonly maxItemBytes?: number | undefined;
  /** In the place of the client's headers, and of the operation's header parameters, that have the same names. */
  readonly headers?: HeaderValues | undefined;
}

/** The options of a client, and what the document says of all its operations. */
export interface TransportConfig extends TransportOptions {
  readonly credentials: Credentials;
  /** The alternatives for a request that may be of any operation. */
  readonly defaultSecurity?: Security;
  /** The URLs of the servers that operations have of their own. Absent where the caller gives a `baseUrl`. */
  readonly servers?: Readonly<Record<string, string>> | undefined;
  /** Response headers that may hold the server's id of a request, the best first. */
  readonly requestIdHeaders?: readonly string[];
}

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

interface AnyContent {
  readonly content: Readonly<Record<string, unknown>>;
}

/** The methods that openapi-fetch has types for; it sends any other as well, in capitals. */
export type ClientMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/** The paths of any document: the functions that make calls are the ones that know the types. */
export interface AnyPaths {
  readonly [path: string]: Record<ClientMethod, { requestBody?: AnyContent; responses: object }>;
}

/** A client's config, and what its requests pass through. */
export interface Wire extends TransportConfig {
  readonly baseUrl: string;
  readonly client: Client<AnyPaths>;
  /** Base URLs that are known to be right. */
  readonly checked: Set<string>;
  /** Sends a request, below the middleware. */
  readonly dispatch: (request: Request, sending: Sending) => Promise<Response>;
}

/** Options of a call, once it has begun. */
export interface ExchangeOptions extends CallOptions, Attempted {
  readonly signal: AbortSignal;
  /** When the call times out, or the connection of a stream does that is made again, by the clock of `performance.now()`. */
  readonly endsAt: number;
  readonly observed: ObservedCall | undefined;
  /**
   * The requests of the call, until its answer is read. The platform hears of an abort through them, but does not refer to
   * them meanwhile: once collected, they would leave the connection open.
   */
  readonly kept: Request[];
  /** Limits the reading of a stream. */
  readonly within: Within;
}

/** What sends a request: `fetch`, or a function in its place. */
export type Fetch = (request: Request) => Promise<Response>;

/** What errors tell of the call that an attempt is of. */
export interface Attempted {
  readonly operation: string;
  /** The count grows with each attempt; the key is the call's own, whatever makes another attempt necessary. */
  readonly tries: { count: number; key?: string };
}

/** Where the body of a request comes from. */
export interface BodySource {
  /** As the caller gave it: the body of a `Request` is always a stream. */
  readonly body?: SentBody | undefined;
  /** Middleware has put a request of its own in the place of the one that was made of `body`. */
  readonly isReplaced: boolean;
}

/** What is known of a call when its request is sent. */
export interface Sending extends BodySource {
  readonly options: SendingOptions;
  /** Takes out the secrets of the request, which a status text may quote. */
  readonly hide: Hide;
  /** The document says that a 409 may be retried. */
  readonly retryConflict?: boolean | undefined;
}

/** What counts of the options of a call when its request is sent. */
export type SendingOptions = Attempted &
  Pick<ExchangeOptions, "signal" | "endsAt" | "observed" | "kept" | "maxRetries">;

/** What ends a call before it is done. */
export interface Limits extends Attempted {
  readonly signal: AbortSignal | undefined;
  /** In milliseconds; 0 or Infinity is none. */
  readonly timeout: number;
}

/** @param endsAt when it times out, by the clock of `performance.now()`. */
export type LimitedWork<T> = (signal: AbortSignal, endsAt: number) => Promise<T>;

/** Runs work within the limits of a call, or within others in their place. */
export type Within = <T>(work: LimitedWork<T>, limits?: Partial<Limits>) => Promise<T>;
