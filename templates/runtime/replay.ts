import { isStream, type SentBody } from "./request-body.js";

/** Where the body of a request comes from. */
export interface BodySource {
  /** As the caller gave it: the body of a `Request` is always a stream. */
  readonly body?: SentBody | undefined;
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
    const init = { body, headers: new Headers(request.headers) };
    // It names the boundary of the parts, and each FormData that is sent has another.
    if (body instanceof FormData) init.headers.delete("content-type");
    return new Request(request, init);
  };
}
