import { withoutQuotes } from "./fetch-error.js";
import { ConnectionError, InvalidResponseError } from "./request-error.js";
import { discardBody } from "./response-body.js";

/** What sends a request: `fetch`, or a function in its place. */
export type Fetch = (request: Request) => Promise<Response>;

/** What errors tell of the call that an attempt is of. */
export interface Attempted {
  readonly operation: string;
  /** The count grows with each attempt; the key is the call's own, whatever makes another attempt necessary. */
  readonly tries: { count: number; key?: string };
}

/** The mode that requests are made in, so that `fetch` follows no redirect by itself. */
export const redirect = "manual";

/** @see https://fetch.spec.whatwg.org/#redirect-status */
const redirects = /^30[12378]$/;
const mostRedirects = 10;

/**
 * Sends a request, and follows redirects of GET and HEAD within its origin.
 *
 * Credentials and secrets of a body must not reach another server, and `fetch` takes only some of them out when it follows
 * a redirect to one. So any other redirect is an error.
 *
 * @throws {ConnectionError | InvalidResponseError}
 */
export async function send(request: Request, attempted: Attempted, fetch: Fetch): Promise<Response> {
  let current = request;
  for (let followed = 0; ; followed += 1) {
    const response = await attempt(current, attempted, fetch);
    // The types of workers do not know what browsers call a redirect that they hide, as they are told not to follow it.
    const { status, type }: { readonly status: number; readonly type: string } = response;
    if (!redirects.test(String(status)) && type !== "opaqueredirect") return response;
    await discardBody(response);
    const next = redirected(response, current);
    if (next === undefined || followed === mostRedirects) {
      throw new InvalidResponseError(attempted.operation, "the redirect is not safe to follow", response);
    }
    current = next;
  }
}

async function attempt(request: Request, { operation, tries }: Attempted, fetch: Fetch): Promise<Response> {
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
    return target.origin === new URL(request.url).origin ? new Request(target, request) : undefined;
  } catch {
    return undefined;
  }
}
