import type { Middleware, MiddlewareCallbackParams } from "openapi-fetch";
import { authorized, secretsOf } from "./auth.js";
import type { Answer, ApiCall, NoHeaders, Result } from "./call.js";
import {
  AbortedError,
  ApiError,
  ConnectionError,
  createApiError,
  hiding,
  InvalidResponseError,
  RequestError,
  requestIdIn,
  TimeoutError,
} from "./errors.js";
import type { OperationRequest } from "./operation-request.js";
import type {
  CallOptions,
  Attempted,
  ExchangeOptions,
  Fetch,
  Limits,
  Sending,
  TransportConfig,
  Wire,
  Within,
} from "./options.js";
import {
  checkBaseUrl,
  createRequest,
  type CreatedRequest,
  isStream,
  type ParameterValues,
  serializePath,
  serializeQuery,
  type Surroundings,
} from "./request.js";
import { discardBody, longestDelay, retrying, send, withinTimeout } from "./send.js";
import type { ErrorAnswer } from "./status.js";

export type { CallOptions, TransportConfig, TransportOptions } from "./options.js";

/** Sends the requests of a client. */
export interface Transport {
  /**
   * Starts a call at once, and gives an `ApiCall`: the operation's function says of what. `never` fits there whatever
   * it says, without a compiler having to infer or to compare anything once for each operation.
   */
  call(request: OperationRequest, options?: CallOptions): never;

  /** What other clients are built on. A function, so that a transport that gets into a log shows no secret. */
  wire(): Wire;
}

/** In milliseconds. */
const defaultTimeout = 60_000;

export function createTransport(config: TransportConfig): Transport {
  const { baseUrl = "" } = config;
  const wire: Wire = {
    ...config,
    baseUrl,
    checked: new Set(),
    // Every attempt of every request passes here, below the middleware.
    dispatch(request, sending) {
      const given = config.fetch ?? globalThis.fetch;
      const fetch = sending.observed?.attempts(given, sending) ?? given;
      const attempt = (next: Request) =>
        withinTimeout(config.attemptTimeout, next, sending, (timed) =>
          send(timed, sending, (sent) => {
            sending.kept?.push(next, sent);
            return fetch(sent);
          }),
        );
      return retrying(config, attempt)(request, sending);
    },
  };

  const deadline = createDeadline();

  return {
    call(request, options = {}) {
      const operation = operationName(request);
      const { signal, timeout = config.timeout ?? defaultTimeout } = options;
      const endsAt = performance.now() + (timeout > 0 ? timeout : Infinity);
      const observed = config.observer?.(request, config);
      const tries = { count: 0 };
      const within: Within = (work, limits) => deadline({ operation, signal, timeout, tries, ...limits }, work);
      const answer = within((ending) =>
        exchange(wire, request, { ...options, operation, signal: ending, endsAt, tries, observed, kept: [], within }),
      );
      return createCall(observed?.end(answer) ?? answer) as never;
    },
    wire: () => wire,
  };
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
  const { hide, response, error } = await authorized(operation, wire.credentials, request.security, (credentials) =>
    receive(wire, request, options, { baseUrl, credentials, clientHeaders: wire.headers }),
  );
  const requestId = requestIdIn(response.headers, wire.requestIdHeaders);
  const given = { operation, response, requestId, attempts: tries.count, hide };
  if (!response.ok) throw failure({ ...given, body: error });
  const body = request.readStream
    ? await request.readStream(response, { wire, request, options, hide })
    : await (request.readBody ?? discardBody)(response, options, hide);
  options.kept.length = 0;
  // Nothing is in a stream yet.
  const data = request.unwrap && !request.readStream ? request.unwrap({ ...given, body }) : body;
  const headers = request.readHeaders?.(response.headers) ?? {};
  return { data: data as Data, body: body as Body, headers: headers as Values, response };
}

/** Sends a request with some credentials, and reads what the answer says where that is an error. */
async function receive(wire: Wire, request: OperationRequest, options: ExchangeOptions, surroundings: Surroundings) {
  const created = createRequest(request, options, surroundings);
  const { body } = created;
  const hide = hiding(() => [...secretsOf(surroundings.credentials), ...(request.secrets?.() ?? [])]);
  const { path, retryConflict } = request;
  const response = await sendThrough(wire, created, path, { ...options, hide, body, retryConflict });
  const error = response.ok ? undefined : await readError(response, options);
  // The server has not acted, whatever the method; but what has been read of a stream cannot be sent again.
  return { hide, response, error, isRefused: response.status === 401 && !isStream(body) };
}

/** Sends a request as the middleware will have it. */
async function sendThrough(
  { dispatch, middleware = [] }: Wire,
  { request, ...created }: CreatedRequest,
  schemaPath: string,
  sending: Omit<Sending, "isReplaced">,
): Promise<Response> {
  sending.kept?.push(request);
  const fetch: Fetch = (sent) => dispatch(sent, { ...sending, isReplaced: sent !== request });
  if (middleware.length === 0) return fetch(request);
  const { operation } = sending;
  const options = {
    baseUrl: created.baseUrl,
    fetch,
    parseAs: "stream",
    querySerializer: (values: ParameterValues) => serializeQuery(operation, values),
    bodySerializer: (body: unknown) => body,
    pathSerializer: (template: string, values: ParameterValues) => serializePath(operation, template, values),
  } as unknown as MiddlewareCallbackParams["options"];
  const id = Math.random().toString(36).slice(2, 11);
  return throughMiddleware(middleware, { schemaPath, params: created.params, options, id, request }, fetch);
}

/**
 * What openapi-fetch does with middleware: each sees the request in this order, and what came of it in the opposite one. A
 * response in the place of a request is the answer, and no other middleware sees it.
 *
 * @see https://openapi-ts.dev/openapi-fetch/middleware-auth
 */
async function throughMiddleware(
  middleware: readonly Middleware[],
  { request, ...context }: MiddlewareCallbackParams,
  fetch: Fetch,
): Promise<Response> {
  let sent = request;
  for (const one of middleware) {
    const given = await one.onRequest?.({ ...context, request: sent });
    if (given instanceof Response) return given;
    if (given && !(given instanceof Request)) throw new TypeError("onRequest must give a Request or a Response");
    sent = given ?? sent;
  }
  const backwards = [...middleware].reverse();
  let response = await fetch(sent).catch(async (thrown: unknown) => {
    let error = thrown;
    for (const one of backwards) {
      const given = await one.onError?.({ ...context, request: sent, error });
      if (given instanceof Response) return given;
      if (given && !(given instanceof Error)) throw new TypeError("onError must give a Response or an Error");
      error = given ?? error;
    }
    throw error;
  });
  for (const one of backwards) {
    const given = await one.onResponse?.({ ...context, request: sent, response });
    if (given && !(given instanceof Response)) throw new TypeError("onResponse must give a Response");
    response = given ?? response;
  }
  return response;
}

/** What an answer with an error status says: parsed where it is JSON, else the text. */
async function readError(response: Response, { operation, tries }: Attempted): Promise<unknown> {
  let text = "";
  try {
    text = await response.text();
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw new ConnectionError(operation, error, tries.count);
  }
}

export function failure({ body, ...answer }: ErrorAnswer): Error {
  const { operation, response } = answer;
  const { status } = response;
  if (status < 400) return new InvalidResponseError(operation, `${status} is neither success nor error`, response);
  return createApiError({ ...answer, body: body === "" ? undefined : body });
}

/** Runs the work of a call within its limits. */
export type Deadline = <T>(limits: Limits, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** The calls that a signal ends. They share a listener: Node takes more than ten on one signal for a leak. */
class Waiting extends Set<() => void> {
  handleEvent(): void {
    for (const stop of this) stop();
  }
}

/**
 * The deadline rejects at once with a `TimeoutError` or an `AbortedError` when a limit is reached, whether the work heeds
 * its signal or not. It leaves nothing behind on the caller's signal, which may live on for thousands of calls.
 */
export function createDeadline(): Deadline {
  const waitingFor = new WeakMap<AbortSignal, Waiting>();

  const watch = (signal: AbortSignal, stop: () => void) => {
    const waiting = waitingFor.get(signal) ?? new Waiting();
    waitingFor.set(signal, waiting.add(stop));
    // To add a listener again does nothing.
    signal.addEventListener("abort", waiting);
    return () => {
      waiting.delete(stop);
      if (waiting.size === 0) signal.removeEventListener("abort", waiting);
    };
  };

  return ({ operation, signal, timeout, tries }, work) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(new AbortedError(operation, signal.reason));
      const controller = new AbortController();
      const end = (error: TimeoutError | AbortedError) => {
        release();
        reject(error);
        controller.abort(error);
      };
      const isLimited = timeout > 0 && timeout <= longestDelay;
      const expire = () => end(new TimeoutError(operation, timeout, tries.count));
      const timer = isLimited ? setTimeout(expire, timeout) : undefined;
      const unwatch = signal && watch(signal, () => end(new AbortedError(operation, signal.reason)));
      const release = () => {
        if (timer !== undefined) clearTimeout(timer);
        unwatch?.();
      };
      work(controller.signal).finally(release).then(resolve, reject);
    });
}

export function createCall<Data, Failure, Values = NoHeaders, Body = Data>(
  answer: Promise<Answer<Data, Values, Body>>,
): ApiCall<Data, Failure, Values, Body> {
  const call = answer.then(({ data }) => data);
  // Whoever takes another view handles the failure there, so it must not be reported as unhandled here.
  const leave = () => void call.catch(() => {});
  return Object.assign(call, {
    async withResponse() {
      leave();
      return answer;
    },
    async result(): Promise<Result<Data, Failure, Values, Body>> {
      leave();
      try {
        return { ok: true, ...(await answer) };
      } catch (error) {
        if (error instanceof ApiError || error instanceof RequestError) return { ok: false, error: error as Failure };
        throw error;
      }
    },
  });
}

/** The method and the path template. */
export function operationName({ method, path }: OperationRequest): string {
  return `${method} ${path}`;
}
