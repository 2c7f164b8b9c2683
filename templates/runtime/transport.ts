// What makes the credentials of a client: who makes a transport imports no more than this module.
export { apiKey, basic, type BasicCredentialSource, bearer, type CredentialSource, http } from "./auth.js";

import createClient from "openapi-fetch";
import { authorized, secretsOf, type SentCredential } from "./auth.js";
import type { Answer, ApiCall, NoHeaders, Result } from "./call.js";
import {
  AbortedError,
  ApiError,
  ConnectionError,
  createApiError,
  type Hide,
  hiding,
  InvalidResponseError,
  RequestError,
  requestIdIn,
  TimeoutError,
} from "./errors.js";
import type { OperationRequest } from "./operation-request.js";
import type {
  AnyPaths,
  CallOptions,
  ClientMethod,
  ExchangeOptions,
  LimitedWork,
  Limits,
  TransportConfig,
  Wire,
  Within,
} from "./options.js";
import { checkBaseUrl, checkNumbers, createRequestInit, isStream, redirect } from "./request.js";
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
    client: createClient<AnyPaths>({ redirect, bodySerializer: (body: unknown) => body }),
    // Every attempt of every request passes here, below the middleware.
    dispatch(request, sending) {
      const { options, hide, body, isReplaced } = sending;
      // With the body given again, `fetch` does not pipe it from one request to another, which takes a fifth of a call. Where
      // middleware has taken the content type away, `fetch` would then put one in its place.
      const init =
        typeof body === "string" && !isReplaced && request.headers.has("content-type") ? { body } : undefined;
      const given = config.fetch ?? ((sent) => globalThis.fetch(sent, init));
      const fetch = options.observed?.attempts(given, hide) ?? given;
      const attempt = (next: Request) =>
        withinTimeout(config.attemptTimeout, next, options, (timed) => send(timed, options, fetch));
      return retrying(request, sending, config, attempt);
    },
  };

  const deadline = createDeadline();

  return {
    call(request, options = {}) {
      const operation = operationName(request);
      const { signal, timeout = config.timeout ?? defaultTimeout } = options;
      const observed = config.observer?.(request, config);
      const tries = { count: 0 };
      const within: Within = (work, limits) => deadline({ operation, signal, timeout, tries, ...limits }, work);
      const answer = within((ending, endsAt) =>
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
  const { operation, tries, kept } = options;
  checkNumbers(operation, wire);
  checkNumbers(operation, options);
  const { error, response, hide } = await authorized(operation, wire.credentials, request.security, (credentials) =>
    fetchResponse(wire, request, options, credentials),
  );
  const requestId = requestIdIn(response.headers, wire.requestIdHeaders);
  const answer = { operation, response, requestId, attempts: tries.count, hide };
  if (!response.ok) throw failure({ ...answer, body: error });
  const body = await (request.readStream
    ? request.readStream(response, { wire, request, options, hide })
    : (request.readBody ?? discardBody)(response, options, hide));
  kept.length = 0;
  // Nothing is in a stream yet.
  const data = request.unwrap && !request.readStream ? request.unwrap({ ...answer, body }) : body;
  const headers = request.readHeaders?.(response.headers) ?? {};
  return { data: data as Data, body: body as Body, headers: headers as Values, response };
}

/** Sends a request with these credentials, through the middleware, and takes what comes of it for what it is. */
async function fetchResponse(
  wire: Wire,
  request: OperationRequest,
  options: ExchangeOptions,
  credentials: readonly SentCredential[],
): Promise<Fetched> {
  const { operation, signal, tries, kept } = options;
  const baseUrl = wire.servers?.[request.server ?? ""] ?? wire.baseUrl;
  checkBaseUrl(operation, baseUrl, wire);
  const init = createRequestInit(request, options, wire, credentials);
  const { body } = init;
  // What has been read of a stream cannot be sent again.
  const isReadOnce = isStream(body);
  const hide = hiding(() => secretsOf(credentials, request.secrets));
  // First in the list is last to see the response: all that can fail after it is the reading of an error's body.
  let isReading = false;
  const watch = {
    // And first to see the request, before any takes its place.
    onRequest: (given: { readonly request: Request }) => void kept.unshift(given.request),
    onResponse: () => void (isReading = true),
  };
  try {
    const { error, response } = await wire.client.request(request.method as ClientMethod, request.path, {
      ...init,
      baseUrl,
      // Without it, `fetch` takes no stream for a body.
      duplex: "half",
      signal,
      parseAs: "stream",
      middleware: [watch, ...(wire.middleware ?? [])],
      fetch: (attempt: Request) =>
        wire.dispatch(attempt, {
          options: isReadOnce ? { ...options, maxRetries: 0 } : options,
          hide,
          retryConflict: request.retryConflict,
          body,
          isReplaced: attempt !== kept[0],
        }),
    });
    // The server has not acted, whatever the method.
    return { error, response, hide, isRefused: response.status === 401 && !isReadOnce };
  } catch (error) {
    throw isReading && !(error instanceof RequestError) ? new ConnectionError(operation, error, tries.count) : error;
  }
}

/** What has come of a request. */
interface Fetched {
  readonly error?: unknown;
  readonly response: Response;
  /** Takes the secrets of the request out of a text. */
  readonly hide: Hide;
  /** Other credentials may do better. */
  readonly isRefused: boolean;
}

export function failure({ body, ...answer }: ErrorAnswer): Error {
  const { operation, response } = answer;
  const { status } = response;
  if (status < 400) return new InvalidResponseError(operation, `${status} is neither success nor error`, response);
  return createApiError({ ...answer, body: body === "" ? undefined : body });
}

/** Runs the work of a call within its limits. */
export type Deadline = <T>(limits: Limits, work: LimitedWork<T>) => Promise<T>;

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
      const release = <V>(value: V) => {
        // By the types of workers it takes no undefined.
        if (timer !== undefined) clearTimeout(timer);
        unwatch?.();
        return value;
      };
      // What has failed may have left a connection open: functions of the caller's may throw before an answer is read.
      const end = (error: unknown) => {
        reject(release(error));
        controller.abort(error);
      };
      const isLimited = timeout > 0 && timeout <= longestDelay;
      const expire = () => end(new TimeoutError(operation, timeout, tries.count));
      const timer = isLimited ? setTimeout(expire, timeout) : undefined;
      const unwatch = signal && watch(signal, () => end(new AbortedError(operation, signal.reason)));
      // Each promise leads to the next, so that stacks of errors have the functions that await a call. `finally` would take
      // two more turns.
      work(controller.signal, performance.now() + (timeout || Infinity))
        .then(release)
        .then(resolve, end);
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
