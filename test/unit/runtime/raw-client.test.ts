import { inspect } from "node:util";
import type { Middleware } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { apiKey, bearer } from "../../../templates/runtime/auth.ts";
import type { CallEvent } from "../../../templates/runtime/call-event.ts";
import { observeCalls } from "../../../templates/runtime/log.ts";
import type { RetryEvent, TransportConfig } from "../../../templates/runtime/options.ts";
import { rawClient } from "../../../templates/runtime/raw.ts";
import { makeTransport } from "./make-transport.ts";
import { deadOrigin, respond, type ServerAnswer, startServer } from "./start-server.ts";

/** What openapi-typescript prints of a document. */
interface Paths {
  "/things/{id}": {
    parameters: { path: { id: string } };
    get: {
      parameters: { path: { id: string }; query?: { page?: number } };
      responses: {
        200: { content: { "application/json": { a: number } } };
        404: { content: { "application/json": { missing: string } } };
      };
    };
    post: {
      parameters: { path: { id: string } };
      requestBody: { content: { "application/json": { name: string } } };
      responses: { 204: { content?: never } };
    };
  };
}

const key = apiKey("k3y", { in: "header", name: "x-auth-key" });
const client = (config: Partial<TransportConfig>) => rawClient<Paths>(makeTransport(config));

describe("the raw client", () => {
  it("has the base URL, the headers and the credentials of the client", async () => {
    const { url, requests } = await startServer({ body: { a: 1 } });
    const config = {
      baseUrl: `${url}/v4/`,
      headers: { "x-a": "client" },
      credentials: { token: bearer("t0ken"), key },
      defaultSecurity: [["key"], ["token"]],
    };
    const { data, response } = await client(config).GET("/things/{id}", {
      params: { path: { id: "a/b" }, query: { page: 2 } },
    });
    expect([data?.a, response.status]).toEqual([1, 200]);
    expect(requests[0]).toMatchObject({
      url: "/v4/things/a%2Fb?page=2",
      headers: { "x-a": "client", "x-auth-key": "k3y" },
    });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it("sends credentials of every place, beside what the caller sends", async () => {
    const { url, requests } = await startServer({ status: 204 });
    const credentials = {
      query: apiKey("qu3ry", { in: "query", name: "key" }),
      cookie: apiKey("c00kie", { in: "cookie", name: "session" }),
      token: bearer("t0ken"),
    };
    const raw = client({ baseUrl: url, credentials, defaultSecurity: [["query", "cookie", "token"]] });
    await raw.POST("/things/{id}", {
      params: { path: { id: "1" } },
      body: { name: "n" },
      headers: { cookie: "theme=dark" },
    });
    expect(requests[0]).toMatchObject({
      url: "/things/1?key=qu3ry",
      body: '{"name":"n"}',
      headers: {
        cookie: "theme=dark; session=c00kie",
        authorization: "Bearer t0ken",
        "content-type": "application/json",
      },
    });
  });

  it("gives an error as a value", async () => {
    const { url } = await startServer({ status: 404, body: { missing: "x" } });
    const { data, error } = await client({ baseUrl: url }).GET("/things/{id}", { params: { path: { id: "1" } } });
    expect([data, error?.missing]).toEqual([undefined, "x"]);
  });

  it("keeps a path parameter in its segment", async () => {
    const { url, requests } = await startServer({ body: { a: 1 } });
    const get = (id: string) => client({ baseUrl: url }).GET("/things/{id}", { params: { path: { id } } });
    await get("../x?q#f");
    expect(requests.map((request) => request.url)).toEqual(["/things/..%2Fx%3Fq%23f"]);
    await expect(get("..")).rejects.toMatchObject({ name: "InvalidArgumentError", argument: "id" });
    await expect(get("")).rejects.toMatchObject({ name: "InvalidArgumentError", argument: "id" });
  });

  it("needs the credentials of one alternative", async () => {
    const { url, requests } = await startServer();
    const raw = client({ baseUrl: url, credentials: { token: bearer(undefined) }, defaultSecurity: [["token"]] });
    await expect(raw.GET("/things/{id}", { params: { path: { id: "1" } } })).rejects.toMatchObject({
      name: "MissingCredentialError",
      message: "GET /things/{id}: no credentials: give the option `token`",
    });
    expect(requests).toEqual([]);
  });

  it("runs the client's middleware, and its own", async () => {
    const { url } = await startServer({ body: { a: 1 } });
    const order: string[] = [];
    const raw = client({
      baseUrl: url,
      credentials: { key },
      defaultSecurity: [["key"]],
      middleware: [{ onRequest: ({ request }) => void order.push(`client ${request.headers.get("x-auth-key")}`) }],
    });
    raw.use({ onRequest: ({ schemaPath }) => void order.push(`own ${schemaPath}`) });
    await raw.GET("/things/{id}", { params: { path: { id: "1" } } });
    expect(order).toEqual(["client k3y", "own /things/{id}"]);
  });

  it("sends with the client's `fetch`", async () => {
    const fetch = (request: Request) => Promise.resolve(Response.json({ a: request.url.length }));
    const { data } = await client({ baseUrl: "https://api.example", fetch }).GET("/things/{id}", {
      params: { path: { id: "1" } },
    });
    expect(data).toEqual({ a: "https://api.example/things/1".length });
  });

  it("is sent again as calls are, with its body", async () => {
    let count = 0;
    const { url, requests } = await startServer((_, response) => {
      count += 1;
      respond(response, count < 3 ? { status: 429, headers: { "retry-after": "0" } } : { status: 204 });
    });
    const reasons: string[] = [];
    const onRetry = ({ operation, reason }: RetryEvent) => reasons.push(`${operation}: ${reason}`);
    const raw = client({ baseUrl: url, maxRetries: 2, onRetry: (event) => void onRetry(event) });
    const { response } = await raw.POST("/things/{id}", { params: { path: { id: "s3cr3t" } }, body: { name: "n" } });
    expect([response.status, requests.map(({ body }) => body)]).toEqual([204, Array(3).fill('{"name":"n"}')]);
    expect(reasons).toEqual(Array(2).fill("POST /things/{id}: 429 Too Many Requests"));
  });

  it("is not sent again where the server may have acted", async () => {
    const { url, requests } = await startServer({ status: 503 });
    const raw = client({ baseUrl: url, maxRetries: 2, retryDelay: 1 });
    await raw.POST("/things/{id}", { params: { path: { id: "1" } }, body: { name: "n" } });
    expect(requests.length).toBe(1);
  });

  it("takes no credential to another origin", async () => {
    const other = await startServer({ body: { a: 1 } });
    const { url } = await startServer((_, response) =>
      respond(response, { status: 302, headers: { location: `${other.url}/x` } }),
    );
    const raw = client({ baseUrl: url, credentials: { key }, defaultSecurity: [["key"]] });
    await expect(raw.GET("/things/{id}", { params: { path: { id: "1" } } })).rejects.toMatchObject({
      name: "InvalidResponseError",
    });
    expect(other.requests).toEqual([]);
  });

  it.each<[string, ServerAnswer, object]>([
    [
      "what is not JSON",
      { headers: { "content-type": "text/html" }, body: "<p>s3cr3t</p>" },
      { name: "InvalidResponseError", message: "GET /things/{id}: the body is not JSON (text/html)" },
    ],
    [
      "a body that breaks off",
      (_request, response) => {
        response.writeHead(200, { "content-length": "9" }).write("{");
        setTimeout(() => response.destroy(), 20);
      },
      { name: "ConnectionError", attempts: 1 },
    ],
    ["silence", () => {}, { name: "AbortedError", cause: "enough" }],
    [
      "a body that does not end",
      (_request, response) => void response.writeHead(200, { "content-type": "application/json" }).write("{"),
      { name: "AbortedError", cause: "enough" },
    ],
  ])("throws the errors of calls: %s", async (_name, answer, want) => {
    const { url } = await startServer(answer);
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 300);
    const call = client({ baseUrl: url }).GET("/things/{id}", {
      params: { path: { id: "1" } },
      signal: controller.signal,
    });
    const error: unknown = await call.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(want);
    expect(inspect(error, { depth: 9 })).not.toContain("s3cr3t");
  });

  it("throws what middleware throws", async () => {
    const { url } = await startServer({ body: {} });
    const raw = client({ baseUrl: url });
    raw.use({
      onResponse() {
        throw new SyntaxError("mine");
      },
    });
    await expect(raw.GET("/things/{id}", { params: { path: { id: "1" } } })).rejects.toThrow("mine");
  });

  it("shows no credential where it fails", async () => {
    const credentials = { query: apiKey("s3cr3t", { in: "query", name: "key" }) };
    const config = { credentials, defaultSecurity: [["query"]] };
    for (const baseUrl of [await deadOrigin(), "", "/api", "http://me:s3cr3t@127.0.0.1:9999"]) {
      const failing = client({ ...config, baseUrl }).GET("/things/{id}", { params: { path: { id: "1" } } });
      const error: unknown = await failing.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("s3cr3t");
    }
  });

  it("gets a fresh credential where the server refuses one, and sends its body again", async () => {
    const { url, requests } = await startServer(({ headers }, response) =>
      respond(response, { status: headers.authorization === "Bearer fresh" ? 204 : 401 }),
    );
    const token = bearer(({ refresh }) => (refresh ? "fresh" : "old"));
    const raw = client({ baseUrl: url, credentials: { token }, defaultSecurity: [["token"]] });
    const { response } = await raw.POST("/things/{id}", { params: { path: { id: "1" } }, body: { name: "n" } });
    expect(response.status).toBe(204);
    expect(requests.map(({ headers, body }) => [headers.authorization, body])).toEqual([
      ["Bearer old", '{"name":"n"}'],
      ["Bearer fresh", '{"name":"n"}'],
    ]);
  });

  it("gives the refusal where there is no other credential, or where the body cannot be sent again", async () => {
    const { url, requests } = await startServer({ status: 401, body: { message: "no" } });
    const once = client({ baseUrl: url, credentials: { token: bearer("t0ken") }, defaultSecurity: [["token"]] });
    const { error } = await once.GET("/things/{id}", { params: { path: { id: "1" } } });
    expect(error).toEqual({ message: "no" });
    const token = bearer(({ refresh }) => (refresh ? "fresh" : "old"));
    const raw = client({ baseUrl: url, credentials: { token }, defaultSecurity: [["token"]] });
    const { response } = await raw.POST("/things/{id}", {
      params: { path: { id: "1" } },
      body: new Blob(["{}"]).stream() as never,
      bodySerializer: (body) => body as never,
      duplex: "half",
    });
    expect([response.status, requests.length]).toEqual([401, 2]);
  });

  it("sends a stream once, also where another attempt would do no harm", async () => {
    const { url, requests } = await startServer({ status: 429 });
    const raw = client({ baseUrl: url, maxRetries: 2, retryDelay: 1 });
    const { response } = await raw.POST("/things/{id}", {
      params: { path: { id: "1" } },
      body: new Blob(["{}"]).stream() as never,
      bodySerializer: (body) => body as never,
      duplex: "half",
    });
    expect([response.status, requests.length]).toEqual([429, 1]);
  });

  it("is seen by the observer, which shows no secret of it", async () => {
    const { url } = await startServer(({ method }, response) =>
      respond(response, method === "GET" ? { body: { a: 1 } } : { status: 404, body: { message: "no s3cr3t" } }),
    );
    const events: CallEvent[] = [];
    const observer = observeCalls((event) => events.push(event));
    const raw = client({ baseUrl: url, observer });
    await raw.GET("/things/{id}", { params: { path: { id: "1" } } });
    await raw.POST("/things/{id}", { params: { path: { id: "s3cr3t" } }, body: { name: "n" } });
    expect(events.map(({ kind, call, method, path }) => [kind, call, method, path])).toEqual([
      ...["request", "response", "success"].map((kind) => [kind, 1, "GET", "/things/{id}"]),
      ...["request", "response", "error"].map((kind) => [kind, 2, "POST", "/things/{id}"]),
    ]);
    expect(events.at(-1)).toMatchObject({
      error: { name: "NotFoundError", message: "POST /things/{id}: 404 Not Found: no [redacted]" },
    });
    const shown = events.map(({ detail: _detail, ...fields }) => fields);
    expect(inspect(shown, { depth: 10, showHidden: true })).not.toContain("s3cr3t");
  });

  it("has middleware of its own until that is taken out again", async () => {
    const { url } = await startServer({ body: { a: 1 } });
    const seen: string[] = [];
    const middleware: Middleware = { onRequest: ({ schemaPath }) => void seen.push(schemaPath) };
    const raw = client({ baseUrl: url });
    raw.use(middleware);
    await raw.GET("/things/{id}", { params: { path: { id: "1" } } });
    raw.eject(middleware);
    await raw.request("get", "/things/{id}", { params: { path: { id: "1" } } });
    expect(seen).toEqual(["/things/{id}"]);
  });
});
