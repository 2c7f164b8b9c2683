import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { apiKey } from "../../../templates/runtime/auth.ts";
import { failureOf, makeTransport } from "./make-transport.ts";

describe("an error of `fetch` that quotes the URL", () => {
  const key = apiKey("s3cr3t", { in: "query", name: "key" });
  const quoting = (url: string) => ({
    message: new TypeError(`error sending request for url (${url})`),
    property: Object.assign(new Error("Unable to connect"), { code: "ConnectionRefused", path: url }),
    cause: new TypeError("fetch failed", { cause: Object.assign(new Error(`no route to ${url}`), { code: "E1" }) }),
  });

  it.each([
    ["message", "the connection failed"],
    ["property", "the connection failed (ConnectionRefused)"],
    ["cause", "the connection failed (E1)"],
  ] as const)("in its %s is not kept", async (place, problem) => {
    const fetch = async ({ url }: Request) => Promise.reject(quoting(url)[place]);
    const transport = makeTransport({ baseUrl: "http://x", credentials: { key }, fetch });
    const error = await failureOf(transport, { security: [["key"]] });
    expect(error).toMatchObject({ name: "ConnectionError", message: `GET /things: ${problem}` });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("s3cr3t");
  });

  it("is kept where that has no query", async () => {
    const cause = quoting("http://x/things").message;
    const transport = makeTransport({ baseUrl: "http://x", fetch: async () => Promise.reject(cause) });
    expect((await failureOf(transport)).cause).toBe(cause);
  });
});
