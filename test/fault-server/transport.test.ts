import { describe, expect, it } from "vitest";
import type { TransportConfig } from "../../templates/runtime/options.ts";
import { makeRequest, makeTransport } from "../unit/runtime/make-transport.ts";
import { type FaultServer, type Script, startFaultServer } from "./fault-server.ts";
import { faultTable, timeoutFor } from "./fault-table.ts";

const tiny = { retryDelay: 1, maxRetries: 2 };

/** How a call ended, and how many attempts the server noticed. */
async function callThrough(script: Script, method: string, config: Partial<TransportConfig>) {
  const server = await startFaultServer(script);
  const body = ["GET", "DELETE"].includes(method) ? undefined : { secret: "s3cr3t" };
  const call = makeTransport({ ...tiny, ...config, baseUrl: server.url }).call(makeRequest({ method, body }));
  const result = await call.result();
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

describe.each(faultTable)("%s", (_name, { faults, safe, unsafe }) => {
  it.each(["GET", "PUT"])("%s", async (method) => {
    expect(await callThrough(faults, method, { timeout: timeoutFor(safe[1]) })).toEqual(safe);
  });

  it.each(["POST", "PATCH"])("%s", async (method) => {
    expect(await callThrough(faults, method, { timeout: timeoutFor(unsafe[1]) })).toEqual(unsafe);
  });

  it("POST with an idempotency key", async () => {
    expect(
      await callThrough(faults, "POST", {
        timeout: timeoutFor(safe[1]),
        idempotencyKey: { header: "Idempotency-Key" },
      }),
    ).toEqual(safe);
  });

  it("GET without retries", async () => {
    const [attempts] = await callThrough(faults, "GET", { timeout: 400, maxRetries: 0 });
    expect(attempts).toBe(1);
  });
});
