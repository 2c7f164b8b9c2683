import createClient, { type Middleware } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { deadOrigin, respond, startServer } from "./start-server.ts";

interface Paths {
  "/things": { get: { responses: { 200: { content: { "application/json": unknown } } } } };
}

/** Makes middleware that writes down what it sees, and does what `acts` says. */
type Make = (name: string, acts?: Partial<Middleware>) => Middleware;

const answer = (name: string) => Response.json({ by: name });

interface Case {
  readonly given: (make: Make) => readonly Middleware[];
  /** What was seen in turn, and last what the call gave. */
  readonly want: readonly string[];
  readonly isDead?: true;
}

const cases: readonly (readonly [string, Case])[] = [
  [
    "sees the answer in the opposite order",
    {
      given: (make) => [make("a"), make("b")],
      want: ["request a", "request b", "GET /things", "response b", "response a", '{"by":"server"}'],
    },
  ],
  [
    "answers in the place of the server, which no other sees",
    {
      given: (make) => [make("a"), make("b", { onRequest: () => answer("b") }), make("c")],
      want: ["request a", '{"by":"b"}'],
    },
  ],
  [
    "puts another request in the place of the first",
    {
      given: (make) => [
        make("a", { onRequest: ({ request }) => new Request(`${request.url}?a=1`, request) }),
        make("b", { onRequest: ({ request }) => new Request(`${request.url}&b=1`, request) }),
      ],
      want: ["GET /things?a=1&b=1", "response b", "response a", '{"by":"server"}'],
    },
  ],
  [
    "puts another answer in the place of the first",
    {
      given: (make) => [make("a"), make("b", { onResponse: () => answer("b") })],
      want: ["request a", "request b", "GET /things", "response a", '{"by":"b"}'],
    },
  ],
  [
    "is told of an error in the opposite order, and may give another",
    {
      given: (make) => [make("a"), make("b", { onError: () => new RangeError("of b") }), make("c")],
      want: ["request a", "request b", "request c", "error c", "error a RangeError", "RangeError: of b"],
      isDead: true,
    },
  ],
  [
    "answers for an error, and then all see the answer",
    {
      given: (make) => [make("a"), make("b", { onError: () => answer("b") }), make("c")],
      want: 'request a, request b, request c, error c, response c, response b, response a, {"by":"b"}'.split(", "),
      isDead: true,
    },
  ],
  [
    "gets an error where it gives something else for a request",
    { given: (make) => [make("a", { onRequest: () => "text" as never })], want: ["onRequest"] },
  ],
  [
    "gets an error where it gives something else for a response",
    {
      given: (make) => [make("a", { onResponse: () => "text" as never })],
      want: ["request a", "GET /things", "onResponse"],
    },
  ],
  [
    "gets an error where it gives something else for an error",
    {
      given: (make) => [make("a", { onError: () => "text" as never })],
      want: ["request a", "onError"],
      isDead: true,
    },
  ],
];

/** What openapi-fetch itself does is what is expected of us. */
const clients = {
  "openapi-fetch": async (baseUrl: string, middleware: readonly Middleware[]) => {
    const client = createClient<Paths>({ baseUrl });
    client.use(...middleware);
    return (await client.GET("/things")).data;
  },
  "a client of ours": (baseUrl: string, middleware: readonly Middleware[]): Promise<unknown> =>
    makeTransport({ baseUrl, middleware }).call(makeRequest()),
};

describe.each(Object.entries(clients))("middleware of %s", (_client, call) => {
  it.each(cases)("%s", async (_name, { given, want, isDead }) => {
    const seen: string[] = [];
    const { url } = await startServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      respond(response, { body: { by: "server" } });
    });
    const make: Make = (name, acts = {}) => ({
      onRequest: () => void seen.push(`request ${name}`),
      onResponse: () => void seen.push(`response ${name}`),
      onError: ({ error }) => void seen.push(`error ${name}${error instanceof RangeError ? " RangeError" : ""}`),
      ...acts,
    });
    const ended = await call(isDead ? await deadOrigin() : url, given(make)).then(
      (data) => JSON.stringify(data),
      (error: unknown) => /^on\w+/.exec((error as Error).message)?.[0] ?? String(error),
    );
    expect([...seen, ended]).toEqual(want);
  });
});
