import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import type { Middleware } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { apiKey, bearer } from "../../../templates/runtime/auth.ts";
import { rawClient } from "../../../templates/runtime/raw.ts";
import { answer, refuse, resetAfterRead } from "../../fault-server/faults.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { respond, startServer } from "./start-server.ts";
import { startRetrying } from "./start-retrying.ts";

const success = answer(200, { a: 1 });
const post = { method: "POST", body: { secret: "s3cr3t" } };
const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

describe("the number of retries", () => {
  it.each([
    ["2 by default", { client: undefined, call: undefined, want: 3 }],
    ["the client's", { client: 4, call: undefined, want: 5 }],
    ["the call's rather than the client's", { client: 4, call: 1, want: 2 }],
    ["none", { client: 0, call: undefined, want: 1 }],
    ["none for this call", { client: 4, call: 0, want: 1 }],
  ])("is %s", async (_name, { client, call, want }) => {
    const { server, transport } = await startRetrying([answer(503)], { maxRetries: client });
    await transport.call(makeRequest(), { maxRetries: call }).result();
    expect(server.attempts()).toBe(want);
  });
});

describe("the delay", () => {
  it("doubles up to 16 times the first, less a half at most", async () => {
    const { events, transport } = await startRetrying([answer(503)], { maxRetries: 7, retryDelay: 2 });
    await transport.call(makeRequest()).result();
    const longest = [2, 4, 8, 16, 32, 32, 32];
    expect(events.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const [index, { delay }] of events.entries()) {
      expect(delay).toBeGreaterThanOrEqual((longest[index] ?? 0) / 2);
      expect(delay).toBeLessThanOrEqual(longest[index] ?? 0);
    }
    expect(new Set(events.map(({ delay }) => delay)).size).toBe(7);
  });

  it("is half a second at first where nothing is said", async () => {
    const { events, transport } = await startRetrying([answer(503)], { retryDelay: undefined, timeout: 1000 });
    const started = performance.now();
    await transport.call(makeRequest(), { maxRetries: 1 }).result();
    expect(events[0]?.delay).toBeGreaterThanOrEqual(250);
    expect(events[0]?.delay).toBeLessThanOrEqual(500);
    expect(performance.now() - started).toBeGreaterThanOrEqual(249);
  });

  it("is what the server says", async () => {
    const { events, transport } = await startRetrying([
      refuse(429, "30", "retry-after-ms"),
      refuse(503, "0.02"),
      success,
    ]);
    const started = performance.now();
    expect(await transport.call(makeRequest())).toEqual({ a: 1 });
    expect(events.map(({ delay }) => delay)).toEqual([30, 20]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(48);
  });

  it("is as long as the date of the server is away", async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    const { events, transport } = await startRetrying([refuse(429, inAnHour)], { maxRetryAfter: 4e6, timeout: 0 });
    const controller = new AbortController();
    const call = transport.call(makeRequest(), { signal: controller.signal }).result();
    await expect.poll(() => events.length).toBe(1);
    expect(events[0]?.delay).toBeGreaterThan(3_590_000);
    expect(events[0]?.delay).toBeLessThanOrEqual(3_600_000);
    controller.abort();
    expect(await call).toMatchObject({ error: { name: "AbortedError" } });
  });

  it.each([
    ["as long as the client may wait", 50, "ok", 2],
    ["longer than that", 49, "TooManyRequestsError", 1],
  ])("that the server says may be %s", async (_name, maxRetryAfter, outcome, attempts) => {
    const script = [refuse(429, "50", "retry-after-ms"), success] as const;
    const { server, transport } = await startRetrying(script, { maxRetryAfter });
    const result = await transport.call(makeRequest()).result();
    expect([result.ok ? "ok" : result.error.name, server.attempts()]).toEqual([outcome, attempts]);
  });

  it("that would outlast the call's timeout is not begun: the error says more than a timeout", async () => {
    const { server, transport } = await startRetrying([refuse(429, "10")], { timeout: 9000 });
    const started = performance.now();
    expect(await failureOf(transport)).toMatchObject({ status: 429 });
    expect([server.attempts(), performance.now() - started < 4000]).toEqual([1, true]);
  });

  it("longer than any timer can wait does not come at once", async () => {
    const { server, transport } = await startRetrying([refuse(429, "99999999")], {
      maxRetryAfter: Infinity,
      timeout: 0,
    });
    const controller = new AbortController();
    const call = transport.call(makeRequest(), { signal: controller.signal }).result();
    await sleep(60);
    expect(server.attempts()).toBe(1);
    controller.abort();
    await call;
  });

  it.each([
    ["during it", 5],
    ["before it", 0],
  ])("ends at once when the call is aborted %s, and leaves no timer", async (_name, after) => {
    const controller = new AbortController();
    const onRetry = () => void (after === 0 ? controller.abort() : setTimeout(() => controller.abort(), after));
    const { server, transport } = await startRetrying([answer(503)], { retryDelay: 3000, onRetry });
    const before = timers();
    const started = performance.now();
    expect(await failureOf(transport, {}, { signal: controller.signal })).toMatchObject({ name: "AbortedError" });
    expect(performance.now() - started).toBeLessThan(1000);
    await sleep(1);
    expect(timers() - before).toBeLessThanOrEqual(1);
    expect(server.attempts()).toBe(1);
  });
});

describe("the event of a retry", () => {
  it("says why, and nothing that is secret", async () => {
    const credentials = {
      token: bearer("s3cr3t-t0ken"),
      key: apiKey("s3cr3t-k3y", { in: "query", name: "key" }),
    };
    const { events, transport } = await startRetrying([refuse(503, "0"), resetAfterRead, success], {
      credentials,
      idempotencyKey: { header: "Idempotency-Key", create: () => "s3cr3t-id" },
    });
    await transport.call(makeRequest({ ...post, security: [["token", "key"]] }));
    expect(events).toEqual([
      { operation: "POST /things", attempt: 1, delay: 0, reason: "503 Service Unavailable" },
      {
        operation: "POST /things",
        attempt: 2,
        delay: expect.any(Number) as number,
        reason: expect.stringMatching(/^the connection failed \((?:ECONNRESET|UND_ERR_SOCKET)\)/) as string,
      },
    ]);
    expect(inspect(events, { depth: 10, showHidden: true })).not.toContain("s3cr3t");
  });

  it("that the caller answers with an error ends the call", async () => {
    const bug = new RangeError("a bug");
    const onRetry = () => {
      throw bug;
    };
    const { server, transport } = await startRetrying([answer(503)], { onRetry });
    await expect(transport.call(makeRequest()).result()).rejects.toBe(bug);
    expect(server.attempts()).toBe(1);
  });
});

describe("a conflict", () => {
  it.each([
    ["is retried where the document says so", true, "GET", 3],
    ["is not where it does not", false, "GET", 1],
    ["is not where the method is unsafe: the server may have acted", true, "POST", 1],
  ])("%s", async (_name, retryConflict, method, attempts) => {
    const { server, transport } = await startRetrying([refuse(409, "0")]);
    expect(await failureOf(transport, { method, retryConflict })).toMatchObject({ name: "ConflictError" });
    expect(server.attempts()).toBe(attempts);
  });
});

describe("middleware", () => {
  it("sees a call once, however often it is sent", async () => {
    const seen: string[] = [];
    const middleware: Middleware = {
      onRequest: () => void seen.push("request"),
      onResponse: ({ response }) => void seen.push(`response ${response.status}`),
    };
    const { transport } = await startRetrying([answer(503), answer(503), success], { middleware: [middleware] });
    await transport.call(makeRequest());
    expect(seen).toEqual(["request", "response 200"]);
  });

  it.each([
    ["another body", "x"],
    ["none", null],
  ])("that puts a request with %s in the place has that sent again", async (_name, body) => {
    const onRequest = ({ request }: { readonly request: Request }) =>
      new Request(request.url, { method: "PUT", body, headers: { "x-by": "middleware" } });
    const { server, transport } = await startRetrying([refuse(429, "0"), answer(503), success], {
      middleware: [{ onRequest }],
    });
    await transport.call(makeRequest(post));
    expect(server.requests.map(({ headers }) => headers["x-by"])).toEqual(Array(3).fill("middleware"));
    expect(server.requests.map((request) => request.body)).toEqual(Array(3).fill(body ?? ""));
  });

  it("that drops the signal does not keep a call alive", async () => {
    const onRequest = ({ request }: { readonly request: Request }) => new Request(request.url);
    const controller = new AbortController();
    const config = {
      middleware: [{ onRequest }],
      retryDelay: 60,
      onRetry: () => void setTimeout(() => controller.abort()),
    };
    const { server, transport } = await startRetrying([answer(503)], config);
    expect(await failureOf(transport, {}, { signal: controller.signal })).toMatchObject({ name: "AbortedError" });
    await sleep(100);
    expect(server.attempts()).toBe(1);
  });
});

describe("the raw client", () => {
  interface Paths {
    "/things": {
      get: { responses: { 200: { content: { "application/json": { a: number } } } } };
      put: { requestBody: { content: { "application/json": object } }; responses: { 200: { content?: never } } };
    };
  }

  it("sends again what has no body", async () => {
    const { server, transport } = await startRetrying([answer(503), resetAfterRead, success]);
    expect((await rawClient<Paths>(transport).GET("/things")).data).toEqual({ a: 1 });
    expect(server.attempts()).toBe(3);
  });

  it("sends again what has one", async () => {
    const { server, transport } = await startRetrying([refuse(429, "0"), success]);
    const { response } = await rawClient<Paths>(transport).PUT("/things", { body: {} });
    expect([response.status, server.attempts()]).toEqual([200, 2]);
    expect(server.requests.map(({ body }) => body)).toEqual(["{}", "{}"]);
  });
});

it.each([
  ["a short one is kept", { size: 10, connections: 2 }],
  ["a long one is given up", { size: 5_000_000, connections: 11 }],
])("the connection of an answer that is of no use: %s", async (_name, { size, connections }) => {
  let requests = 0;
  const server = await startServer((_, response) => {
    requests += 1;
    respond(
      response,
      requests % 2 === 0 ? {} : { status: 429, headers: { "retry-after": "0" }, body: "x".repeat(size) },
    );
  });
  const transport = makeTransport({ baseUrl: server.url, maxRetries: 1 });
  for (let count = 0; count < 10; count++) await transport.call(makeRequest());
  expect(server.requests.length).toBe(20);
  expect(server.connections()).toBeLessThanOrEqual(connections + 1);
  expect(server.connections()).toBeGreaterThanOrEqual(connections - 1);
});
