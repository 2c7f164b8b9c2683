import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { RequestError } from "../../../templates/runtime/errors.ts";
import { eventStream, type EventStream, type ServerSentEvent } from "../../../templates/runtime/event-stream.ts";
import type { CallOptions } from "../../../templates/runtime/options.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { eventually, startStreams, type StreamAnswer, type StreamScript } from "./stream-server.ts";

const type = "text/event-stream";

type Events = EventStream<ServerSentEvent<unknown>>;

function open(url: string, options: CallOptions = {}, request: Parameters<typeof makeRequest>[0] = {}) {
  const operation = makeRequest({ readStream: eventStream("text"), ...request });
  return makeTransport({ baseUrl: url }).call<Events, RequestError>(operation, options);
}

/** The data of all events, and the error that ends them. */
async function collect(events: Events) {
  const data: unknown[] = [];
  try {
    for await (const event of events) data.push(event.data);
  } catch (error) {
    return { data, error: error as RequestError };
  }
  return { data, error: undefined };
}

const events = (...script: StreamScript): StreamAnswer => ({ type, script });
const over: StreamAnswer = { status: 204, script: [] };

describe("the events of a call", () => {
  it("arrive one by one, before the stream ends", async () => {
    const { url } = await startStreams(events("data: a\n", "\nevent: x\ndata: b\n\n", "hang"));
    const stream = await open(url);
    const iterator = stream[Symbol.asyncIterator]();
    expect(await iterator.next()).toEqual({ done: false, value: { event: "message", data: "a", id: "" } });
    expect(await iterator.next()).toEqual({ done: false, value: { event: "x", data: "b", id: "" } });
    await iterator.return?.();
  });

  it("are there with the response", async () => {
    const { url } = await startStreams(events("data: a\n\n"));
    const { data, response } = await open(url).withResponse();
    expect(response.headers.get("content-type")).toBe(type);
    expect(await collect(data)).toEqual({ data: ["a"], error: undefined });
    expect(await collect(data)).toEqual({ data: [], error: undefined });
  });

  it.each([
    ["JSON", "json", [{ a: 1 }, [2]]],
    ["texts", "text", ['{"a":1}', "[2]"]],
    ["JSON where the name says so", { form: "json", names: ["add"] }, [{ a: 1 }, "[2]"]],
    ["texts where the name says so", { form: "text", names: ["add"] }, ['{"a":1}', [2]]],
  ] as const)("have data that is %s", async (_name, forms, data) => {
    const { url } = await startStreams(events('event: add\ndata: {"a":1}\n\ndata: [2]\n\n'));
    expect(await collect(await open(url, {}, { readStream: eventStream(forms) }))).toEqual({ data, error: undefined });
  });

  it("end at the end marker, however long the server goes on", async () => {
    const server = await startStreams(events('id: 1\ndata: {"a":1}\n\ndata: [DONE]\n\n', "data: {}\n\n", "hang"));
    const stream = await open(server.url, {}, { readStream: eventStream("json", "[DONE]") });
    expect(await collect(stream)).toEqual({ data: [{ a: 1 }], error: undefined });
    expect(await collect(stream)).toEqual({ data: [], error: undefined });
    await eventually(() => server.closed() === 1);
    expect(server.requests.length).toBe(1);
  });

  it("show nothing of data that is not JSON", async () => {
    const { url } = await startStreams(events("data: s3cr3t\n\n"));
    const { error } = await collect(await open(url, {}, { readStream: eventStream("json") }));
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain("s3cr3t");
  });

  it("end with an error where data is not JSON, which says where", async () => {
    const server = await startStreams(events("data: 1\n\ndata: {\n\ndata: 3\n\n", "hang"));
    const { data, error } = await collect(await open(server.url, {}, { readStream: eventStream("json") }));
    expect(data).toEqual([1]);
    expect(error).toMatchObject({
      name: "InvalidResponseError",
      message: "GET /things: the data of event 2 is not JSON",
    });
    await eventually(() => server.closed() === 1);
  });

  it.each([
    [{ type: "application/json", script: ["{}"] }, "the body is no event stream (application/json)"],
    [{ type: "text/event-streams", script: [] }, "the body is no event stream (text/event-streams)"],
    [{ script: ["data: a\n\n"] }, "the body is no event stream (no content type)"],
    [{ type: `a/${"b".repeat(999)}`, script: [] }, `the body is no event stream (a/${"b".repeat(498)})`],
  ] as const)("are not read from what is no event stream: %o", async (answer, problem) => {
    const { url } = await startStreams(answer);
    const result = await open(url).result();
    expect(result).toMatchObject({
      ok: false,
      error: { name: "InvalidResponseError", message: `GET /things: ${problem}` },
    });
  });

  it("show no secret that a type quotes", async () => {
    const { url } = await startStreams({ type: "text/s3cr3t", script: [] });
    const request = makeRequest({ readStream: eventStream("text"), secrets: { in: ["s3cr3t"] } });
    await expect(makeTransport({ baseUrl: url }).call(request)).rejects.toMatchObject({
      message: "GET /things: the body is no event stream (text/[redacted])",
    });
  });

  it("are none of 204", async () => {
    const { url } = await startStreams(over);
    expect(await collect(await open(url))).toEqual({ data: [], error: undefined });
  });

  it("are not there where the server reports an error", async () => {
    const { url, requests } = await startStreams({ status: 500, type, script: ["data: a\n\n"] });
    expect(await open(url).result()).toMatchObject({ ok: false, error: { status: 500 } });
    expect(requests.length).toBeGreaterThan(0);
  });
});

describe("a loop over events", () => {
  it("lets go of the connection when it is left", async () => {
    const server = await startStreams(events("data: a\n\n", "hang"));
    const stream = await open(server.url);
    for await (const { data } of stream) {
      expect(data).toBe("a");
      break;
    }
    await eventually(() => server.closed() === 1);
    expect(await collect(stream)).toEqual({ data: [], error: undefined });
    expect(server.requests.length).toBe(1);
  });

  it("ends where the stream is cancelled elsewhere", async () => {
    const server = await startStreams(events("retry: 1\ndata: a\n\n", "hang"));
    const stream = await open(server.url);
    const collected = collect(stream);
    setTimeout(() => void stream.cancel(), 20);
    expect(await collected).toEqual({ data: ["a"], error: undefined });
    expect(server.requests.length).toBe(1);
  });

  it("ends at once where the stream is cancelled before the connection is made again", async () => {
    const { url, requests } = await startStreams(events("retry: 100000\ndata: a\n\n"));
    const stream = await open(url);
    const collected = collect(stream);
    setTimeout(() => void stream.cancel(), 20);
    expect(await collected).toEqual({ data: ["a"], error: undefined });
    expect(requests.length).toBe(1);
  });

  it.each([
    ["while it waits for an event", events("data: a\n\n", "hang")],
    ["before the connection is made again", events("retry: 100000\ndata: a\n\n")],
  ])("ends with the caller's signal %s", async (_name, answer) => {
    const server = await startStreams(answer);
    const controller = new AbortController();
    const collected = collect(await open(server.url, { signal: controller.signal }));
    setTimeout(() => controller.abort("enough"), 20);
    expect(await collected).toMatchObject({ data: ["a"], error: { name: "AbortedError", cause: "enough" } });
    expect(server.requests.length).toBe(1);
  });

  it("has its connection closed by the caller's signal though nobody reads", async () => {
    const server = await startStreams(events("data: a\n\n", "hang"));
    const controller = new AbortController();
    const stream = await open(server.url, { signal: controller.signal });
    controller.abort();
    await eventually(() => server.closed() === 1);
    expect(await collect(stream)).toMatchObject({ data: [], error: { name: "AbortedError" } });
  });

  it("may take longer than the timeout, but not wait so long for the next bytes", async () => {
    const lively: StreamScript = Array.from({ length: 12 }, () => [": still here\n", { wait: 10 }] as const).flat();
    const { url } = await startStreams(events(...lively, "data: a\n\n", "hang"));
    expect(await collect(await open(url, { timeout: 80, reconnects: 0 }))).toMatchObject({
      data: ["a"],
      error: { name: "TimeoutError", timeout: 80 },
    });
  });
});

describe("a connection that breaks", () => {
  it("is made again after the last event", async () => {
    const { url, requests } = await startStreams(
      events("retry: 1\nid: ä1\ndata: a\n\nid: 2\ndata: lost\n", "break"),
      events("data: b\n\n", "id:\ndata: c\n\n", "break"),
      events("data: d\n\n"),
      over,
    );
    expect(await collect(await open(url))).toEqual({ data: ["a", "b", "c", "d"], error: undefined });
    expect(requests.map(({ headers }) => headers["last-event-id"])).toEqual([
      undefined,
      "\xC3\xA41",
      undefined,
      undefined,
    ]);
  });

  it("keeps the id that the caller began with", async () => {
    const { url, requests } = await startStreams(
      events("retry: 1\ndata: a\n\n", "break"),
      events("id: 8\n\n", "break"),
      over,
    );
    await collect(await open(url, { headers: { "Last-Event-ID": "7" } }));
    expect(requests.map(({ headers }) => headers["last-event-id"])).toEqual(["7", "7", "8"]);
  });

  it("is made again where the server ends the stream, if it can go on", async () => {
    const { url, requests } = await startStreams(events("retry: 1\n\ndata: a\n\n"), events("data: b\n\n"), over);
    expect(await collect(await open(url))).toEqual({ data: ["a", "b"], error: undefined });
    expect(requests.length).toBe(3);
  });

  it("is not made again where the stream ends that would start all over", async () => {
    const { url, requests } = await startStreams(events("data: a\n\n"));
    expect(await collect(await open(url))).toEqual({ data: ["a"], error: undefined });
    expect(requests.length).toBe(1);
  });

  it("is made again so often only, without an event in between", async () => {
    const { url, requests } = await startStreams(
      events("retry: 1\ndata: a\n\n", "break"),
      events("break"),
      events("data: b\n\n", "break"),
      events(": nothing\n", "break"),
    );
    const { data, error } = await collect(await open(url, { reconnects: 2 }));
    expect(data).toEqual(["a", "b"]);
    expect(error).toMatchObject({
      name: "ConnectionError",
      message: expect.stringContaining(" after event 2") as string,
    });
    expect(requests.length).toBe(5);
  });

  it("ends the events where it is not to be made again, and the server has ended the stream in order", async () => {
    const { url, requests } = await startStreams(events("retry: 1\n\n"));
    expect(await collect(await open(url, { reconnects: 3 }))).toEqual({ data: [], error: undefined });
    expect(requests.length).toBe(4);
  });

  it.each([
    ["POST", {}],
    ["GET", { reconnects: 0 }],
  ])("is not made again for %s with %o", async (method, options) => {
    const { url, requests } = await startStreams(events("retry: 1\nid: 1\ndata: a\n\n", "break"));
    const { data, error } = await collect(await open(url, options, { method }));
    expect(data).toEqual(["a"]);
    expect(error).toMatchObject({ name: "ConnectionError", cause: expect.any(Error) as Error });
    expect(requests.length).toBe(1);
  });

  it("has retries of its own, however long the one before it has lasted", async () => {
    const beats = Array.from({ length: 5 }, () => [":\n", { wait: 100 }]).flat();
    const { url, requests } = await startStreams(
      events("retry: 1\ndata: a\n\n", ...beats, "break"),
      { status: 503, script: [] },
      events("data: b\n\n", "break"),
      over,
    );
    const transport = makeTransport({ baseUrl: url, timeout: 400, maxRetries: 1, retryDelay: 1 });
    const stream = await transport.call<Events>(makeRequest({ readStream: eventStream("text") }));
    expect(await collect(stream)).toEqual({ data: ["a", "b"], error: undefined });
    expect(requests.length).toBe(4);
  });

  it("is made again after silence", async () => {
    const { url, requests } = await startStreams(events("retry: 1\ndata: a\n\n", "hang"), over);
    expect(await collect(await open(url, { timeout: 300 }))).toEqual({ data: ["a"], error: undefined });
    expect(requests.length).toBe(2);
  });

  it.each([
    ["an error", { status: 404, type: "application/json", script: ["{}"] }, { name: "NotFoundError" }],
    ["what is no event stream", { type: "text/html", script: [] }, { name: "InvalidResponseError" }],
  ])("ends the events where the answer is then %s", async (_name, answer: StreamAnswer, wanted) => {
    const { url } = await startStreams(events("retry: 1\ndata: a\n\n", "break"), answer);
    expect(await collect(await open(url))).toMatchObject({ data: ["a"], error: wanted });
  });
});
