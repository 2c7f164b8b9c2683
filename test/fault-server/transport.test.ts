import { describe, expect, it } from "vitest";
import type { TransportConfig } from "../../templates/runtime/options.ts";
import { makeRequest, makeTransport } from "../unit/runtime/make-transport.ts";
import { callThrough } from "./call-through.ts";
import type { FaultServer } from "./fault-server.ts";
import { type Expected, faultTable } from "./fault-table.ts";

const tiny = { retryDelay: 1, maxRetries: 2 };

/** How often the server notices an attempt, and how a call ends that is to end as `outcome` says. */
async function attemptsOf(
  { faults }: Expected,
  outcome: string,
  method: string,
  config: Partial<TransportConfig> = {},
) {
  const body = ["GET", "DELETE"].includes(method) ? undefined : { secret: "s3cr3t" };
  const { server, result } = await callThrough(faults, outcome, (options) =>
    makeTransport({ ...tiny, ...options, ...config })
      .call(makeRequest({ method, body }))
      .result(),
  );
  expectWhole(server, method, body);
  return [server.attempts(), result.ok ? "ok" : result.error.name];
}

/** Each attempt carries the request as a whole. */
function expectWhole(server: FaultServer, method: string, body: object | undefined) {
  for (const request of server.requests) {
    expect(request).toMatchObject({ method, url: "/things" });
    expect(["", body && JSON.stringify(body)]).toContain(request.body);
  }
}

describe.each(faultTable)("%s", (_name, expected) => {
  const { safe, unsafe } = expected;

  it.each(["GET", "PUT"])("%s", async (method) => {
    expect(await attemptsOf(expected, safe[1], method)).toEqual(safe);
  });

  it.each(["POST", "PATCH"])("%s", async (method) => {
    expect(await attemptsOf(expected, unsafe[1], method)).toEqual(unsafe);
  });

  it("POST with an idempotency key", async () => {
    const idempotencyKey = { header: "Idempotency-Key" };
    expect(await attemptsOf(expected, safe[1], "POST", { idempotencyKey })).toEqual(safe);
  });

  it("GET without retries", async () => {
    const [attempts] = await attemptsOf(expected, unsafe[1], "GET", { maxRetries: 0 });
    expect(attempts).toBe(1);
  });
});
