import { beforeAll, describe, expect, it } from "vitest";
import { importClient } from "../import-client.ts";
import { type StaticAnswer, startServer } from "../unit/runtime/start-server.ts";

/** What the generator wrote, as far as this test knows it. */
interface Call extends Promise<unknown> {
  readonly stream?: () => Promise<ReadableStream & AsyncIterable<unknown>>;
}

interface GeneratedClient {
  readonly createAnswers: (options: object) => { readonly answers: Readonly<Record<string, () => Call>> };
}

type Contents = Readonly<Record<string, object>>;

/** An operation that answers with these media types, each with a schema, at these statuses. */
function operation(name: string, answers: Readonly<Record<string, Contents>>) {
  const responses = Object.entries(answers).map(([status, contents]) => {
    const content = Object.entries(contents).map(([type, schema]) => [type, { schema }]);
    return [status, { description: "d", content: Object.fromEntries(content) as object }];
  });
  return [`/${name}`, { get: { operationId: name, tags: ["answers"], responses: Object.fromEntries(responses) } }];
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const job = { type: "object", properties: { state: { type: "string" } } };
const events = { "text/event-stream": { type: "object", properties: { n: { type: "integer" } } } };
const file = { "application/octet-stream": { type: "string", format: "binary" } };

const document = {
  openapi: "3.0.3",
  info: { title: "Answers", version: "1" },
  paths: Object.fromEntries([
    operation("nullable", { 200: { "*/*": reference("Nullable") } }),
    operation("choice", { 200: { "*/*": reference("Choice") } }),
    operation("number", { 200: { "*/*": { type: "integer" } } }),
    operation("xml", { 200: { "application/xml": { type: "string" } } }),
    operation("image", { 200: { "image/svg+xml": reference("Text") } }),
    operation("record", { 200: { "application/xml": job } }),
    operation("download", { 200: file, 202: { "application/json": job } }),
    operation("watch", { 200: events, 202: { "application/json": job } }),
  ]),
  components: {
    schemas: {
      Nullable: { type: "string", nullable: true },
      Choice: { type: "string", enum: ["a", "b"] },
      Text: { type: "string" },
    },
  },
};

let client: GeneratedClient;

beforeAll(async () => {
  const imported = await importClient<GeneratedClient>("answers", document);
  ({ client } = imported);
  return imported.remove;
}, 60_000);

async function call(name: string, answer: StaticAnswer): Promise<() => Call> {
  const { url } = await startServer(answer);
  const method = client.createAnswers({ baseUrl: url, maxRetries: 0 }).answers[name];
  if (method === undefined) throw new Error(`There is no method ${name}.`);
  return method;
}

async function streamOf(method: () => Call): Promise<ReadableStream & AsyncIterable<unknown>> {
  const { stream } = method();
  if (stream === undefined) throw new Error("There is no stream to be asked for.");
  return stream();
}

const typed = (type: string, body: string, status = 200): StaticAnswer => ({
  status,
  headers: { "content-type": type },
  body,
});

async function collect(items: AsyncIterable<unknown>) {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("an answer of any media type", () => {
  it.each([
    ["a text that may be null", "nullable", typed("text/plain;charset=UTF-8", "hello"), "hello"],
    ["that text as JSON", "nullable", typed("application/json", '"hello"'), "hello"],
    ["null instead", "nullable", typed("application/json", "null"), null],
    ["one of several texts", "choice", typed("text/plain", "a"), "a"],
    ["that one as JSON", "choice", typed("application/json", '"a"'), "a"],
    ["what is no text", "number", typed("text/plain", "12"), 12],
  ])("is read as what it is: %s", async (_name, name, answer, want) => {
    expect(await (await call(name, answer))()).toBe(want);
  });
});

describe("an answer of XML", () => {
  it.each([
    ["xml", typed("application/xml", "<a/>")],
    ["image", typed("image/svg+xml", "<svg/>")],
  ])("is a text where the document says so, or a stream: %s", async (name, answer) => {
    const method = await call(name, answer);
    expect(await method()).toBe(answer.body);
    expect(await new Response(await streamOf(method)).text()).toBe(answer.body);
  });

  it("is bytes where the document describes what is in it", async () => {
    const data = await (await call("record", typed("application/xml", "<a/>")))();
    expect(data).toBeInstanceOf(Blob);
  });
});

describe("an operation with one status for a stream, and another for what is not there yet", () => {
  const waiting = typed("application/json", '{"state":"waiting"}', 202);

  it("gives a download as a stream", async () => {
    const method = await call("download", typed("application/octet-stream", "bytes"));
    expect(await new Response(await streamOf(method)).text()).toBe("bytes");
    expect(await (await call("download", waiting))()).toEqual({ state: "waiting" });
  });

  it("gives events as a stream", async () => {
    const method = await call("watch", typed("text/event-stream", 'data: {"n":1}\n\n'));
    expect(await collect(await streamOf(method))).toEqual([{ event: "message", data: { n: 1 }, id: "" }]);
    const waits = await call("watch", waiting);
    expect(await waits()).toEqual({ state: "waiting" });
    await expect(streamOf(waits)).rejects.toMatchObject({ name: "InvalidResponseError", response: { status: 202 } });
  });
});
