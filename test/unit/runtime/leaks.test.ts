import { getEventListeners } from "node:events";
import { inspect } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { bearer } from "../../../templates/runtime/auth.ts";
import { rawClient } from "../../../templates/runtime/raw.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { startServer } from "./start-server.ts";

const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length;

const warnings: Error[] = [];
beforeAll(() => {
  const collect = (warning: Error) => void warnings.push(warning);
  process.on("warning", collect);
  return () => process.off("warning", collect);
});

describe("1,000 calls with one signal", () => {
  it.each([
    ["succeed", 200],
    ["fail", 500],
  ])("that %s leave no listener and no timer", async (_name, status) => {
    const { url, requests } = await startServer({ status, body: { a: 1 } });
    const { signal } = new AbortController();
    const transport = makeTransport({ baseUrl: url, timeout: 600_000 });
    await transport.call(makeRequest(), { signal }).result();
    const before = timers();
    for (let round = 0; round < 20; round++) {
      const calls = Array.from({ length: 50 }, () => transport.call(makeRequest(), { signal }));
      const results = await Promise.all(calls.map((call) => call.result()));
      expect(results.every(({ ok }) => ok === (status === 200))).toBe(true);
    }
    expect([requests.length, listeners(signal)]).toEqual([1001, 0]);
    // The pool of `fetch` keeps a few for its connections, however many the calls.
    expect(timers() - before).toBeLessThan(10);
    expect(warnings).toEqual([]);
  });

  it("that are aborted together leave none, either", async () => {
    const { url } = await startServer(() => {});
    const controller = new AbortController();
    const { signal } = controller;
    const transport = makeTransport({ baseUrl: url, timeout: 600_000 });
    const before = timers();
    const calls = Array.from({ length: 1000 }, () => transport.call(makeRequest(), { signal }).result());
    // One serves them all.
    expect(listeners(signal)).toBe(1);
    controller.abort("enough");
    const results = await Promise.all(calls);
    expect(results.every((result) => !result.ok)).toBe(true);
    expect(listeners(signal)).toBe(0);
    expect(timers() - before).toBeLessThan(10);
    expect(warnings).toEqual([]);
  });

  it("that are refused leave none, either", async () => {
    const { signal } = new AbortController();
    const transport = makeTransport({ baseUrl: "", timeout: 600_000 });
    const before = timers();
    const calls = Array.from({ length: 1000 }, () => transport.call(makeRequest(), { signal }).result());
    await Promise.all(calls);
    expect([listeners(signal), timers() - before]).toEqual([0, 0]);
  });
});

it("a client that gets into a log shows no secret", () => {
  const transport = makeTransport({ baseUrl: "http://127.0.0.1", credentials: { token: bearer("s3cr3t") } });
  const client = { transport, raw: rawClient(transport) };
  expect(inspect(client, { depth: 10, showHidden: true })).not.toContain("s3cr3t");
  expect(JSON.stringify(client)).not.toContain("s3cr3t");
});
