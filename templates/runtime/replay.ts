import type { SentBody } from "./request-body.js";

/** Where the body of a request comes from. */
export interface BodySource {
  /** As the caller gave it: the body of a `Request` is always a stream. */
  readonly body: SentBody | undefined;
  /** Middleware has put a request of its own in the place of the one that was made of `body`. */
  readonly isReplaced: boolean;
}

/**
 * What makes a request again after it was sent, to be asked before that; undefined where the body is a stream, of which
 * nothing is left then.
 */
export function createReplay(request: Request, { body, isReplaced }: BodySource): (() => Request) | undefined {
  if (isStream(body)) return undefined;
  if (isReplaced) {
    const copy = request.clone();
    return () => copy;
  }
  if (body === undefined) return () => request;
  return () => {
    const headers = new Headers(request.headers);
    // It names the boundary of the parts, and each FormData that is sent has another.
    if (body instanceof FormData) headers.delete("content-type");
    return new Request(request, { body, headers });
  };
}

/** Node takes any async iterable for a body. */
function isStream(body: SentBody | undefined): boolean {
  return typeof body === "object" && ("getReader" in body || Symbol.asyncIterator in body);
}

/** Codes of errors that come before a connection is there. @see https://nodejs.org/api/errors.html#common-system-errors */
const refusals = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

/**
 * Whether an error of `fetch` says that no connection came about, so that no server can have acted. Where there were
 * several addresses, all of them must have refused. Not every runtime tells.
 */
export function isRefused(error: unknown): boolean {
  return refuses(error) || refuses((Object(error) as { readonly cause?: unknown }).cause);
}

function refuses(error: unknown): boolean {
  const { code, errors } = Object(error) as { readonly code?: unknown; readonly errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return errors.every(refuses);
  return refusals.test(String(code));
}
