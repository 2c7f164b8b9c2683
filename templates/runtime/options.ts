import type { Middleware } from "openapi-fetch";
import type { Credentials, Security } from "./authorize.js";
import type { HeaderValues } from "./headers.js";
import type { CallObserver } from "./observe-calls.js";
import type { RetryOptions } from "./retry-options.js";
import type { Fetch } from "./send.js";

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
