import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { apiKey, basic, bearer } from "../../../templates/runtime/auth.ts";
import { type CallLogger, type CallLogLevel, logCalls, observeCalls } from "../../../templates/runtime/log.ts";
import type { OperationRequest } from "../../../templates/runtime/operation-request.ts";
import type { CallOptions, TransportConfig } from "../../../templates/runtime/options.ts";
import { readText } from "../../../templates/runtime/response.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { deadOrigin, type ReceivedRequest, respond, type ServerAnswer, startServer } from "./start-server.ts";

/** Every secret of a call has this in it, also when it is in base64 or in a URL. */
const mark = "L34K";
const secret = (name: string) => `${mark}-${name}`;
const password = secret("password");

const credentials = {
  token: bearer(secret("token")),
  fetched: bearer(({ refresh }) => secret(refresh ? "fresh" : "old")),
  header: apiKey(secret("header"), { in: "header", name: "x-pin" }),
  query: apiKey(secret("query"), { in: "query", name: "pin" }),
  cookie: apiKey(secret("cookie"), { in: "cookie", name: "pin" }),
  login: basic({ username: "me", password }),
  broken: bearer(`${secret("broken")}\n`),
  missing: bearer(undefined, "NO_SUCH_TOKEN"),
};

/** What the document calls sensitive, and what a request has of it. */
const sensitive = ["secret", "pin", "x-pin", "vault", "password", "filter", "x-scope"];
const request = {
  method: "POST",
  path: "/things/{vault}",
  security: [["token", "header", "query", "cookie"]],
  pathParams: { vault: secret("path") },
  query: { page: 2, filter: JSON.stringify({ secret: secret("filter") }) },
  headers: { "x-scope": `secret,${secret("scope")}` },
  body: {
    name: "n",
    secret: secret("body"),
    list: [{ secret: { deep: secret("deep") } }],
    password: secret("unnamed"),
  },
} satisfies Partial<OperationRequest>;

interface Case {
  readonly answer?: ServerAnswer;
  readonly request?: Partial<OperationRequest>;
  readonly config?: Partial<TransportConfig>;
  readonly options?: CallOptions;
  readonly baseUrl?: () => Promise<string>;
}

/** What a server knows that has decoded the header. */
function passwordIn({ headers: { authorization = "" } }: ReceivedRequest): string {
  return authorization.startsWith("Basic ") ? atob(authorization.slice(6)) : "";
}

/** Nothing says what is in a body that is no object. */
function objectIn({ body }: ReceivedRequest): string {
  return body.startsWith("{") ? body : "";
}

/** Says all that it was told, and who it was. */
const echo = (status: number, received: ReceivedRequest) => ({
  status,
  statusText: `Not ${[received.headers.authorization, passwordIn(received), received.url].join(" ")}`,
  headers: {
    "set-cookie": `session=${secret("session")}`,
    "x-request-id": `r-${received.headers.authorization}`,
    location: `/?a=${secret("location")}`,
  },
  body: {
    message: `no: ${[received.headers.authorization, passwordIn(received), received.url, objectIn(received)].join(" ")}`,
    secret: secret("answer"),
    headers: received.headers,
  },
});
const echoing = (status: number) => ({
  answer: (received: ReceivedRequest, response: Parameters<typeof respond>[0]) =>
    respond(response, echo(status, received)),
});
const get = { ...request, method: "GET", body: undefined };
const withContent = (type: string, body: string) => ({ answer: { headers: { "content-type": type }, body } });

const cases: readonly (readonly [string, Case])[] = [
  ["a success", echoing(200)],
  ...[400, 401, 403, 404, 408, 409, 410, 418, 422, 429, 500, 502, 503].map(
    (status) => [`${status}`, echoing(status)] as const,
  ),
  ["a refresh", { ...echoing(401), request: { security: [["fetched"]] } }],
  ["a user and a password", { ...echoing(401), request: { security: [["login"]] } }],
  ["a status that is neither", echoing(304)],
  [
    "a redirect to another origin",
    { answer: { status: 302, headers: { location: `http://a.test/?t=${secret("to")}` } }, request: get },
  ],
  ["a redirect of POST", { answer: { status: 307, headers: { location: "/others" } } }],
  [
    "a redirect without end",
    { answer: { status: 302, headers: { location: `/?again=${secret("again")}` } }, request: get },
  ],
  ["what is no JSON", withContent("text/html", secret("html"))],
  ["JSON that is cut off", withContent("application/json", `{"secret":"${secret("cut")}`)],
  ["a text", { ...withContent("text/plain", secret("text")), request: { readBody: readText } }],
  ["a broken connection", { answer: (_request, response) => response.destroy() }],
  [
    "a body that breaks off",
    {
      answer: (_request, response) =>
        void response.writeHead(200, { "content-length": "9" }).write("{", () => response.destroy()),
    },
  ],
  [
    "what is no HTTP",
    { answer: ({ headers }, response) => void response.socket?.end(`HTTP/1.1 no ${headers.authorization}\r\n\r\n`) },
  ],
  ["nobody there", { baseUrl: deadOrigin }],
  ["a fetch that quotes the URL", { config: { fetch: (sent) => Promise.reject(quoting(sent.url)) } }],
  ["a fetch that throws the URL", { config: { fetch: async ({ url }) => Promise.reject(url) } }],
  ["a timeout", { answer: () => {}, config: { timeout: 30 } }],
  ["an abort", { options: { signal: AbortSignal.abort("enough") } }],
  [
    "a missing credential",
    {
      request: {
        security: [
          ["token", "missing"],
          ["login", "missing"],
        ],
      },
    },
  ],
  ["a credential that cannot be sent", { request: { security: [["broken"]] } }],
  ["a header that cannot be sent", { options: { headers: { "x-a": `${secret("header")}\n` } } }],
  ["a path that is none", { request: { pathParams: { vault: { toString: () => secret("path") } } } }],
  ["a body that cannot be written", { request: { body: { secret: secret("body"), big: 1n } } }],
  ["a base URL with a password", { baseUrl: async () => Promise.resolve(`http://me:${secret("userinfo")}@127.0.0.1`) }],
  ["a base URL with a query", { baseUrl: async () => Promise.resolve(`http://127.0.0.1?a=${secret("base")}`) }],
  ["a text as the body", { ...echoing(500), request: { body: secret("raw"), contentType: "text/plain" } }],
  ["a list as the body", { ...echoing(500), request: { body: [secret("item"), [{ secret: secret("item") }]] } }],
  [
    "an object of a class",
    {
      ...echoing(500),
      request: {
        body: new (class Vault {
          secret = secret("class");
        })(),
      },
    },
  ],
  [
    "JSON as the whole query",
    {
      ...echoing(500),
      request: {
        queryString: () => encodeURIComponent(`{"secret":"${secret("whole")}"}`),
        secrets: { in: [{ secret: `{"secret":"${secret("whole")}"}` }, request], named: sensitive },
      },
    },
  ],
];

function quoting(url: string): Error {
  const cause = Object.assign(new Error(`error sending request for url (${url})`), { path: url });
  return new TypeError(`fetch failed: ${url}`, { cause });
}

/** All the ways in which a value gets into a log. */
function shown(value: unknown): string[] {
  const plain = [
    inspect(value, { showHidden: true, depth: Infinity }),
    inspect(value),
    String(value),
    JSON.stringify(value),
  ];
  if (!(value instanceof Error)) return plain;
  return [...plain, value.message, String(value.stack), ...(value.cause === undefined ? [] : shown(value.cause))];
}

/** A logger that keeps what `console` would print, and what a logger of JSON would. */
function keepingLogger(lines: string[]): CallLogger {
  const keep = (message: string, fields: object) => lines.push(message, ...shown(fields));
  return { error: keep, warn: keep, info: keep, debug: keep };
}

/** The bare secret, and what it is in a URL or in an authorization header. */
const traces = [mark, Buffer.from(`me:${password}`).toString("base64")];

async function run(given: Case, observer: TransportConfig["observer"], lines: string[]) {
  const server = await startServer(given.answer ?? { body: {} });
  const baseUrl = (await given.baseUrl?.()) ?? server.url;
  const transport = makeTransport({
    baseUrl,
    credentials,
    requestIdHeaders: ["x-request-id"],
    observer,
    maxRetries: 2,
    retryDelay: 1,
    maxRetryAfter: 1,
    idempotencyKey: { header: "idempotency-key" },
    onRetry: (event) => lines.push(...shown(event)),
    ...given.config,
  });
  const called = { ...request, ...given.request };
  return transport.call(makeRequest({ secrets: { in: called, named: sensitive }, ...called }), given.options).result();
}

describe("no secret is in a log, in an error, or in the reason of a retry:", () => {
  it.each(cases)("%s", async (_name, given) => {
    const lines: string[] = [];
    for (const level of ["error", "warn", "info", "debug"] satisfies CallLogLevel[]) {
      const result = await run(given, logCalls(keepingLogger(lines), level, sensitive), lines);
      if (!result.ok) lines.push(...shown(result.error));
    }
    await run(
      given,
      observeCalls((event) => lines.push(...shown(event))),
      lines,
    );
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) for (const trace of traces) expect(line).not.toContain(trace);
  });

  it("the secrets were there to be found", async () => {
    const { url, requests } = await startServer({ status: 500, body: { secret: secret("answer") } });
    const details: unknown[] = [];
    const observer = observeCalls((event) => details.push(event.detail()));
    const call = makeTransport({ baseUrl: url, credentials, observer }).call(makeRequest(request));
    await expect(call).rejects.toMatchObject({ body: { secret: secret("answer") } });
    const sent = JSON.stringify(requests);
    for (const name of ["token", "header", "query", "cookie", "path", "filter", "scope", "body", "deep", "unnamed"]) {
      expect(sent).toContain(secret(name));
    }
    expect(inspect(details, { depth: 10 })).toContain(secret("answer"));
  });
});
