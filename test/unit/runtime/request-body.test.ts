import { inspect } from "node:util";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { startServer } from "./start-server.ts";

const bytes = new Uint8Array([0, 128, 255]);
const asText = "\x00\x80\xff";
const octets = "application/octet-stream";
const form = "application/x-www-form-urlencoded";

async function sent(body: unknown, contentType?: string) {
  const { url, requests } = await startServer();
  const type = contentType === undefined ? {} : { contentType };
  await makeTransport({ baseUrl: url }).call(makeRequest({ method: "POST", body, ...type }));
  const [received] = requests;
  return { type: received?.headers["content-type"], body: received?.body, length: received?.headers["content-length"] };
}

describe("a body", () => {
  it.each([
    ["an object", { a: [1, null], b: undefined }, undefined, '{"a":[1,null]}'],
    ["an empty object", {}, undefined, "{}"],
    ["null", null, undefined, "null"],
    ["false", false, undefined, "false"],
    ["a text, as JSON", "a", undefined, '"a"'],
    ["JSON of a kind of its own", { a: 1 }, "application/merge-patch+json", '{"a":1}'],
    ["JSON with parameters", { a: 1 }, "application/json; charset=utf-8", '{"a":1}'],
    ["text", "a\nb", "text/plain", "a\nb"],
    ["text that looks like JSON's type", "a", "text/plain; x=/json", "a"],
    ["bytes", bytes, octets, asText],
    ["a buffer", bytes.buffer, octets, asText],
    ["a blob", new Blob([bytes], { type: "image/png" }), octets, asText],
    ["a form", new URLSearchParams({ a: "x y" }), form, "a=x+y"],
  ])("is sent as its media type says: %s", async (_name, body, contentType, wanted) => {
    expect(await sent(body, contentType)).toEqual({
      type: contentType ?? "application/json",
      body: wanted,
      length: String(wanted.length),
    });
  });

  it("is not sent where it is undefined", async () => {
    expect(await sent(undefined)).toEqual({ type: undefined, body: "", length: "0" });
  });

  it("may be a stream", async () => {
    const { type, body } = await sent(new Blob(["streamed"]).stream(), octets);
    expect([type, body]).toEqual([octets, "streamed"]);
  });

  it("may be a stream of Node", async () => {
    const { type, body } = await sent(Readable.from([Buffer.from("str"), Buffer.from("eamed")]), octets);
    expect([type, body]).toEqual([octets, "streamed"]);
  });

  it("may be a FormData", async () => {
    const data = new FormData();
    data.append("a", "1");
    const { type, body } = await sent(data, "multipart/form-data");
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toContain('name="a"\r\n\r\n1');
  });
});

describe("a body that cannot be written", () => {
  const cyclic: Record<string, unknown> = { s3cr3t: "s3cr3t" };
  cyclic["self"] = cyclic;
  const throwing = {
    toJSON() {
      throw new Error("s3cr3t");
    },
  };
  it.each([
    ["a cycle", cyclic, "application/json"],
    ["a big integer", { s3cr3t: 1n }, "application/json"],
    ["an object that throws", throwing, "application/json"],
    ["an object as text", { s3cr3t: 1 }, "text/plain"],
    ["an object as bytes", { s3cr3t: 1 }, octets],
    ["an object as a form", { s3cr3t: 1 }, form],
    ["an array as a form", ["s3cr3t"], form],
    ["an object in parts", { s3cr3t: 1 }, "multipart/form-data"],
  ])("is refused, and not shown: %s", async (_name, body, contentType) => {
    const { url, requests } = await startServer();
    const error = await failureOf(makeTransport({ baseUrl: url }), { method: "POST", body, contentType });
    expect(error).toMatchObject({ name: "InvalidArgumentError", argument: "body" });
    expect(error.message).toBe(`POST /things: \`body\` cannot be written as ${contentType}`);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("s3cr3t");
    expect(requests).toEqual([]);
  });
});
