import { describe, expect, it } from "vitest";
import { bearer } from "../../../templates/runtime/auth.ts";
import type { CallOptions, TransportConfig } from "../../../templates/runtime/options.ts";
import { rawClient } from "../../../templates/runtime/raw.ts";
import { failureOf as iterationFailureOf, list, number, twentyFive } from "./listed.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { startServer } from "./start-server.ts";

const ofClients: readonly (keyof TransportConfig)[] = [
  "timeout",
  "attemptTimeout",
  "maxRetries",
  "retryDelay",
  "maxRetryAfter",
];
const ofCalls: readonly (keyof CallOptions)[] = ["timeout", "maxRetries", "reconnects", "maxItemBytes"];

/** What a variable that is not set, or a date that is past, becomes. */
const unfit = [NaN, -1, -Infinity];

function refusal(argument: string) {
  const message = `GET /things: \`${argument}\` must be 0 or more`;
  return { name: "InvalidArgumentError", argument, message };
}

describe("a number that cannot be meant", () => {
  it.each(ofClients.flatMap((name) => unfit.map((value) => [name, value] as const)))(
    "is refused as `%s` of a client: %d",
    async (name, value) => {
      const { url, requests } = await startServer({ body: {} });
      const transport = makeTransport({ baseUrl: url, [name]: value });
      // An option of the call that is undefined leaves that of the client.
      const options = { timeout: undefined, maxRetries: undefined };
      expect(await failureOf(transport, {}, options)).toMatchObject(refusal(name));
      expect(requests).toHaveLength(0);
    },
  );

  it.each(ofCalls.flatMap((name) => unfit.map((value) => [name, value] as const)))(
    "is refused as `%s` of a call: %d",
    async (name, value) => {
      const { url, requests } = await startServer({ body: {} });
      expect(await failureOf(makeTransport({ baseUrl: url }), {}, { [name]: value })).toMatchObject(refusal(name));
      expect(requests).toHaveLength(0);
    },
  );

  it.each(unfit)("is refused as `maxItems` of a pager: %d", async (maxItems) => {
    const pages = twentyFive(() => ({ total: 25 }));
    const { pager, server } = await list(pages, { next: number, options: { maxItems } });
    expect(await iterationFailureOf(pager)).toMatchObject({ ids: [], error: refusal("maxItems") });
    expect(server.requests).toHaveLength(0);
  });

  it("is refused before a credential is asked for", async () => {
    let asked = 0;
    const token = bearer(() => `t${(asked += 1)}`);
    const transport = makeTransport({ baseUrl: "http://host", credentials: { token }, retryDelay: NaN });
    expect(await failureOf(transport, { security: [["token"]] })).toMatchObject(refusal("retryDelay"));
    expect(asked).toBe(0);
  });

  it("is refused by the raw client", async () => {
    const { url, requests } = await startServer({ body: {} });
    const raw = rawClient<{ "/things": { get: { responses: object } } }>(
      makeTransport({ baseUrl: url, maxRetries: 1, retryDelay: NaN }),
    );
    await expect(raw.GET("/things")).rejects.toMatchObject(refusal("retryDelay"));
    expect(requests).toHaveLength(0);
  });
});

describe("a number that can be meant", () => {
  it.each([0, 0.5, 1e9, Infinity])("is taken: %d", async (value) => {
    const { url } = await startServer({ body: { a: 1 } });
    const limits = { attemptTimeout: value * 1e5, retryDelay: value, maxRetryAfter: value, maxRetries: value };
    const transport = makeTransport({ baseUrl: url, timeout: value * 1e5, ...limits });
    expect(await transport.call(makeRequest(), { reconnects: value, maxItemBytes: value })).toEqual({ a: 1 });
  });
});
