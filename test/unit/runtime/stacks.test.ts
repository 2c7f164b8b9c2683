import { describe, expect, it } from "vitest";
import { observeCalls } from "../../../templates/runtime/log.ts";
import type { TransportConfig } from "../../../templates/runtime/options.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";

async function startsTheCall(config: Partial<TransportConfig>): Promise<unknown> {
  return await makeTransport({ baseUrl: "http://x", ...config }).call(makeRequest());
}

const notFound = async () => new Response(null, { status: 404 });
const unreachable = async () => Promise.reject(new TypeError("fetch failed"));

describe("the stack of a call's error", () => {
  it.each<[string, Partial<TransportConfig>]>([
    ["the server reports", { fetch: notFound }],
    ["the connection makes", { fetch: unreachable }],
    ["comes after another attempt", { fetch: unreachable, maxRetries: 1, retryDelay: 1 }],
    ["is observed", { fetch: notFound, observer: observeCalls(() => {}) }],
  ])("has the function that awaits the call, where it is one that %s", async (_, config) => {
    const error: unknown = await startsTheCall(config).catch((thrown: unknown) => thrown);
    expect(error).toHaveProperty("stack", expect.stringMatching(/at (?:async )?startsTheCall /));
  });
});
