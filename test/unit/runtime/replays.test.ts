import { describe, expect, it } from "vitest";
import { answer, refuse, resetAfterRead } from "../../fault-server/faults.ts";
import { bearer } from "../../../templates/runtime/auth.ts";
import type { CallOptions, TransportConfig } from "../../../templates/runtime/options.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { deadOrigin } from "./start-server.ts";
import { startRetrying } from "./start-retrying.ts";

const success = answer(200, { a: 1 });
const post = { method: "POST", body: { secret: "s3cr3t" } };

describe("an idempotency key", () => {
  const idempotencyKey = { header: "X-Key" };

  it("is made once a call", async () => {
    let made = 0;
    const { server, transport } = await startRetrying([resetAfterRead, answer(502), success, success], {
      idempotencyKey: { ...idempotencyKey, create: () => `key ${(made += 1)}` },
    });
    await transport.call(makeRequest(post));
    await transport.call(makeRequest(post));
    expect(server.requests.map(({ headers }) => headers["x-key"])).toEqual(["key 1", "key 1", "key 1", "key 2"]);
  });

  it("stays the same after a 401: what was sent before it may have been done", async () => {
    const { server, transport } = await startRetrying([answer(502), answer(401), success], {
      idempotencyKey,
      credentials: { token: bearer(({ refresh }) => String(refresh)) },
    });
    await transport.call(makeRequest({ ...post, security: [["token"]] }));
    expect(server.attempts()).toBe(3);
    expect(new Set(server.requests.map(({ headers }) => headers["x-key"])).size).toBe(1);
  });

  it.each<[string, Partial<TransportConfig>, CallOptions?]>([
    ["the client's function", { idempotencyKey: { ...idempotencyKey, create: () => "" } }],
    ["the call", { idempotencyKey }, { headers: { "x-key": "" } }],
  ])("that is empty allows nothing, made by %s", async (_name, config, options) => {
    const { server, transport } = await startRetrying([answer(502), success], config);
    await failureOf(transport, post, options);
    expect(server.attempts()).toBe(1);
  });

  it("is not sent where the method needs none", async () => {
    const { server, transport } = await startRetrying([success], { idempotencyKey });
    await transport.call(makeRequest());
    expect(server.requests[0]?.headers).not.toHaveProperty("x-key");
  });

  it("that the call gives comes before that of the client", async () => {
    const { server, transport } = await startRetrying([answer(502), success], { idempotencyKey });
    await transport.call(makeRequest(post), { headers: { "x-key": "mine" } });
    expect(server.requests.map(({ headers }) => headers["x-key"])).toEqual(["mine", "mine"]);
  });

  it("of which the client knows nothing allows nothing", async () => {
    const { server, transport } = await startRetrying([answer(502), success]);
    await failureOf(transport, post, { headers: { "Idempotency-Key": "mine" } });
    expect(server.attempts()).toBe(1);
  });

  it.each([
    ["a header that is none", { header: "X Key" }],
    ["a value that none can have", { ...idempotencyKey, create: () => "a\nb" }],
  ])("fails before anything is sent, with %s", async (_name, given) => {
    const { server, transport } = await startRetrying([success], { idempotencyKey: given });
    expect(await failureOf(transport, post)).toMatchObject({ name: "InvalidArgumentError", argument: given.header });
    expect(server.attempts()).toBe(0);
  });
});

describe("a body", () => {
  const form = new FormData();
  form.append("file", new Blob(["content"]), "file.txt");
  const stream = () => new Blob(["content"]).stream();
  async function* iterate() {
    yield await Promise.resolve(new TextEncoder().encode("content"));
  }

  it.each([
    ["text", "content", "content"],
    ["a Blob", new Blob(["content"]), "content"],
    ["bytes", new TextEncoder().encode("content"), "content"],
    ["fields", new URLSearchParams({ a: "content" }), "a=content"],
    ["a form", form, "content"],
  ])("that is %s is sent as a whole again", async (_name, body, want) => {
    const { server, transport } = await startRetrying([refuse(429, "0"), answer(503), success]);
    const writeBody = () => [body] as const;
    await transport.call(makeRequest({ method: "PUT", body: {}, writeBody, contentType: "text/plain" }));
    expect(server.attempts()).toBe(3);
    for (const request of server.requests) {
      expect(request.body).toContain(want);
      const [, boundary = ""] = /boundary=(.+)/.exec(request.headers["content-type"] ?? "") ?? [];
      expect(request.body.startsWith(`--${boundary}`)).toBe(body === form);
    }
  });

  it.each([
    ["a stream", stream],
    ["an async iterable", iterate as unknown as typeof stream],
  ])("that is %s is never sent again", async (_name, makeBody) => {
    const { server, transport } = await startRetrying([refuse(429, "0"), success]);
    const request = { method: "PUT", body: {}, writeBody: () => [makeBody()] as const, contentType: "text/plain" };
    expect(await failureOf(transport, request)).toMatchObject({ status: 429 });
    expect(server.requests.map(({ body }) => body)).toEqual(["content"]);
  });
});

describe("a refused connection", () => {
  const coded = (code: string) => Object.assign(new Error(code), { code });
  const failed = (cause: unknown) => new TypeError("fetch failed", { cause });
  const several = (...codes: readonly string[]) =>
    Object.assign(new AggregateError(codes.map(coded)), { code: "ECONNREFUSED" });
  const cyclic = new Error("round");
  cyclic.cause = cyclic;

  it.each<[string, { given: unknown; want: number }]>([
    ["ECONNREFUSED", { given: failed(coded("ECONNREFUSED")), want: 3 }],
    ["ENOTFOUND", { given: failed(coded("ENOTFOUND")), want: 3 }],
    ["EAI_AGAIN", { given: failed(coded("EAI_AGAIN")), want: 3 }],
    ["a timeout of the connection", { given: failed(coded("UND_ERR_CONNECT_TIMEOUT")), want: 3 }],
    ["the code of the error itself", { given: coded("ConnectionRefused"), want: 3 }],
    ["all of several addresses", { given: failed(several("ECONNREFUSED", "ECONNREFUSED")), want: 3 }],
    ["some of several addresses", { given: failed(several("ECONNREFUSED", "ETIMEDOUT")), want: 1 }],
    ["ECONNRESET", { given: failed(coded("ECONNRESET")), want: 1 }],
    ["EPIPE", { given: failed(coded("EPIPE")), want: 1 }],
    ["a closed socket", { given: failed(coded("UND_ERR_SOCKET")), want: 1 }],
    ["no code", { given: failed(undefined), want: 1 }],
    ["a cause that is its own", { given: cyclic, want: 1 }],
    ["no error at all", { given: null, want: 1 }],
  ])("lets POST be sent again: %s", async (_name, { given, want }) => {
    let attempts = 0;
    const fetch = async () => {
      attempts += 1;
      // What a `fetch` throws may be anything.
      return Promise.reject<Response>(given);
    };
    const error = await failureOf(makeTransport({ baseUrl: "http://x", maxRetries: 2, retryDelay: 1, fetch }), post);
    expect([error.name, attempts]).toEqual(["ConnectionError", want]);
  });

  it("is told with the number of attempts", async () => {
    const transport = makeTransport({ baseUrl: await deadOrigin(), maxRetries: 1, retryDelay: 1 });
    const message = "POST /things: the connection failed (ECONNREFUSED) after 2 attempts";
    expect((await failureOf(transport, post)).message).toBe(message);
  });
});
