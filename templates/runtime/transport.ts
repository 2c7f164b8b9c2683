import createClient, { type Middleware } from "openapi-fetch";
import { authorize, type Credential, type Security, type SentCredential } from "./auth.js";
import { createCall, type Answer, type ApiCall } from "./call.js";
import { startDeadline } from "./deadline.js";
import { createApiError, InvalidArgumentError, InvalidResponseError, type ErrorResponse } from "./errors.js";
import {
  serializeCookies,
  serializeHeaders,
  serializePath,
  serializeQuery,
  type ParameterValues,
} from "./serialize.js";

/** Sends a request and gives its response. */
export type Fetch = (request: Request) => Promise<Response>;

/** Options of every client. */
export interface TransportOptions {
  /** Where the paths begin. */
  baseUrl?: string | undefined;
  /** What sends the requests; the runtime's own `fetch` without it. */
  fetch?: Fetch | undefined;
  /** Headers of every request. */
  headers?: HeadersInit | undefined;
  /** Milliseconds that a call may take as a whole, with the reading of the response; 60,000 without it, 0 for no limit. */
  timeout?: number | undefined;
  /** Middleware of openapi-fetch: it sees each call once. */
  middleware?: readonly Middleware[] | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call when it is aborted. */
  signal?: AbortSignal | undefined;
  /** In place of the client's. */
  timeout?: number | undefined;
  /** Beside the client's, or in their place. */
  headers?: HeadersInit | undefined;
}

/** What a client is made of. */
export interface TransportConfig extends TransportOptions {
  /** Option of the client → how its security scheme is satisfied. */
  readonly credentials: Readonly<Record<string, Credential>>;
  /** What satisfies a request of the raw client, which belongs to no operation. */
  readonly defaultSecurity: Security;
  /** The response headers that may hold the id of a request, the best first. */
  readonly requestIdHeaders?: readonly string[];
}

/** One request of an operation. */
export interface OperationRequest {
  readonly method: string;
  /** The path template. */
  readonly path: string;
  readonly security: Security;
  readonly pathParams?: ParameterValues;
  readonly query?: ParameterValues;
  readonly headers?: ParameterValues;
  readonly cookies?: ParameterValues;
  readonly body?: unknown;
  /** JSON without it; the body of another type is sent as it is. */
  readonly contentType?: string;
  /** How the body of a successful response is read; JSON without it. */
  readonly responseType?: "json" | "text" | "binary" | "none";
}

/** What sends the requests of a client's operations. */
export interface Transport {
  readonly config: TransportConfig;
  /** Sends one request as it is: every attempt of every call goes through here. */
  readonly send: Fetch;
  call<Data, Failure>(request: OperationRequest, options?: CallOptions): ApiCall<Data, Failure>;
}

const defaultTimeout = 60_000;

const defaultRequestIdHeaders = ["x-request-id", "request-id"];

export function createTransport(config: TransportConfig): Transport {
  const { fetch: sendOne = (request) => fetch(request) } = config;
  const send: Fetch = (request) => sendOne(request);
  return {
    config,
    send,
    call: (request, options = {}) => createCall(perform(config, send, request, options)),
  };
}

async function perform<Data>(
  config: TransportConfig,
  send: Fetch,
  request: OperationRequest,
  options: CallOptions,
): Promise<Answer<Data>> {
  const operation = `${request.method} ${request.path}`;
  const deadline = startDeadline(options.signal, options.timeout ?? config.timeout ?? defaultTimeout);
  try {
    const credentials = await deadline.within(authorize(operation, request.security, config.credentials), operation);
    const init = buildInit(operation, config, request, { options, credentials });
    const { data, error, response } = await openClient(operation, config, send)
      .request(request.method, request.path, { ...init, signal: deadline.signal })
      .catch((failure: unknown) => {
        throw deadline.explain(failure, operation);
      });
    if (!response.ok) throw createApiError(describeResponse(operation, response, error, config));
    return { data: parse(operation, data, request) as Data, response };
  } finally {
    deadline.end();
  }
}

/** What openapi-fetch is called with; its own types need the paths of a document, which the runtime does not have. */
interface UntypedClient {
  request(method: string, path: string, init: object): Promise<UntypedResponse>;
}

interface UntypedResponse {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

function openClient(operation: string, { baseUrl, middleware = [] }: TransportConfig, send: Fetch): UntypedClient {
  if (!baseUrl) throw new InvalidArgumentError(operation, "no base URL: set the option `baseUrl`");
  const client = createClient<Record<string, never>>({ baseUrl, fetch: send });
  client.use(...middleware);
  return client as unknown as UntypedClient;
}

interface InitContext {
  readonly options: CallOptions;
  readonly credentials: readonly SentCredential[];
}

function buildInit(
  operation: string,
  config: TransportConfig,
  request: OperationRequest,
  { options, credentials }: InitContext,
): object {
  const { contentType, pathParams = {}, query = {}, cookies = {}, body, responseType } = request;
  const path = serializePath(operation, request.path, pathParams);
  const search = serializeQuery(operation, { ...query, ...valuesIn("query", credentials) });
  const cookie = serializeCookies(operation, { ...cookies, ...valuesIn("cookie", credentials) });
  const headers = [
    ...(contentType && body !== undefined ? [["content-type", contentType] as const] : []),
    ...new Headers(config.headers),
    ...serializeHeaders(request.headers ?? {}),
    ...(cookie ? [["cookie", cookie] as const] : []),
    ...new Headers(options.headers),
    ...Object.entries(valuesIn("header", credentials)),
  ];
  return {
    body,
    ...(contentType && !/[/+]json\b/.test(contentType) ? { bodySerializer: (value: unknown) => value } : {}),
    headers: mergeHeaders(operation, headers),
    // openapi-fetch asks for a serialised path only where there are path parameters.
    params: { path: {} },
    // It is given the template with the base URL before it.
    pathSerializer: (template: string) => template.slice(0, -request.path.length) + path,
    querySerializer: () => search,
    parseAs: responseType === "binary" ? "blob" : "text",
    // A server that redirects elsewhere gets no credential: `fetch` itself keeps only `authorization` from it.
    redirect: credentials.every(({ name }) => name === "authorization") ? "follow" : "error",
  };
}

function valuesIn(place: SentCredential["in"], credentials: readonly SentCredential[]): Record<string, string> {
  return Object.fromEntries(
    credentials.filter((credential) => credential.in === place).map(({ name, value }) => [name, value]),
  );
}

/** The later of two headers of one name is sent. */
function mergeHeaders(operation: string, entries: readonly (readonly [name: string, value: string])[]): Headers {
  const headers = new Headers();
  for (const [name, value] of entries) {
    try {
      headers.set(name, value);
    } catch {
      throw new InvalidArgumentError(operation, `the header \`${name}\` has a value that cannot be sent`);
    }
  }
  return headers;
}

/** The data of a successful response. */
function parse(operation: string, data: unknown, { responseType = "json" }: OperationRequest): unknown {
  if (responseType === "none" || (responseType === "json" && !data)) return undefined;
  if (responseType !== "json") return data;
  try {
    return JSON.parse(data as string);
  } catch (error) {
    throw new InvalidResponseError(operation, "the body of the response is not JSON", error);
  }
}

function describeResponse(
  operation: string,
  { status, statusText, headers }: Response,
  body: unknown,
  { requestIdHeaders = defaultRequestIdHeaders }: TransportConfig,
): ErrorResponse<number> {
  const idHeader = requestIdHeaders.find((name) => headers.has(name));
  return { operation, status, statusText, headers, body, requestId: (idHeader && headers.get(idHeader)) || undefined };
}
