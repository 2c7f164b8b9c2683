import { describe, expect, it } from "vitest";
import * as errors from "../../../templates/runtime/errors.ts";
import { createCall } from "../../../templates/runtime/transport.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { startServer, type StaticAnswer } from "./start-server.ts";

const failure = { success: false, errors: [{ code: 7003, message: "no such thing" }] };

async function failureFrom(answer: StaticAnswer, requestIdHeaders: readonly string[] = []) {
  const { url } = await startServer(answer);
  return failureOf(makeTransport({ baseUrl: url, requestIdHeaders }));
}

describe("an error status", () => {
  it.each([
    [400, errors.BadRequestError, "BadRequestError"],
    [401, errors.UnauthorizedError, "UnauthorizedError"],
    [402, errors.ApiError, "ApiError"],
    [403, errors.ForbiddenError, "ForbiddenError"],
    [404, errors.NotFoundError, "NotFoundError"],
    [405, errors.MethodNotAllowedError, "MethodNotAllowedError"],
    [408, errors.RequestTimeoutError, "RequestTimeoutError"],
    [409, errors.ConflictError, "ConflictError"],
    [410, errors.GoneError, "GoneError"],
    [412, errors.PreconditionFailedError, "PreconditionFailedError"],
    [413, errors.ContentTooLargeError, "ContentTooLargeError"],
    [415, errors.UnsupportedMediaTypeError, "UnsupportedMediaTypeError"],
    [418, errors.ApiError, "ApiError"],
    [422, errors.UnprocessableContentError, "UnprocessableContentError"],
    [429, errors.TooManyRequestsError, "TooManyRequestsError"],
    [499, errors.ApiError, "ApiError"],
    [500, errors.ServerError, "ServerError"],
    [503, errors.ServerError, "ServerError"],
    [599, errors.ServerError, "ServerError"],
  ] as const)("%i gives a %o", async (status, Class, name) => {
    const error = await failureFrom({ status, body: failure });
    expect(error.constructor).toBe(Class);
    expect(error).toBeInstanceOf(errors.ApiError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name, status, operation: "GET /things", body: failure });
    // The name is in the stack too, which is what a log shows.
    expect(error.stack).toMatch(new RegExp(`^${name}: GET /things: ${status}`));
  });

  it("rejects the call, and its response", async () => {
    const { url } = await startServer({ status: 404, body: failure });
    const call = () => makeTransport({ baseUrl: url }).call(makeRequest());
    await expect(call()).rejects.toBeInstanceOf(errors.NotFoundError);
    await expect(call().withResponse()).rejects.toBeInstanceOf(errors.NotFoundError);
    expect(await call().result()).toEqual({ ok: false, error: expect.any(errors.NotFoundError) });
  });

  it("is told with its headers and the id of the request", async () => {
    const headers = { "x-trace": "t1", "x-second": "s1", "retry-after": "7" };
    const error = await failureFrom({ status: 429, headers }, ["x-first", "x-second", "x-trace"]);
    expect(error).toMatchObject({ requestId: "s1", message: "GET /things: 429 Too Many Requests (request s1)" });
    expect(error instanceof errors.ApiError && error.headers.get("retry-after")).toBe("7");
  });
});

describe("the body of an error", () => {
  it.each([
    ["JSON", { body: failure }, failure],
    [
      "JSON of another media type",
      { headers: { "content-type": "application/problem+json" }, body: '{"a":1}' },
      { a: 1 },
    ],
    ["text", { headers: { "content-type": "text/plain" }, body: "gone fishing" }, "gone fishing"],
    ["broken JSON", { headers: { "content-type": "application/json" }, body: '{"a":' }, '{"a":'],
    ["HTML", { headers: { "content-type": "text/html" }, body: "<h1>502</h1>" }, "<h1>502</h1>"],
    ["nothing", {}, undefined],
    ["nothing, in chunks", { headers: { "transfer-encoding": "chunked" } }, undefined],
  ] as const)("is %s", async (_name, answer, body) => {
    expect(await failureFrom({ status: 502, ...answer })).toMatchObject({ name: "ServerError", body });
  });

  it("is undefined for HEAD", async () => {
    const { url } = await startServer({ status: 404, headers: { "content-length": "12" } });
    const error = await failureOf(makeTransport({ baseUrl: url }), { method: "HEAD" });
    expect(error).toMatchObject({ name: "NotFoundError", body: undefined, message: "HEAD /things: 404 Not Found" });
  });

  it("that breaks off is a broken connection", async () => {
    const { url } = await startServer((_, response) => {
      response.writeHead(500, { "content-length": "100" });
      response.write("short", () => response.destroy());
    });
    expect(await failureOf(makeTransport({ baseUrl: url }))).toMatchObject({ name: "ConnectionError" });
  });
});

describe("the message", () => {
  const long = "x".repeat(5000);
  it.each([
    ["the detail of a problem", { title: "Bad", detail: "no such thing" }, "404 Not Found: no such thing"],
    ["the title of a problem", { title: "Bad", status: 404 }, "404 Not Found: Bad"],
    ["a message", { message: "nope" }, "404 Not Found: nope"],
    ["an error as text", { error: "nope" }, "404 Not Found: nope"],
    ["an error's message", { error: { code: 1, message: "nope" } }, "404 Not Found: nope"],
    ["the first of some errors", { errors: [{ message: "one" }, { message: "two" }] }, "404 Not Found: one"],
    ["the first of some errors as text", { errors: ["one", "two"] }, "404 Not Found: one"],
    ["a message of the wrong type", { message: 7 }, "404 Not Found"],
    ["no message", {}, "404 Not Found"],
    ["an empty message", { message: "" }, "404 Not Found"],
    ["a list", [{ message: "nope" }], "404 Not Found"],
    ["no errors", { errors: [] }, "404 Not Found"],
    ["errors that are null", { errors: [null], error: null }, "404 Not Found"],
  ])("quotes %s", async (_name, body, said) => {
    expect((await failureFrom({ status: 404, body })).message).toBe(`GET /things: ${said}`);
  });

  it("does without a reason phrase", async () => {
    expect((await failureFrom({ status: 499, statusText: " " })).message).toMatch(/^GET \/things: 499$/);
  });

  it("is short, whatever the server says", async () => {
    expect((await failureFrom({ status: 404, body: { message: long } })).message.length).toBeLessThan(600);
    expect((await failureFrom({ status: 404, body: long })).message).toBe("GET /things: 404 Not Found");
  });

  it("stays on one line", async () => {
    const { message } = await failureFrom({ status: 404, body: { message: "one\r\ntwo\u2028three\u001b[31m" } });
    expect(message).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(message).toMatch(/one.*two.*three/);
  });

  it("survives a body that is nested deeply", async () => {
    const depth = 20_000;
    const body = `${'{"error":'.repeat(depth)}"deep"${"}".repeat(depth)}`;
    const error = await failureFrom({ status: 404, headers: { "content-type": "application/json" }, body });
    expect(error.message).toMatch(/^GET \/things: 404 Not Found/);
  });
});

it("passes on what is no failure of the call", async () => {
  const bug = new RangeError("a bug");
  await expect(createCall(Promise.reject(bug)).result()).rejects.toBe(bug);
});
