import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { inspect } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { apiKey, bearer, http } from "../../../templates/runtime/auth.ts";
import { observeCalls } from "../../../templates/runtime/log.ts";
import type { OperationRequest } from "../../../templates/runtime/operation-request.ts";
import { rawClient } from "../../../templates/runtime/raw.ts";
import { readText } from "../../../templates/runtime/response.ts";
import { byteStream } from "../../../templates/runtime/stream.ts";
import { failureOf, makeRequest, makeTransport } from "./make-transport.ts";
import { respond, startServer } from "./start-server.ts";

const token = "L34K-token";

/** Answers with what is no HTTP, or hardly, in which it quotes what it was sent. */
async function startQuoting(answer: (quoted: string) => string): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (bytes) => {
      const [, quoted = ""] = /^authorization: (.*)$/im.exec(bytes.toString()) ?? [];
      socket.end(answer(quoted.trim()));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answer = (status: string, type: string) => `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\n`;
/** A chunk whose size is no number: Node's parser puts what it did not understand into its error. */
const chunked = (status: string) => (quoted: string) =>
  `${answer(status, "application/json")}transfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n${quoted}\r\n`;

describe("an error", () => {
  it.each<[string, (quoted: string) => string, Partial<OperationRequest>, string]>([
    ["JSON that breaks off", chunked("200 OK"), {}, "ConnectionError"],
    ["a text that breaks off", chunked("200 OK"), { readBody: readText }, "ConnectionError"],
    ["a stream that breaks off", chunked("200 OK"), { readStream: byteStream }, "ConnectionError"],
    ["the body of an error that breaks off", chunked("403 Forbidden"), {}, "ConnectionError"],
    ["no HTTP", (quoted) => `HTTP/9.9 ${quoted}\r\n\r\n`, {}, "ConnectionError"],
    [
      "a content type",
      (quoted) => `${answer("200 OK", `text/html; about="${quoted}"`)}content-length: 1\r\n\r\n<`,
      {},
      "InvalidResponseError",
    ],
  ])("hides a credential that the server quotes in %s", async (_name, quoting, request, name) => {
    const transport = makeTransport({ baseUrl: await startQuoting(quoting), credentials: { token: bearer(token) } });
    const call = transport.call(makeRequest({ ...request, security: [["token"]] }));
    const failure: unknown = await call
      .then(async (data) => (data instanceof ReadableStream ? new Response(data).text() : data))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name });
    expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain(token);
  });

  // `fetch` sends a header without the spaces around it.
  it.each([
    ["a space at its end", "s3cr3t-token ", "no such token: s3cr3t-token"],
    ["a space before it", " s3cr3t-token", "no such token:s3cr3t-token"],
    ["its scheme before it", "Bearer s3cr3t-token", "no such token: s3cr3t-token"],
  ])("hides a token that was given with %s", async (_name, given, message) => {
    const { url } = await startServer({ status: 403, body: { message } });
    const transport = makeTransport({ baseUrl: url, credentials: { token: bearer(given) } });
    const error = await failureOf(transport, { security: [["token"]] });
    expect(error.message).toContain(message.replace("s3cr3t-token", "[redacted]"));
  });

  it("hides each parameter of a credential", async () => {
    const { url } = await startServer({ status: 403, body: { message: "wrong signature L34K+a/b== of key L34K-k3y" } });
    const signature = http('keyId="L34K-k3y",signature="L34K+a/b=="', "Signature");
    const transport = makeTransport({ baseUrl: url, credentials: { signature } });
    const { message } = await failureOf(transport, { security: [["signature"]] });
    expect(message).toBe("GET /things: 403 Forbidden: wrong signature [redacted] of key [redacted]");
  });

  const special = ["L34K of spaces", "it's-L34K", "(L34K)!~*", "L34K+a/b==", 'L34K"\\', "é€😀-L34K"];

  it.each(special)("hides a credential that the server quotes as its URL has it: %s", async (key) => {
    const { url } = await startServer(({ url: quoted }, response) => {
      respond(response, { status: 400, body: { message: `no: ${quoted}` } });
    });
    const seen: unknown[] = [];
    const transport = makeTransport({
      baseUrl: url,
      credentials: { key: apiKey(key, { in: "query", name: "key" }) },
      defaultSecurity: [["key"]],
      observer: observeCalls((event) => seen.push(event.kind === "error" && event.error)),
    });
    const { message } = await failureOf(transport, { security: [["key"]] });
    expect(message).toBe("GET /things: 400 Bad Request: no: /things?key=[redacted]");

    await rawClient<{ "/things": { get: { responses: { 200: { content: object } } } } }>(transport).GET("/things");
    expect(seen.at(-1)).toMatchObject({ message });
  });

  it("looks for no secret that is longer than the text", async () => {
    const { url } = await startServer({ status: 400, body: { message: "no" } });
    const secrets = { in: { body: "L34K, ".repeat(2_000_000) } };
    const started = performance.now();
    const { message } = await failureOf(makeTransport({ baseUrl: url }), { secrets });
    expect(message).toBe("GET /things: 400 Bad Request: no");
    expect(performance.now() - started).toBeLessThan(500);
  });
});
