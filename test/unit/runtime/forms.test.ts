import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { multipart, urlEncoded } from "../../../templates/runtime/form.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { startServer } from "./start-server.ts";

const urlEncodedType = { contentType: "application/x-www-form-urlencoded", writeBody: urlEncoded } as const;
const multipartType = { contentType: "multipart/form-data", writeBody: multipart } as const;

async function sent(body: unknown, form: typeof urlEncodedType | typeof multipartType) {
  const { url, requests } = await startServer();
  await makeTransport({ baseUrl: url }).call(makeRequest({ method: "POST", body, ...form }));
  return { type: requests[0]?.headers["content-type"] ?? "", body: requests[0]?.body ?? "" };
}

describe("a body that is a form", () => {
  it.each([
    ["texts", { a: "x y&z=ü+" }, "a=x+y%26z%3D%C3%BC%2B"],
    ["arrays", { a: [1, 2] }, "a=1&a=2"],
    ["what is not given", { a: undefined, b: null, c: false }, "c=false"],
    ["nothing", {}, ""],
    ["a form that is made already", new URLSearchParams({ a: "x y" }), "a=x+y"],
    ["a text that is a form already", "a=x%20y", "a=x%20y"],
  ])("holds %s", async (_name, body, wanted) => {
    expect(await sent(body, urlEncodedType)).toEqual({ type: urlEncodedType.contentType, body: wanted });
  });
});

/** The parts of a multipart body, each on a line. */
function partsOf({ type, body }: { readonly type: string; readonly body: string }): readonly string[] {
  const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(type)?.[1] ?? "no boundary";
  const parts = body.split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => part.trim().replaceAll("\r\n", "|"));
}

describe("a body in parts", () => {
  it("has one for each property, and for each item of an array", async () => {
    const file = new File(["FILE"], "notes.txt", { type: "text/plain" });
    const body = { file, name: "x", tags: ["a", null, "b"], meta: { k: 1 }, count: 2, none: undefined };
    expect(partsOf(await sent(body, multipartType))).toEqual([
      'Content-Disposition: form-data; name="file"; filename="notes.txt"|Content-Type: text/plain||FILE',
      'Content-Disposition: form-data; name="name"||x',
      'Content-Disposition: form-data; name="tags"||a',
      'Content-Disposition: form-data; name="tags"||b',
      'Content-Disposition: form-data; name="meta"; filename="blob"|Content-Type: application/json||{"k":1}',
      'Content-Disposition: form-data; name="count"||2',
    ]);
  });

  it("may be a FormData", async () => {
    const body = new FormData();
    body.append('a"\r\n', "1");
    expect(partsOf(await sent(body, multipartType))).toEqual(['Content-Disposition: form-data; name="a%22%0D%0A"||1']);
  });
});

describe("a form that cannot be written", () => {
  it.each([
    ["an array", ["s3cr3t"], urlEncodedType],
    ["a form in a form", { a: { b: { c: "s3cr3t" } } }, urlEncodedType],
    ["a lone surrogate", { a: "s3cr3t\uD800" }, urlEncodedType],
    ["an array", ["s3cr3t"], multipartType],
    ["an array within an array", { a: [["s3cr3t"]] }, multipartType],
    ["a big integer within an object", { a: { s3cr3t: 1n } }, multipartType],
  ])("is refused, and not shown: %s", async (_name, body, form) => {
    const { url, requests } = await startServer();
    const error = await failureOf(makeTransport({ baseUrl: url }), { method: "POST", body, ...form });
    expect(error).toMatchObject({ name: "InvalidArgumentError", argument: "body" });
    expect(error.message).toBe(`POST /things: \`body\` cannot be written as ${form.contentType}`);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("s3cr3t");
    expect(requests).toEqual([]);
  });
});
