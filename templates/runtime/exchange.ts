import type { Client } from "openapi-fetch";
import { createApiError, type ErrorAnswer } from "./api-error.js";
import { authorize, reauthorize, type SentCredential } from "./authorize.js";
import type { Answer } from "./call.js";
import type { ObservedCall } from "./observe-calls.js";
import type { OperationRequest } from "./operation-request.js";
import type { CallOptions, TransportConfig } from "./options.js";
import { ConnectionError, InvalidArgumentError, InvalidResponseError, RequestError } from "./request-error.js";
import { createRequestInit } from "./request-init.js";
import { isStream } from "./request-body.js";
import { readBody } from "./response-body.js";
import { requestIdIn } from "./request-id.js";
import type { Sending } from "./retry.js";
import type { Within } from "./stream.js";

interface AnyContent {
  readonly content: Readonly<Record<string, unknown>>;
}

/** The methods that openapi-fetch has types for; it sends any other as well, in capitals. */
type ClientMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

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
export interface ExchangeOptions extends CallOptions {
  readonly operation: string;
  readonly signal: AbortSignal;
  /** When the call times out, by the clock of `performance.now()`. */
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

/** The method and the path template. */
export function operationName({ method, path }: OperationRequest): string {
  return `${method} ${path}`;
}

/**
 * Sends one request and reads the answer.
 *
 * @throws {ApiError} for a status of 400 or above.
 * @throws {RequestError} where it comes to no answer, or to none that the document allows.
 */
export async function exchange<Data, Values, Body>(
  wire: Wire,
  request: OperationRequest,
  options: ExchangeOptions,
): Promise<Answer<Data, Values, Body>> {
  const { operation } = options;
  const baseUrl = wire.servers?.[request.server ?? ""] ?? wire.baseUrl;
  checkBaseUrl(operation, baseUrl, wire);
  const attempt = async (credentials: readonly SentCredential[]) => {
    const surroundings = { credentials, clientHeaders: wire.headers, callHeaders: options.headers };
    const init = createRequestInit(operation, request, surroundings);
    const answer = await fetchResponse(wire, request, { ...init, baseUrl }, options);
    // The server has not acted, whatever the method; but what has been read of a stream cannot be sent again.
    const isRefused = answer.response.status === 401 && !isStream(init.body);
    const secrets = credentials.map(({ value }) => value.replace(/^(?:Basic|Bearer) /, ""));
    return { ...answer, secrets, fresh: isRefused ? await reauthorize(credentials) : undefined };
  };
  const first = await attempt(await authorize(operation, wire.credentials, request.security));
  // The fresh ones cannot be renewed, so that the second is the last.
  const { error, response, secrets } = first.fresh === undefined ? first : await attempt(first.fresh);
  if (!response.ok) throw failure(wire, { operation, response, body: error, secrets });
  const body = request.readStream
    ? await request.readStream(response, { wire, request, options })
    : await readBody(operation, response, request.responseType ?? "json");
  options.kept.length = 0;
  const requestId = requestIdIn(response.headers, wire);
  // Nothing is in a stream yet.
  const data =
    request.unwrap && !request.readStream ? request.unwrap({ operation, response, body, requestId, secrets }) : body;
  const headers = request.readHeaders?.(response.headers) ?? {};
  return { data: data as Data, body: body as Body, headers: headers as Values, response };
}

/** What `fetch` says of a bad URL quotes it, and by then a credential may be in it. */
export function checkBaseUrl(operation: string, baseUrl: string, { checked }: Pick<Wire, "checked">): void {
  try {
    if (checked.has(baseUrl) || (!/[?#]/.test(baseUrl) && new Request(baseUrl) && checked.add(baseUrl))) return;
  } catch {
    // Reported below.
  }
  throw new InvalidArgumentError(operation, "baseUrl", "must be an absolute URL without a query or fragment");
}

async function fetchResponse(
  { client, dispatch, middleware = [] }: Wire,
  request: OperationRequest,
  init: ReturnType<typeof createRequestInit> & { readonly baseUrl: string },
  options: ExchangeOptions,
): Promise<{ readonly error?: unknown; readonly response: Response }> {
  // First in the list is last to see the response: all that can fail after it is the reading of an error's body.
  let isReading = false;
  const { operation, kept } = options;
  const watch = {
    // And first to see the request, before any takes its place.
    onRequest: (given: { readonly request: Request }) => void kept.unshift(given.request),
    onResponse: () => void (isReading = true),
  };
  try {
    return await client.request(request.method as ClientMethod, request.path, {
      ...init,
      signal: options.signal,
      parseAs: "stream",
      middleware: [watch, ...middleware],
      fetch: (attempt: Request) =>
        dispatch(attempt, { ...request, ...options, body: init.body, isReplaced: attempt !== kept[0] }),
    });
  } catch (error) {
    throw isReading && !(error instanceof RequestError) ? new ConnectionError(operation, error) : error;
  }
}

function failure(wire: Wire, { body, ...answer }: ErrorAnswer): Error {
  const { operation, response } = answer;
  const { status, headers } = response;
  if (status < 400) return new InvalidResponseError(operation, `${status} is neither success nor error`, response);
  const requestId = requestIdIn(headers, wire);
  return createApiError({ ...answer, requestId, body: body === "" ? undefined : body });
}
