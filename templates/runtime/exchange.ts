import type { Client } from "openapi-fetch";
import { createApiError } from "./api-error.js";
import { authorize } from "./authorize.js";
import type { Answer } from "./call.js";
import type { OperationRequest } from "./operation-request.js";
import type { CallOptions, TransportConfig } from "./options.js";
import { ConnectionError, InvalidArgumentError, InvalidResponseError, RequestError } from "./request-error.js";
import { createRequestInit } from "./request-init.js";
import { readBody } from "./response-body.js";
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
  /** Sends a request, below the middleware. */
  readonly dispatch: (request: Request, operation: string) => Promise<Response>;
}

/** The options of a call, with the signal that ends this request, and what limits the reading of a stream. */
export interface ExchangeOptions extends CallOptions {
  readonly signal: AbortSignal;
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
export async function exchange<Data, Values>(
  wire: Wire,
  request: OperationRequest,
  options: ExchangeOptions,
): Promise<Answer<Data, Values>> {
  const operation = operationName(request);
  checkBaseUrl(operation, wire.baseUrl);
  const init = createRequestInit(operation, request, {
    credentials: await authorize(operation, wire.credentials, request.security),
    clientHeaders: wire.headers,
    callHeaders: options.headers,
  });
  const { error, response } = await fetchResponse(wire, request, { ...init, signal: options.signal });
  if (!response.ok) throw failure(wire, operation, response, error);
  const data = request.readStream
    ? await request.readStream(response, { wire, request, options })
    : await readBody(operation, response, request.responseType ?? "json");
  const headers = request.readHeaders?.(response.headers) ?? {};
  return { data: data as Data, headers: headers as Values, response };
}

/** What `fetch` says of a bad URL quotes it, and by then a credential may be in it. */
export function checkBaseUrl(operation: string, baseUrl: string): void {
  try {
    if (!/[?#]/.test(baseUrl) && new Request(baseUrl)) return;
  } catch {
    // Reported below.
  }
  throw new InvalidArgumentError(operation, "baseUrl", "must be an absolute URL without a query or fragment");
}

async function fetchResponse(
  { client, dispatch, middleware = [] }: Wire,
  request: OperationRequest,
  init: ReturnType<typeof createRequestInit> & { readonly signal: AbortSignal },
): Promise<{ readonly error?: unknown; readonly response: Response }> {
  const operation = operationName(request);
  const method = request.method.toLowerCase() as ClientMethod;
  // First in the list is last to see the response: all that can fail after it is the reading of an error's body.
  let isReading = false;
  const watch = { onResponse: () => void (isReading = true) };
  try {
    return await client.request(method, request.path, {
      ...init,
      parseAs: "stream",
      middleware: [watch, ...middleware],
      fetch: (attempt: Request) => dispatch(attempt, operation),
    });
  } catch (error) {
    throw isReading && !(error instanceof RequestError) ? new ConnectionError(operation, error) : error;
  }
}

function failure({ requestIdHeaders = [] }: Wire, operation: string, response: Response, body: unknown): Error {
  const { status, headers } = response;
  if (status < 400) return new InvalidResponseError(operation, `${status} is neither success nor error`, response);
  const [requestId] = requestIdHeaders.flatMap((name) => headers.get(name) ?? []);
  return createApiError({ operation, response, requestId, body: body === "" ? undefined : body });
}
