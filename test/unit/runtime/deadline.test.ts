import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { bearer } from "../../../templates/runtime/auth.ts";
import type { TransportConfig } from "../../../templates/runtime/options.ts";
import { failureOf, makeTransport } from "./make-transport.ts";
import { respond, type ServerAnswer, startServer } from "./start-server.ts";

const never = new Promise<never>(() => {});
const hanging: ServerAnswer = () => {};
const hangingInBody: ServerAnswer = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"a":');
};
const hangingInErrorBody: ServerAnswer = (_, response) => void response.writeHead(500).write("so");
const hangingToken = { credentials: { token: bearer(() => never) } };
const hangingMiddleware = { middleware: [{ onRequest: () => never }] };
const deafFetch = { fetch: () => never };

/** Each moment at which a call can be stuck, and how many requests have reached the server by then. */
const moments: readonly [string, { answer: ServerAnswer; config?: Partial<TransportConfig>; requests: number }][] = [
  ["before the headers", { answer: hanging, requests: 1 }],
  ["in the body", { answer: hangingInBody, requests: 1 }],
  ["in the body of an error", { answer: hangingInErrorBody, requests: 1 }],
  ["in a function that fetches a token", { answer: {}, config: hangingToken, requests: 0 }],
  ["in middleware", { answer: {}, config: hangingMiddleware, requests: 0 }],
  ["in a `fetch` that heeds no signal", { answer: {}, config: deafFetch, requests: 0 }],
];

const request = { security: [["token"]] };
const credentials = { token: bearer("t0ken") };

describe("a timeout", () => {
  it.each(moments)("ends a call that is stuck %s", async (_name, { answer, config, requests }) => {
    // On a machine that is busy, a call takes its time until it is stuck there.
    for (let timeout = 60, seen = -1; seen !== requests; timeout *= 3) {
      const server = await startServer(answer);
      const error = await failureOf(makeTransport({ baseUrl: server.url, credentials, timeout, ...config }), request);
      const message = `GET /things: no complete answer within ${timeout} ms`;
      expect(error).toMatchObject({ name: "TimeoutError", timeout, operation: "GET /things", message });
      expect(error.status).toBeUndefined();
      seen = server.requests.length;
      if (timeout > 1000) expect(seen).toBe(requests);
    }
  });

  it("of the call comes before that of the client", async () => {
    const { url } = await startServer(hanging);
    const error = await failureOf(makeTransport({ baseUrl: url, timeout: 60_000 }), {}, { timeout: 30 });
    expect(error).toMatchObject({ name: "TimeoutError", timeout: 30 });
  });

  it("closes the connection", async () => {
    let closed = false;
    const { url } = await startServer((_, response) => void response.on("close", () => (closed = true)));
    await failureOf(makeTransport({ baseUrl: url, timeout: 300 }));
    await expect.poll(() => closed).toBe(true);
  });

  it.each([0, Infinity, 2 ** 31, 2 ** 40])("of %d is none", async (timeout) => {
    const { url } = await startServer((_, response) => setTimeout(() => respond(response, { body: { a: 1 } }), 40));
    const call = makeTransport({ baseUrl: url, timeout }).call({ method: "GET", path: "/things", security: [] });
    expect(await call).toEqual({ a: 1 });
  });
});

describe("a signal", () => {
  it.each(moments)("ends a call that is stuck %s", async (_name, { answer, config, requests }) => {
    const server = await startServer(answer);
    const controller = new AbortController();
    const reason = new Error("the user left");
    const transport = makeTransport({ baseUrl: server.url, credentials, ...config });
    const failing = failureOf(transport, request, { signal: controller.signal });
    // Where nothing is sent, a call is stuck by the next turn.
    if (requests === 0) await sleep(30);
    await expect.poll(() => server.requests.length).toBe(requests);
    controller.abort(reason);
    const error = await failing;
    expect(error).toMatchObject({ name: "AbortedError", message: "GET /things: aborted by the caller" });
    expect(error.cause).toBe(reason);
    expect(server.requests.length).toBe(requests);
  });

  it("that is aborted already lets nothing be sent", async () => {
    const server = await startServer();
    const asked: string[] = [];
    const token = bearer(() => (asked.push("token"), "t0ken"));
    const transport = makeTransport({ baseUrl: server.url, credentials: { token } });
    const error = await failureOf(transport, request, { signal: AbortSignal.abort("too late") });
    expect(error).toMatchObject({ name: "AbortedError", cause: "too late" });
    await sleep(30);
    expect([server.requests, asked]).toEqual([[], []]);
  });

  it("that is aborted in the same tick lets nothing be sent", async () => {
    const server = await startServer();
    const controller = new AbortController();
    const failing = failureOf(makeTransport({ baseUrl: server.url }), {}, { signal: controller.signal });
    controller.abort("at once");
    expect(await failing).toMatchObject({ name: "AbortedError", cause: "at once" });
    await sleep(30);
    expect(server.requests).toEqual([]);
  });

  it("of `AbortSignal.timeout` is the caller's, too", async () => {
    const { url } = await startServer(hanging);
    const error = await failureOf(makeTransport({ baseUrl: url }), {}, { signal: AbortSignal.timeout(30) });
    expect(error).toMatchObject({ name: "AbortedError", cause: { name: "TimeoutError" } });
  });

  it("does nothing once the call has ended", async () => {
    const { url } = await startServer({ body: { a: 1 } });
    const controller = new AbortController();
    const transport = makeTransport({ baseUrl: url });
    const call = transport.call({ method: "GET", path: "/things", security: [] }, { signal: controller.signal });
    expect(await call).toEqual({ a: 1 });
    controller.abort();
    expect(await call.result()).toMatchObject({ ok: true, data: { a: 1 } });
  });
});
