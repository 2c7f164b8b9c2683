import type { Middleware } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { bearer } from "../../../templates/runtime/auth.ts";
import type { TransportConfig } from "../../../templates/runtime/options.ts";
import { discardBody } from "../../../templates/runtime/send.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { deadOrigin, startServer } from "./start-server.ts";

const request = { path: "/things/{id}", pathParams: { id: "a/b" }, query: { page: 2 } };

describe("middleware", () => {
  it("sees the template of the path, its parameters and the credentials", async () => {
    const { url } = await startServer();
    const seen: unknown[] = [];
    const middleware: Middleware = {
      onRequest: ({ schemaPath, params, request: sent }) => {
        seen.push(schemaPath, params.path, params.query, sent.url, sent.headers.get("authorization"));
        return undefined;
      },
    };
    const transport = makeTransport({
      baseUrl: url,
      middleware: [middleware],
      credentials: { token: bearer("t0ken") },
    });
    await transport.call(makeRequest({ ...request, security: [["token"]] }));
    expect(seen).toEqual(["/things/{id}", { id: "a/b" }, { page: 2 }, `${url}/things/a%2Fb?page=2`, "Bearer t0ken"]);
  });

  it("comes in its order on the way out, and in the opposite one on the way back", async () => {
    const { url } = await startServer();
    const order: string[] = [];
    const named = (name: string): Middleware => ({
      onRequest: () => void order.push(`request ${name}`),
      onResponse: () => void order.push(`response ${name}`),
    });
    await makeTransport({ baseUrl: url, middleware: [named("a"), named("b")] }).call(makeRequest());
    expect(order).toEqual(["request a", "request b", "response b", "response a"]);
  });

  it("changes the request and the response", async () => {
    const { url, requests } = await startServer({ body: { a: 1 } });
    const middleware: Middleware = {
      onRequest: ({ request: sent }) => {
        sent.headers.set("x-signature", "s");
        return sent;
      },
      onResponse: async ({ response }) => Response.json({ ...((await response.json()) as object), b: 2 }),
    };
    expect(await makeTransport({ baseUrl: url, middleware: [middleware] }).call(makeRequest())).toEqual({ a: 1, b: 2 });
    expect(requests[0]?.headers["x-signature"]).toBe("s");
  });

  it("changes the body, or takes the content type away", async () => {
    const { url, requests } = await startServer();
    const post = makeRequest({ method: "POST", body: { a: 1 } });
    const replace: Middleware = {
      onRequest: ({ request: sent }) => new Request(sent, { method: "POST", body: '{"b":2}' }),
    };
    const strip: Middleware = { onRequest: ({ request: sent }) => sent.headers.delete("content-type") };
    await makeTransport({ baseUrl: url, middleware: [replace] }).call(post);
    await makeTransport({ baseUrl: url, middleware: [strip] }).call(post);
    expect(requests.map(({ body, headers }) => [body, headers["content-type"]])).toEqual([
      ['{"b":2}', "application/json"],
      ['{"a":1}', undefined],
    ]);
  });

  it("answers in the place of the server", async () => {
    const { url, requests } = await startServer();
    const middleware: Middleware = { onRequest: () => Response.json({ cached: true }) };
    expect(await makeTransport({ baseUrl: url, middleware: [middleware] }).call(makeRequest())).toEqual({
      cached: true,
    });
    expect(requests).toEqual([]);
  });

  it("reads the body for itself, also of a response whose body is not read", async () => {
    const { url } = await startServer({ body: { a: 1 } });
    const seen: unknown[] = [];
    const middleware: Middleware = {
      onResponse: async ({ response, schemaPath }) => {
        seen.push(await (schemaPath === "/consumed" ? response : response.clone()).json());
      },
    };
    const transport = makeTransport({ baseUrl: url, middleware: [middleware] });
    expect(await transport.call(makeRequest())).toEqual({ a: 1 });
    expect(await transport.call(makeRequest({ readBody: discardBody }))).toBeUndefined();
    expect(await transport.call(makeRequest({ readBody: discardBody, path: "/consumed" }))).toBeUndefined();
    expect(seen).toEqual([{ a: 1 }, { a: 1 }, { a: 1 }]);
  });

  it("makes an error of a success, and a success of an error", async () => {
    const { url } = await startServer(({ url: path }, response) => {
      response.writeHead(path === "/ok" ? 200 : 404).end("{}");
    });
    const middleware: Middleware = {
      onResponse: ({ response }) => Response.json({ message: "swapped" }, { status: response.ok ? 404 : 200 }),
    };
    const transport = makeTransport({ baseUrl: url, middleware: [middleware] });
    expect(await failureOf(transport, { path: "/ok" })).toMatchObject({
      name: "NotFoundError",
      body: { message: "swapped" },
    });
    expect(await transport.call(makeRequest())).toEqual({ message: "swapped" });
  });

  it("is told of a broken connection, and may answer for it", async () => {
    const seen: unknown[] = [];
    const middleware: Middleware = {
      onError: ({ error, schemaPath }) => {
        seen.push((error as Error).name, schemaPath);
        return Response.json({ fallback: true });
      },
    };
    const transport = makeTransport({ baseUrl: await deadOrigin(), middleware: [middleware] });
    expect(await transport.call(makeRequest())).toEqual({ fallback: true });
    expect(seen).toEqual(["ConnectionError", "/things"]);
  });

  it("fails the call with its own error, which is not disguised", async () => {
    const { url } = await startServer({ status: 500 });
    const bug = new RangeError("a bug");
    const fail = () => {
      throw bug;
    };
    const callWith = (middleware: Middleware) =>
      makeTransport({ baseUrl: url, middleware: [middleware] }).call(makeRequest());
    await expect(callWith({ onRequest: fail })).rejects.toBe(bug);
    await expect(callWith({ onResponse: fail })).rejects.toBe(bug);
  });

  it.each<[string, Partial<TransportConfig>]>([
    ["middleware", { middleware: [{ onResponse: refuse }] }],
    ["`onRetry`", { maxRetries: 1, onRetry: refuse }],
  ])("closes the connection of an answer that nobody reads any more: what %s throws", async (_name, config) => {
    let closed = false;
    const { url } = await startServer((_, response) => {
      response.on("close", () => (closed = true));
      response.writeHead(503).write("the beginning of a long text");
    });
    await expect(makeTransport({ ...config, baseUrl: url }).call(makeRequest())).rejects.toThrow("refused");
    await expect.poll(() => closed).toBe(true);
  });

  function refuse(): never {
    throw new Error("refused");
  }

  it("sees one request, however often it is redirected", async () => {
    const { url } = await startServer(({ url: path }, response) => {
      if (path === "/things") response.writeHead(302, { location: "/others" });
      response.end();
    });
    let count = 0;
    await makeTransport({ baseUrl: url, middleware: [{ onRequest: () => void (count += 1) }] }).call(makeRequest());
    expect(count).toBe(1);
  });
});
