import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ApiError, InvalidResponseError, UnsuccessfulError } from "../../../templates/runtime/errors.ts";
import { envelope } from "../../../templates/runtime/response.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { startServer, type StaticAnswer } from "./start-server.ts";

const form = { payload: "result", flag: "success" };

async function transportTo(answer: StaticAnswer) {
  const { url } = await startServer(answer);
  return makeTransport({ baseUrl: url, requestIdHeaders: ["x-request-id"] });
}

describe("a body that is an envelope", () => {
  it.each([
    ["its payload", { success: true, result: { id: 1 } }, { id: 1 }],
    ["null where that is its payload", { success: true, result: null }, null],
    ["undefined where it has no payload", { success: true }, undefined],
    ["undefined where its payload is inherited", { success: true, ["__proto__"]: 1 }, undefined],
    ["its payload where it does not say that it failed", { result: [1], success: "false" }, [1]],
  ])("gives %s", async (_name, body, want) => {
    const transport = await transportTo({ body });
    const call = transport.call(makeRequest({ unwrap: envelope(form) }));
    expect(await call).toEqual(want);
    const whole = await call.withResponse();
    expect([whole.data, whole.body]).toEqual([want, JSON.parse(JSON.stringify(body))]);
    expect(await call.result()).toMatchObject({ ok: true, body: whole.body });
  });

  it("gives undefined where there is no body", async () => {
    const transport = await transportTo({ status: 204 });
    const call = transport.call(makeRequest({ unwrap: envelope({ ...form, required: true }) }));
    expect(await call).toBeUndefined();
  });

  it("gives itself where it holds no payload", async () => {
    const transport = await transportTo({ body: { success: true, messages: [] } });
    const call = transport.call(makeRequest({ unwrap: envelope({ flag: "success" }) }));
    expect(await call).toEqual({ success: true, messages: [] });
  });
});

describe("an answer of success that says that the request failed", () => {
  const body = { success: false, result: null, errors: [{ code: 7, message: "Invalid zone" }] };

  it("is an error with the body, the status and what the server says", async () => {
    const transport = await transportTo({ body, headers: { "x-request-id": "r1" } });
    const error = await failureOf(transport, { unwrap: envelope(form) });
    expect(error).toBeInstanceOf(UnsuccessfulError);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ name: "UnsuccessfulError", status: 200, body, requestId: "r1" });
    expect(error.message).toBe("GET /things: 200, but `success` is false: Invalid zone (request r1)");
    expect(inspect(error)).toContain("UnsuccessfulError: GET /things");
  });

  it("is none where the document has no such property", async () => {
    const transport = await transportTo({ body });
    expect(await transport.call(makeRequest({ unwrap: envelope({ payload: "result" }) }))).toBeNull();
  });
});

describe("a body that is no envelope", () => {
  it.each([
    ["is a list", [1], {}, "the body is not the object that was expected"],
    ["has no payload but must have one", { success: true }, { required: true }, "the body has no `result`"],
    ["has null where a payload must be", { result: null }, { required: true }, "the body has no `result`"],
  ])("is an error where it %s", async (_name, body, options, want) => {
    const transport = await transportTo({ body });
    const error = await failureOf(transport, { unwrap: envelope({ ...form, ...options }) });
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error.message).toBe(`GET /things: ${want}`);
  });
});
