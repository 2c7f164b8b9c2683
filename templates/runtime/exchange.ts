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
import { discardBody } from "./response-body.js";
import { requestIdIn } from "./request-id.js";
import { hiding } from "./secrets.js";
import type { Sending } from "./retry.js";
import type { Attempted } from "./send.js";
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
export interface ExchangeOptions extends CallOptions, Attempted {
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
  const { operation, tries } = options;
  const baseUrl = wire.servers?.[request.server ?? ""] ?? wire.baseUrl;
  checkBaseUrl(operation, baseUrl, wire);
  const attempt = async (credentials: readonly SentCredential[]) => {
    const surroundings = { credentials, clientHeaders: wire.headers, callHeaders: options.headers };
    const init = createRequestInit(operation, request, surroundings);
    const hide = hiding(() => [
      ...credentials.flatMap((credential) => credential.secrets(credential.value)),
      ...(request.secrets?.() ?? []),
    ]);
    const sending = { ...request, ...options, hide, body: init.body };
    const answer = await fetchResponse(wire, { ...init, baseUrl }, sending);
    // The server has not acted, whatever the method; but what has been read of a stream cannot be sent again.
    const isRefused = answer.response.status === 401 && !isStream(init.body);
    return { ...answer, hide, fresh: isRefused ? await reauthorize(credentials) : undefined };
  };
  const first = await attempt(await authorize(operation, wire.credentials, request.security));
  // The fresh ones cannot be renewed, so that the second is the last.
  const { error, response, hide } = first.fresh === undefined ? first : await attempt(first.fresh);
  const requestId = requestIdIn(response.headers, wire);
  const given = { operation, response, requestId, attempts: tries.count, hide };
  if (!response.ok) throw failure({ ...given, body: error });
  const body = request.readStream
    ? await request.readStream(response, { wire, request, options })
    : await (request.readBody ?? discardBody)(response, options, hide);
  options.kept.length = 0;
  // Nothing is in a stream yet.
  const data = request.unwrap && !request.readStream ? request.unwrap({ ...given, body }) : body;
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
  init: ReturnType<typeof createRequestInit> & { readonly baseUrl: string },
  sending: Pick<OperationRequest, "method" | "path"> & Omit<Sending, "isReplaced"> & Pick<ExchangeOptions, "kept">,
): Promise<{ readonly error?: unknown; readonly response: Response }> {
  const { operation, signal, tries, kept } = sending;
  // First in the list is last to see the response: all that can fail after it is the reading of an error's body.
  let isReading = false;
  const watch = {
    // And first to see the request, before any takes its place.
    onRequest: (given: { readonly request: Request }) => void kept.unshift(given.request),
    onResponse: () => void (isReading = true),
  };
  try {
    return await client.request(sending.method as ClientMethod, sending.path, {
      ...init,
      signal,
      parseAs: "stream",
      middleware: [watch, ...middleware],
      fetch: (attempt: Request) => dispatch(attempt, { ...sending, isReplaced: attempt !== kept[0] }),
    });
  } catch (error) {
    throw isReading && !(error instanceof RequestError) ? new ConnectionError(operation, error, tries.count) : error;
  }
}

function failure({ body, ...answer }: ErrorAnswer): Error {
  const { operation, response } = answer;
  const { status } = response;
  if (status < 400) return new InvalidResponseError(operation, `${status} is neither success nor error`, response);
  return createApiError({ ...answer, body: body === "" ? undefined : body });
}
