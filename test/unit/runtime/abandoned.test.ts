import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import type { OperationRequest } from "../../../templates/runtime/operation-request.ts";
import type { TransportConfig } from "../../../templates/runtime/options.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { startServer } from "./start-server.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

interface Case {
  readonly config?: Partial<TransportConfig>;
  readonly request?: Partial<OperationRequest>;
  /** What the server answers before it begins a body that never ends. */
  readonly first?: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
}

const retried = { status: 503, headers: { "retry-after": "0" } };
const redirected = { status: 307, headers: { location: "/elsewhere" } };

const cases: readonly (readonly [string, Case])[] = [
  ["as it was made", {}],
  ["with a timeout of its own", { config: { attemptTimeout: 60_000 } }],
  ["with a body", { request: { method: "PUT", body: { a: 1 } } }],
  ["sent again", { config: { maxRetries: 1 }, first: retried }],
  ["sent again with a body", { config: { maxRetries: 1 }, request: { method: "PUT", body: { a: 1 } }, first: retried }],
  ["redirected", { first: redirected }],
  ["redirected with a timeout of its own", { config: { attemptTimeout: 60_000 }, first: redirected }],
  ["made by middleware", { config: { middleware: [{ onRequest: ({ request }) => new Request(request) }] } }],
];

/** The platform hears of the abort through the request, which nothing else refers to by then. */
describe("a body that never ends, aborted after a collection of garbage, closes the connection of a request", () => {
  it.each(cases)("%s", async (_name, { config, request, first }) => {
    let requests = 0;
    const closed = vi.fn();
    const begun = vi.fn();
    const { url } = await startServer((_, response) => {
      requests += 1;
      if (first && requests === 1) {
        response.writeHead(first.status, first.headers).end();
        return;
      }
      response.on("close", closed);
      response.writeHead(200, { "content-type": "application/json" }).write('"');
      begun();
    });
    const controller = new AbortController();
    const transport = makeTransport({ ...config, baseUrl: url });
    const call = transport.call(makeRequest(request), { signal: controller.signal }).result();
    await vi.waitFor(() => expect(begun).toHaveBeenCalledOnce());
    for (let left = 3; left > 0; left -= 1) {
      await setTimeout(20);
      collect();
    }
    controller.abort();
    expect(await call).toMatchObject({ ok: false, error: { name: "AbortedError" } });
    await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce(), 2000);
  });
});
