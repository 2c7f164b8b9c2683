import { createReadStream, openAsBlob, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { multipart, urlEncoded } from "../../../templates/runtime/form.ts";
import type { BodyWriter } from "../../../templates/runtime/request.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { startServer } from "./start-server.ts";

const urlEncodedType = { contentType: "application/x-www-form-urlencoded", writeBody: urlEncoded } as const;
const multipartType = { contentType: "multipart/form-data", writeBody: multipart } as const;

async function sent(body: unknown, form: { readonly contentType: string; readonly writeBody: BodyWriter }) {
  const { url, requests } = await startServer();
  await makeTransport({ baseUrl: url }).call(makeRequest({ method: "POST", body, ...form }));
  return { type: requests[0]?.headers["content-type"] ?? "", body: requests[0]?.body ?? "" };
}

describe("a body that is a form", () => {
  it.each([
    ["texts", { a: "x y&z=ü+" }, "a=x+y%26z%3D%C3%BC%2B"],
    ["arrays", { a: [1, 2] }, "a=1&a=2"],
    ["an object, as JSON", { a: { b: ["x y", { c: 1 }] } }, "a=%7B%22b%22%3A%5B%22x+y%22%2C%7B%22c%22%3A1%7D%5D%7D"],
    ["objects, each as JSON", { a: [{ b: 1 }, { b: 2 }] }, "a=%7B%22b%22%3A1%7D&a=%7B%22b%22%3A2%7D"],
    ["lists within a list, each as JSON", { a: [["x", "y"], [1]] }, "a=%5B%22x%22%2C%22y%22%5D&a=%5B1%5D"],
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
      'Content-Disposition: form-data; name="meta"|Content-Type: application/json||{"k":1}',
      'Content-Disposition: form-data; name="count"||2',
    ]);
  });

  it("has one of JSON for each list within a list", async () => {
    expect(partsOf(await sent({ a: [["x", "y"], [1]] }, multipartType))).toEqual([
      'Content-Disposition: form-data; name="a"|Content-Type: application/json||["x","y"]',
      'Content-Disposition: form-data; name="a"|Content-Type: application/json||[1]',
    ]);
  });

  it("takes files in every form", async () => {
    const bytes = new TextEncoder().encode("FILE");
    const files = {
      named: new File(["FILE"], 'ü"1\r\n".txt'),
      typed: new Blob(["FILE"], { type: "text/plain" }),
      blob: new Blob(["FILE"]),
      buffer: Buffer.from("FILE"),
      view: bytes.subarray(1, 3),
      whole: bytes.buffer,
    };
    const file = (name: string, type = "application/octet-stream", content = "FILE") =>
      `Content-Disposition: form-data; name="${name}"; filename="blob"|Content-Type: ${type}||${content}`;
    expect(partsOf(await sent(files, multipartType))).toEqual([
      'Content-Disposition: form-data; name="named"; filename="\xC3\xBC%221%0D%0A%22.txt"|Content-Type: application/octet-stream||FILE',
      file("typed", "text/plain"),
      file("blob"),
      file("buffer"),
      file("view", undefined, "IL"),
      file("whole"),
    ]);
  });

  it("takes many files for one property, each with the type that the document gives it", async () => {
    const writeBody = (fields: object) => multipart({ ...fields }, { files: { contentType: "image/png" } });
    const body = { files: [new File(["1"], "1"), new File(["2"], "2", { type: "image/gif" }), new Uint8Array([51])] };
    expect(partsOf(await sent(body, { ...multipartType, writeBody }))).toEqual([
      'Content-Disposition: form-data; name="files"; filename="1"|Content-Type: image/png||1',
      'Content-Disposition: form-data; name="files"; filename="2"|Content-Type: image/gif||2',
      'Content-Disposition: form-data; name="files"; filename="blob"|Content-Type: image/png||3',
    ]);
  });

  it("takes a file of a disk, which is not read into memory", async () => {
    const path = fileURLToPath(import.meta.url);
    const file = new File([await openAsBlob(path)], "forms.ts", { type: "text/plain" });
    const [part] = partsOf(await sent({ file }, multipartType));
    const text = readFileSync(path, "latin1").replaceAll("\n", "|").replace(/\|$/, "");
    expect(part?.replaceAll("\n", "|")).toBe(
      `Content-Disposition: form-data; name="file"; filename="forms.ts"|Content-Type: text/plain||${text}`,
    );
  });

  it("takes streams, which are sent as they come", async () => {
    const stream = () => new Blob(["STREAM"]).stream();
    expect(partsOf(await sent({ a: "1", b: stream(), c: [stream(), new Blob(["2"])] }, multipartType))).toEqual([
      'Content-Disposition: form-data; name="a"||1',
      'Content-Disposition: form-data; name="b"; filename="blob"|Content-Type: application/octet-stream||STREAM',
      'Content-Disposition: form-data; name="c"; filename="blob"|Content-Type: application/octet-stream||STREAM',
      'Content-Disposition: form-data; name="c"; filename="blob"|Content-Type: application/octet-stream||2',
    ]);
  });

  it("takes streams of Node", async () => {
    const file = fileURLToPath(new URL("start-server.ts", import.meta.url));
    const body = { file: createReadStream(file), texts: Readable.from(["a", "ü"]) };
    const { body: written } = await sent(body, multipartType);
    expect(written).toContain(`name="file"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\n`);
    expect(written).toContain(readFileSync(file, "latin1"));
    expect(written).toContain("\r\n\r\na\xC3\xBC\r\n");
  });

  it("lets go of a stream of Node where another breaks", async () => {
    const { url } = await startServer();
    const broken = Readable.from(failing());
    const other = new Readable({ read() {} });
    const body = { broken, other };
    const error = await failureOf(makeTransport({ baseUrl: url }), { method: "POST", body, ...multipartType });
    expect(error).toMatchObject({ name: "ConnectionError" });
    await expect.poll(() => other.destroyed).toBe(true);
  });

  it("fails with a file that is not there, however late its turn comes", async () => {
    const { url } = await startServer();
    const slow = new ReadableStream({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        controller.close();
      },
    });
    const body = { slow, missing: createReadStream("/no/such/file") };
    const error = await failureOf(makeTransport({ baseUrl: url }), { method: "POST", body, ...multipartType });
    expect(error).toMatchObject({ name: "ConnectionError" });
    expect(error.message).toContain("ENOENT");
  });

  async function* failing() {
    yield await Promise.resolve("beginning");
    throw new Error("disk");
  }

  it("fails with a stream in it, and lets go of the others", async () => {
    const { url } = await startServer();
    let isCancelled = false;
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error("disk")) });
    const other = new ReadableStream({ cancel: () => void (isCancelled = true) });
    const body = { broken, other };
    const error = await failureOf(makeTransport({ baseUrl: url }), { method: "POST", body, ...multipartType });
    expect(error).toMatchObject({ name: "ConnectionError" });
    expect(isCancelled).toBe(true);
  });

  it("has no header that a type brings in", async () => {
    const writeBody = (fields: object) => multipart({ ...fields }, { a: { contentType: "text/plain\r\nX: y" } });
    expect(partsOf(await sent({ a: "1" }, { ...multipartType, writeBody }))).toEqual([
      'Content-Disposition: form-data; name="a"||1',
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
    ["a lone surrogate", { a: "s3cr3t\uD800" }, urlEncodedType],
    ["an array", ["s3cr3t"], multipartType],
    ["a file within an object", { a: { b: new Blob(["s3cr3t"]) } }, multipartType],
    ["a stream of Node within an object", { a: { b: Readable.from(["s3cr3t"]) } }, multipartType],
    ["bytes within a list within a list", { a: [[new Uint8Array(1)]] }, multipartType],
    ["a file in a form that has none", { a: { b: new Blob(["s3cr3t"]) } }, urlEncodedType],
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
