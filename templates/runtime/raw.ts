import createOpenapiClient, {
  type Client,
  type HeadersOptions,
  mergeHeaders as merge,
  type Middleware,
} from "openapi-fetch";
import { authorized, type SentCredential, secretsOf } from "./auth.js";
import {
  AbortedError,
  ConnectionError,
  type Hide,
  hiding,
  InvalidResponseError,
  quoted,
  RequestError,
  requestIdIn,
} from "./errors.js";
import {
  addCookies,
  checkBaseUrl,
  checkNumbers,
  credentialsIn,
  isStream,
  mergeHeaders,
  type ParameterValues,
  redirect,
  serializePath,
  writtenCookies,
} from "./request.js";
import { failure, type Transport } from "./transport.js";

/** The openapi-fetch client for the paths of a document. @see https://openapi-ts.dev/openapi-fetch/api */
export type RawClient<Paths extends object> = Client<Paths>;

/** What a caller says of a request. */
interface RawInit {
  readonly params?: { readonly [Place in "path" | "query" | "header" | "cookie"]?: ParameterValues };
  readonly headers?: HeadersOptions;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null;
  readonly middleware?: readonly Middleware[];
}

/** An answer as openapi-fetch gives it. */
interface RawAnswer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** openapi-fetch for paths of any document. */
interface AnyClient {
  request(method: string, path: string, init: object): Promise<RawAnswer>;
}

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/**
 * Makes an openapi-fetch client that sends as `transport` does: to the same server, with the same headers, credentials,
 * middleware and `fetch`, with the same retries and a fresh credential after a 401, and seen by the same observer. The
 * rest is as with openapi-fetch: error answers are values, and there is no timeout.
 *
 * @throws {InvalidArgumentError} where a header of the client's options cannot be sent.
 */
export function rawClient<Paths extends object>(transport: Pick<Transport, "wire">): RawClient<Paths> {
  const wire = transport.wire();
  const headers = mergeHeaders("client", wire.headers);
  const client = createOpenapiClient({ baseUrl: wire.baseUrl, redirect, headers }) as unknown as AnyClient;
  let own: readonly Middleware[] = [];

  const request = async (method: string, path: string, init: RawInit = {}): Promise<RawAnswer> => {
    // Which operation a request is of is not known, so it gets the first alternative of the document that the client has.
    const { defaultSecurity: security = [] } = wire;
    const operation = `${method} ${path}`;
    const tries = { count: 0 };
    const { body } = init;
    // What has been read of a stream cannot be sent again.
    const isReadOnce = isStream(body);
    const limits = isReadOnce ? { maxRetries: 0 } : {};
    const observed = wire.observer?.({ method, path, security, body }, wire);
    const answering = authorized(operation, wire.credentials, security, async (credentials) => {
      checkNumbers(operation, wire);
      checkBaseUrl(operation, wire.baseUrl, wire);
      // What of the rest is a secret is not known either.
      const hide = hiding(() =>
        secretsOf(credentials, { in: [init.params, [...merge(init.headers).entries()], body] }),
      );
      // First in the list is last to see it: all that can fail after it is the reading of the body.
      let answered: Response | undefined;
      const watch: Middleware = { onResponse: ({ response }) => void (answered = response) };
      const requested = client.request(method, path, {
        pathSerializer: (template: string, values: ParameterValues) => serializePath(operation, template, values),
        ...init,
        middleware: [watch, authorizing(credentials), ...(wire.middleware ?? []), ...own, ...(init.middleware ?? [])],
        fetch: async (sent: Request) =>
          wire.dispatch(sent, {
            options: { operation, tries, observed, signal: sent.signal, endsAt: Infinity, kept: [], ...limits },
            hide,
            // What the body was made of is not known, so that it is the request that is kept for another attempt.
            isReplaced: sent.body !== null,
          }),
      });
      const answer = await requested.catch((error: unknown) => {
        throw told(error, { operation, signal: init.signal, answered, attempts: tries.count, hide });
      });
      return { answer, hide, isRefused: answer.response.status === 401 && !isReadOnce };
    });
    const ended = async () => {
      const { answer, hide } = await answering;
      const { data, error, response } = answer;
      const requestId = requestIdIn(response.headers, wire.requestIdHeaders);
      if (response.ok) return { data, body: data, headers: {}, response };
      throw failure({ operation, response, requestId, attempts: tries.count, hide, body: error });
    };
    observed?.end(ended()).catch(() => {});
    return (await answering).answer;
  };

  return {
    ...Object.fromEntries(
      methods.map((method) => [method, async (path: string, init?: RawInit) => request(method, path, init)]),
    ),
    request: async (method: string, path: string, init?: RawInit) => request(method.toUpperCase(), path, init),
    use: (...added: readonly Middleware[]) => void (own = [...own, ...added]),
    eject: (...removed: readonly Middleware[]) => void (own = own.filter((one) => !removed.includes(one))),
  } as unknown as RawClient<Paths>;
}

/** What is known of a request that has failed. */
interface Failed {
  readonly operation: string;
  readonly signal: AbortSignal | null | undefined;
  /** The answer whose body was being read. */
  readonly answered: Response | undefined;
  readonly attempts: number;
  readonly hide: Hide;
}

/** The error of a call in the place of what openapi-fetch throws; what functions of the caller's throw, as it is. */
function told(error: unknown, { operation, signal, answered, attempts, hide }: Failed): unknown {
  if (error instanceof RequestError) return error;
  if (signal?.aborted) return new AbortedError(operation, signal.reason);
  if (!answered) return error;
  if (!(error instanceof SyntaxError)) return new ConnectionError(operation, error, attempts);
  // What the parser throws quotes the body.
  const found = quoted(answered.headers.get("content-type") ?? "no content type", hide);
  return new InvalidResponseError(operation, `the body is not JSON (${found})`, answered);
}

/** Puts credentials in a request. */
function authorizing(credentials: readonly SentCredential[]): Middleware {
  return {
    onRequest({ request }) {
      for (const [name, value] of Object.entries(credentialsIn("header", credentials)))
        request.headers.set(name, value);
      addCookies(request.headers, ...Object.values(writtenCookies(credentials)).flatMap((write) => write()));
      const url = new URL(request.url);
      for (const [name, value] of Object.entries(credentialsIn("query", credentials)))
        url.searchParams.set(name, value);
      return url.href === request.url ? undefined : new Request(url, request);
    },
  };
}
