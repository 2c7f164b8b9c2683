import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { answer, resetAfterRead, silence } from "../../fault-server/faults.ts";
import { failureOf, makeRequest } from "./make-transport.ts";
import { startRetrying } from "./start-retrying.ts";

const success = answer(200, { a: 1 });

describe("the number of attempts", () => {
  it.each([
    ["an answer", [answer(503)], "GET /things: 503 Service Unavailable after 3 attempts"],
    ["a broken connection", [resetAfterRead], "GET /things: the connection failed (ECONNRESET) after 3 attempts"],
  ] as const)("is told by the error of %s", async (_name, [fault], message) => {
    const { transport } = await startRetrying([fault]);
    expect(await failureOf(transport)).toMatchObject({ attempts: 3, message });
  });

  it("is told by the error of a call that timed out", async () => {
    const { transport } = await startRetrying([answer(503), silence], { timeout: 400 });
    const message = "GET /things: no complete answer within 400 ms after 2 attempts";
    expect(await failureOf(transport)).toMatchObject({ name: "TimeoutError", attempts: 2, message });
  });

  it("is one where there was one", async () => {
    const { transport } = await startRetrying([answer(500)]);
    expect(await failureOf(transport)).toMatchObject({
      attempts: 1,
      message: "GET /things: 500 Internal Server Error",
    });
  });
});

describe("the timeout of an attempt", () => {
  const attemptTimeout = 100;

  it.each([
    ["GET", [2, "ok"]],
    ["POST", [1, "TimeoutError"]],
  ])("gives another one to %s, as far as that may be", async (method, want) => {
    const { server, transport } = await startRetrying([silence, success], { attemptTimeout });
    const result = await transport.call(makeRequest({ method })).result();
    expect([server.attempts(), result.ok ? "ok" : result.error.name]).toEqual(want);
  });

  it("is told where it is the last", async () => {
    const { server, events, transport } = await startRetrying([silence], { attemptTimeout });
    const problem = "no complete answer within 100 ms";
    const message = `GET /things: ${problem} after 3 attempts`;
    expect(await failureOf(transport)).toMatchObject({ name: "TimeoutError", message, attempts: 3 });
    expect(events.map(({ reason }) => reason)).toEqual([problem, `${problem} after 2 attempts`]);
    expect(server.attempts()).toBe(3);
  });

  it.each([0, Infinity])("of %d is none", async (timeout) => {
    const { server, transport } = await startRetrying([silence], { attemptTimeout: timeout, timeout: 60 });
    expect(await failureOf(transport)).toMatchObject({ name: "TimeoutError", timeout: 60 });
    expect(server.attempts()).toBe(1);
  });

  it("does not count the body", async () => {
    const slow = {
      kind: "answer",
      answer: (response: ServerResponse) => {
        response.writeHead(200).write("{");
        setTimeout(() => response.end("}"), 200);
      },
    } as const;
    const { server, transport } = await startRetrying([slow], { attemptTimeout });
    expect(await transport.call(makeRequest())).toEqual({});
    expect(server.attempts()).toBe(1);
  });
});
