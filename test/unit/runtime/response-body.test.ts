import { describe, expect, it } from "vitest";
import { byMediaType, readBlob, readJson, readText } from "../../../templates/runtime/response.ts";
import { discardBody } from "../../../templates/runtime/send.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { deadOrigin, type ServerAnswer, startServer, type StaticAnswer } from "./start-server.ts";

const json = { "content-type": "application/json" };

const readers = {
  json: readJson,
  text: readText,
  binary: readBlob,
  none: discardBody,
  "text or JSON": byMediaType("text", "json"),
  "JSON or a file": byMediaType("json", "binary"),
};

async function dataOf(answer: ServerAnswer, type: keyof typeof readers = "json"): Promise<unknown> {
  const { url } = await startServer(answer);
  return makeTransport({ baseUrl: url }).call(makeRequest({ readBody: readers[type] }));
}

describe("the data of a call", () => {
  it.each([
    ["JSON", undefined, { body: { a: [1] } }, { a: [1] }],
    ["JSON without a content type", undefined, { body: '{"a":1}' }, { a: 1 }],
    ["JSON of another media type", "json", { headers: { "content-type": "text/html" }, body: "[1]" }, [1]],
    ["JSON in chunks", "json", { headers: { ...json, "transfer-encoding": "chunked" }, body: "[1]" }, [1]],
    ["JSON with a byte order mark", "json", { headers: json, body: "\uFEFF[1]" }, [1]],
    ["null", "json", { headers: json, body: "null" }, null],
    ["false", "json", { headers: json, body: "false" }, false],
    ["0", "json", { headers: json, body: "0" }, 0],
    ["an empty text in JSON", "json", { headers: json, body: '""' }, ""],
    ["undefined of an empty body", "json", { headers: json }, undefined],
    ["undefined of an empty body in chunks", "json", { headers: { "transfer-encoding": "chunked" } }, undefined],
    ["undefined of 204", "json", { status: 204 }, undefined],
    ["undefined of 205", "text", { status: 205 }, undefined],
    ["JSON of 201", "json", { status: 201, headers: json, body: "[1]" }, [1]],
    ["text", "text", { body: "a\n" }, "a\n"],
    ["text that is JSON", "text", { headers: json, body: "[1]" }, "[1]"],
    ["an empty text", "text", {}, ""],
    ["text where that comes", "text or JSON", { headers: { "content-type": "text/plain" }, body: "[1]" }, "[1]"],
    ["JSON where that comes", "text or JSON", { headers: { "content-type": "a/b+json;c=d" }, body: '"a"' }, "a"],
    ["text where nothing is said", "text or JSON", { body: "[1]" }, "[1]"],
    [
      "JSON where text comes that is not documented",
      "JSON or a file",
      { headers: { "content-type": "text/plain" }, body: "1" },
      1,
    ],
    ["undefined where none is documented", "none", {}, undefined],
    ["undefined where none is documented, but one comes", "none", { body: { a: 1 } }, undefined],
    ["undefined where none is documented, but what comes is no JSON", "none", { headers: json, body: "{" }, undefined],
  ] as const)("is %s", async (_name, type, answer: StaticAnswer, data) => {
    expect(await dataOf(answer, type)).toEqual(data);
  });

  it("is a blob where it is binary", async () => {
    const body = Buffer.from([0, 128, 255]);
    const blob = await dataOf({ headers: { "content-type": "image/png" }, body }, "binary");
    if (!(blob instanceof Blob)) throw new Error("It is no blob.");
    expect([blob.type, ...new Uint8Array(await blob.arrayBuffer())]).toEqual(["image/png", 0, 128, 255]);
  });

  it("is a blob where that is one of several kinds", async () => {
    const blob = await dataOf({ headers: { "content-type": "image/png" }, body: "1" }, "JSON or a file");
    expect(blob).toBeInstanceOf(Blob);
  });

  it("is undefined for HEAD", async () => {
    const { url } = await startServer({ headers: { ...json, "content-length": "7", "x-count": "3" } });
    const call = makeTransport({ baseUrl: url }).call(makeRequest({ method: "HEAD" }));
    expect(await call).toBeUndefined();
    expect((await call.withResponse()).response.headers.get("x-count")).toBe("3");
  });

  it("is decoded where it is compressed", async () => {
    const { gzipSync } = await import("node:zlib");
    const answer = { headers: { ...json, "content-encoding": "gzip" }, body: gzipSync('{"a":1}') };
    expect(await dataOf(answer)).toEqual({ a: 1 });
  });
});

describe("an answer that is not as documented", () => {
  it.each([
    ["HTML", { headers: { "content-type": "text/html" }, body: "<html>" }, "the body is not JSON (text/html)"],
    ["broken JSON", { headers: json, body: '{"a":' }, "the body is not JSON (application/json)"],
    ["JSON twice", { body: "{}{}" }, "the body is not JSON (no content type)"],
    ["a status that is no success and no error", { status: 304 }, "304 is neither success nor error"],
  ])("is a failure: %s", async (_name, answer: StaticAnswer, problem) => {
    const { url } = await startServer(answer);
    const error = await failureOf(makeTransport({ baseUrl: url }));
    expect(error).toMatchObject({ name: "InvalidResponseError", message: `GET /things: ${problem}` });
    expect(error.status).toBeUndefined();
    expect(error).toMatchObject({
      response: { status: answer.status ?? 200, headers: expect.any(Headers) as Headers },
    });
  });
});

describe("a connection that breaks", () => {
  it.each([
    ["at once", (_, response) => void response.destroy()],
    [
      "in the body, which is shorter than announced",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write('{"a":1}', () => response.destroy());
      },
    ],
    [
      "between two chunks",
      (_, response) => {
        response.writeHead(200);
        response.write('{"a":1}', () => response.destroy());
      },
    ],
  ] as readonly [string, ServerAnswer][])("is a failure: %s", async (_name, answer) => {
    const { url } = await startServer(answer);
    const error = await failureOf(makeTransport({ baseUrl: url }));
    expect(error).toMatchObject({ name: "ConnectionError" });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("is told with the reason of the system", async () => {
    const error = await failureOf(makeTransport({ baseUrl: await deadOrigin() }));
    expect(error.message).toBe("GET /things: the connection failed (ECONNREFUSED)");
    expect(error).toMatchObject({ cause: { cause: { code: "ECONNREFUSED" } } });
  });
});

describe("the connection", () => {
  it("serves later calls although a body comes late that nobody reads", async () => {
    const server = await startServer((_, response) => {
      response.write('{"a":');
      setTimeout(() => response.end("1}"), 10);
    });
    const transport = makeTransport({ baseUrl: server.url });
    for (let i = 0; i < 10; i++) await transport.call(makeRequest({ readBody: discardBody }));
    expect(server.requests.length).toBe(10);
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  it("is read to its end without keeping what comes", async () => {
    const chunk = new Uint8Array(2 ** 20);
    let left = 200;
    const body = new ReadableStream({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    const transport = makeTransport({ baseUrl: "http://localhost", fetch: async () => new Response(body) });
    const before = process.memoryUsage().arrayBuffers;
    await transport.call(makeRequest({ readBody: discardBody }));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * chunk.length);
    expect(left).toBeLessThan(0);
  });

  it("may break where a body comes that nobody reads", async () => {
    const { url } = await startServer((_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("short", () => response.destroy());
    });
    const call = makeTransport({ baseUrl: url }).call(makeRequest({ readBody: discardBody }));
    expect(await call).toBeUndefined();
  });

  it.each([
    ["json", {}],
    ["text", {}],
    ["binary", {}],
    ["none", {}],
    ["json", { status: 500 }],
  ] as const)("serves later calls, too: %s %o", async (type, answer) => {
    const server = await startServer({ body: { a: 1 }, ...answer });
    const transport = makeTransport({ baseUrl: server.url });
    for (let i = 0; i < 10; i++) await transport.call(makeRequest({ readBody: readers[type] })).result();
    expect(server.requests.length).toBe(10);
    // `fetch` opens a second one where the first is not quite free yet.
    expect(server.connections()).toBeLessThanOrEqual(2);
  });
});

it("a custom `fetch` is given the whole request", async () => {
  const seen: Request[] = [];
  const fetch = (request: Request) => {
    seen.push(request);
    return Promise.resolve(Response.json({ a: 1 }));
  };
  const transport = makeTransport({ baseUrl: "https://api.example/v1/", fetch });
  const request = makeRequest({ method: "PUT", query: { q: "x" }, body: { b: 2 } });
  expect(await transport.call(request)).toEqual({ a: 1 });
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["PUT https://api.example/v1/things?q=x"]);
  expect(await seen[0]?.json()).toEqual({ b: 2 });
});

it("a custom `fetch` that throws what is no error is a broken connection", async () => {
  const fetch = () => Promise.reject("no network");
  const error = await failureOf(makeTransport({ baseUrl: "https://api.example", fetch }));
  expect(error).toMatchObject({ name: "ConnectionError", cause: "no network" });
});

it("the global `fetch` is looked up for each call", async () => {
  const { fetch } = globalThis;
  const transport = makeTransport({ baseUrl: "https://api.example" });
  try {
    globalThis.fetch = () => Promise.resolve(Response.json("patched"));
    expect(await transport.call(makeRequest())).toBe("patched");
  } finally {
    globalThis.fetch = fetch;
  }
});
