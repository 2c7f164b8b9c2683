import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { bearer, type CredentialRequest } from "../../../templates/runtime/auth.ts";
import type { CallEvent } from "../../../templates/runtime/call-event.ts";
import { type CallLogger, type CallLogLevel, logCalls, observeCalls } from "../../../templates/runtime/log.ts";
import type { CallOptions, TransportConfig } from "../../../templates/runtime/options.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { deadOrigin, respond, type ServerAnswer, startServer } from "./start-server.ts";

const requestIdHeaders = ["x-request-id"];
const headers = { "x-request-id": "r1" };
const epoch = "1970-01-01T00:00:00.000Z";
const post = makeRequest({
  method: "POST",
  path: "/things/{id}",
  pathParams: { id: "1" },
  query: { page: 2, pin: "1234" },
});

interface Given extends Partial<TransportConfig> {
  readonly answer?: ServerAnswer;
  readonly level?: CallLogLevel;
  readonly options?: CallOptions;
  readonly body?: unknown;
}

/** What a call writes: the level, the message without its durations, and the fields. */
async function logged({ answer, level = "debug", options, body = { name: "n", pin: "1234" }, ...config }: Given) {
  const lines: { level: string; message: string; fields: Readonly<Record<string, unknown>> }[] = [];
  const keep = (to: string) => (message: string, fields: object) =>
    lines.push({ level: to, message: message.replace(/\d+ ms/g, "T ms"), fields: { ...fields } });
  const logger: CallLogger = { error: keep("error"), warn: keep("warn"), info: keep("info"), debug: keep("debug") };
  const { url } = await startServer(answer ?? { headers, body: { id: 1, pin: "5678" } });
  const transport = makeTransport({
    baseUrl: url,
    requestIdHeaders,
    observer: logCalls(logger, level, ["pin"]),
    ...config,
  });
  await transport.call({ ...post, body }, options).result();
  return lines;
}

const linesOf = async (given: Given) => (await logged(given)).map(({ level, message }) => `${level} ${message}`);

describe("a line", () => {
  it("says what it is of, whatever a challenge of the server's has in it", async () => {
    const challenge = 'Bearer realm="things", error="invalid_token", error_description="no more"';
    const answer = { status: 401, headers: { "www-authenticate": challenge }, body: { message: "error in realm" } };
    const lines = await logged({ answer });
    const { message, fields } = lines.at(-1) ?? {};
    expect(message).toBe("POST /things/{id}: 401 Unauthorized: error in realm (T ms)");
    expect(fields).toMatchObject({ kind: "error", headers: { "www-authenticate": "[redacted]" } });
  });

  it("keeps the words that are settings of a cookie", async () => {
    const cookies = "session=s3cr3t; Path=/; Domain=a.test; Max-Age=60";
    const body = { message: "s3cr3t: no Path in this Domain" };
    const lines = await logged({ answer: { status: 400, headers: { "set-cookie": cookies }, body } });
    expect(lines.at(-1)?.message).toContain("[redacted]: no Path in this Domain");
  });

  it("says what it is of, whatever is a secret", async () => {
    const lines = await logged({ body: { pin: "success" }, answer: { body: { note: "success" } } });
    expect(lines.map(({ fields }) => fields["kind"])).toEqual(["request", "response", "success"]);
    expect(lines.at(-1)?.fields["body"]).toEqual({ note: "[redacted]" });
  });

  it.each(["s3cr3t==", "s3cr3t=", "a=s3cr3t", 'key="s3cr3t"'])("hides what a header gave as %s", async (value) => {
    const body = { message: "we know s3cr3t" };
    const lines = await logged({ answer: { status: 400, headers: { "x-session-token": value }, body } });
    expect(JSON.stringify(lines)).not.toContain("s3cr3t");
  });
});

describe("a logger is told", () => {
  it.each<[string, Given, readonly string[]]>([
    [
      "of a success",
      {},
      [
        "debug POST /things/{id}: attempt 1",
        "debug POST /things/{id}: attempt 1: 200 in T ms (request r1)",
        "info POST /things/{id}: 200 in T ms (request r1)",
      ],
    ],
    [
      "of a fault of the caller's",
      { level: "info", answer: { status: 404, headers, body: { message: "no such thing" } } },
      ["warn POST /things/{id}: 404 Not Found: no such thing (request r1) (T ms)"],
    ],
    [
      "of a fault of the server's",
      { level: "info", answer: { status: 500 } },
      ["error POST /things/{id}: 500 Internal Server Error (T ms)"],
    ],
    [
      "of an abort",
      { options: { signal: AbortSignal.abort() } },
      ["info POST /things/{id}: aborted by the caller (T ms)"],
    ],
    ["only of what is grave", { level: "error", answer: { status: 404 } }, []],
    ["of nothing", { level: "off", answer: { status: 500 } }, []],
    ["of no success at warn", { level: "warn" }, []],
  ])("%s", async (_name, given, lines) => {
    expect(await linesOf(given)).toEqual(lines);
  });

  it("of a broken connection", async () => {
    const lines = await linesOf({ baseUrl: await deadOrigin() });
    expect(lines).toContain("debug POST /things/{id}: the connection failed (ECONNREFUSED) (attempt 1, T ms)");
    expect(lines.at(-1)).toBe("error POST /things/{id}: the connection failed (ECONNREFUSED) (T ms)");
  });

  it("of requests that are sent again", async () => {
    const { url } = await startServer(({ headers: sent }, response) =>
      respond(response, { status: sent.authorization === "Bearer fresh" ? 200 : 401 }),
    );
    const lines: string[] = [];
    const observer = logCalls({ warn: (message) => lines.push(message) }, "debug", []);
    const token = bearer(({ refresh }: CredentialRequest) => (refresh ? "fresh" : "stale"));
    await makeTransport({ baseUrl: url, observer, credentials: { token } }).call({ ...post, security: [["token"]] });
    expect(lines).toEqual(["POST /things/{id}: attempt 2 after 401"]);
  });

  it("of nothing that a function throws which gives a credential", async () => {
    const lines: unknown[] = [];
    const observer = logCalls({ error: (message, fields) => lines.push(message, fields) }, "error", []);
    const token = bearer(() => Promise.reject(new RangeError("t0ken")));
    const call = makeTransport({ baseUrl: "http://127.0.0.1", observer, credentials: { token } }).call({
      ...post,
      security: [["token"]],
    });
    await expect(call).rejects.toThrow("t0ken");
    expect(JSON.stringify(lines)).toContain("RangeError");
    expect(JSON.stringify(lines)).not.toContain("t0ken");
  });

  it("of headers and bodies at debug, but for the secrets in them", async () => {
    const lines = await logged({ headers: { "x-trace": "t", authorization: "Bearer t0ken" } });
    const [request, response, success] = lines.map(({ fields }) => fields);
    expect(request).toMatchObject({
      call: 1,
      attempt: 1,
      method: "POST",
      path: "/things/{id}",
      url: expect.stringMatching(/\/things\/1\?page=2&pin=\[redacted\]$/) as string,
      headers: { "x-trace": "t", authorization: "[redacted]" },
      body: { name: "n", pin: "[redacted]" },
    });
    expect(response).toMatchObject({ status: 200, requestId: "r1", duration: expect.any(Number) as number });
    expect(success).toMatchObject({ body: { id: 1, pin: "[redacted]" } });
  });

  it("of neither headers nor bodies at info", async () => {
    const [success] = await logged({ level: "info" });
    expect(Object.keys(success?.fields ?? {}).sort()).toEqual([
      "attempt",
      "call",
      "duration",
      "kind",
      "method",
      "path",
      "requestId",
      "status",
    ]);
  });

  it.each([
    ["a text", "s3cr3t", "[string]"],
    ["bytes", new Uint8Array([1]), "[Uint8Array]"],
    ["a stream", new Blob(["s3cr3t"]).stream(), "[ReadableStream]"],
    ["a list", [{ pin: 1 }, "s3cr3t"], [{ pin: "[redacted]" }, "[string]"]],
    [
      "files in an object",
      { file: new File(["s3cr3t"], "a"), pin: Buffer.from("s3cr3t"), pages: [new Uint8Array([1]), new ArrayBuffer(1)] },
      { file: "[File]", pin: "[Buffer]", pages: ["[Uint8Array]", "[ArrayBuffer]"] },
    ],
    ["a stream in an object", { file: Readable.from(["s3cr3t"]), on: new Date(0) }, { file: "[Readable]", on: epoch }],
  ])("what kind of body it is: %s", async (_name, body, shown) => {
    const isJson = Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype;
    const contentType = isJson ? "application/json" : "application/octet-stream";
    const fields: unknown[] = [];
    const observer = logCalls({ debug: (_message, given) => fields.push(given) }, "debug", ["pin"]);
    const { url } = await startServer();
    await makeTransport({ baseUrl: url, observer }).call({ ...post, contentType, body });
    expect(fields[0]).toMatchObject({ body: shown });
  });
});

describe("an observer", () => {
  it("gets the events of each call, in order, with middleware, a `fetch` and headers of the call's own", async () => {
    const { url, requests } = await startServer({ headers });
    const events: CallEvent[] = [];
    const observer = observeCalls((event) => events.push(event));
    const transport = makeTransport({
      baseUrl: url,
      requestIdHeaders,
      observer,
      middleware: [{ onRequest: ({ request }) => request.headers.set("x-signed", "s") }],
      fetch: async (request) => {
        request.headers.set("x-fetched", "f");
        return fetch(request);
      },
    });
    await transport.call(post, { headers: { "x-own": "o" } });
    await transport.call(post);
    expect(events.map(({ call, kind, attempt }) => [call, kind, attempt])).toEqual([
      [1, "request", 1],
      [1, "response", 1],
      [1, "success", 1],
      [2, "request", 1],
      [2, "response", 1],
      [2, "success", 1],
    ]);
    expect(requests[0]?.headers).toMatchObject({ "x-own": "o", "x-signed": "s", "x-fetched": "f" });
    expect(events[0]?.detail().headers?.get("x-signed")).toBe("s");
  });

  it("is told last how a call ended, also where the server is still silent", async () => {
    const { url } = await startServer(() => {});
    const kinds: string[] = [];
    const observer = observeCalls(({ kind }) => kinds.push(kind));
    await makeTransport({ baseUrl: url, observer, timeout: 100 }).call(post).result();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(kinds).toEqual(["request", "error"]);
  });

  it("is told of a call that sent nothing", async () => {
    const events: CallEvent[] = [];
    const observer = observeCalls((event) => events.push(event));
    await makeTransport({ baseUrl: "", observer }).call(post).result();
    expect(events).toMatchObject([{ kind: "error", attempt: 0, error: { name: "InvalidArgumentError" } }]);
  });

  it("does no harm when it throws", async () => {
    const { url } = await startServer({ body: { a: 1 } });
    const observer = observeCalls(() => {
      throw new Error("a bug");
    });
    expect(await makeTransport({ baseUrl: url, observer }).call(post)).toEqual({ a: 1 });
  });
});
