import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import type { RequestError } from "../../templates/runtime/errors.ts";
import { eventStream } from "../../templates/runtime/event-stream.ts";
import { jsonLines, jsonSequence } from "../../templates/runtime/json-lines.ts";
import type { ItemStream, StreamReader } from "../../templates/runtime/stream.ts";
import { makeRequest, makeTransport } from "../unit/runtime/make-transport.ts";
import { startFaultServer } from "./fault-server.ts";

const most = 100_000;

/** Sends the start of an answer, and then the same piece until the client has enough. */
function endless(type: string, start: string, piece: string) {
  return (response: ServerResponse) => {
    response.writeHead(200, { "content-type": type }).write(start);
    const write = () => {
      while (!response.destroyed && response.write(piece));
    };
    response.on("drain", write);
    write();
  };
}

interface Case {
  readonly readStream: StreamReader;
  readonly answer: (response: ServerResponse) => void;
}

const filler = "a".repeat(1000);
const cases: readonly (readonly [string, Case])[] = [
  ["a line of JSON", { readStream: jsonLines, answer: endless("application/jsonl", '1\n"', filler) }],
  [
    "a text of a sequence",
    { readStream: jsonSequence, answer: endless("application/json-seq", "1\n[", `"${filler}",\n`) },
  ],
  [
    "a line of an event",
    { readStream: eventStream("text"), answer: endless("text/event-stream", "data: 1\n\ndata: ", filler) },
  ],
  [
    "an event of many lines",
    { readStream: eventStream("text"), answer: endless("text/event-stream", "data: 1\n\n", `data: ${filler}\n`) },
  ],
];

describe("an item that does not end", () => {
  it.each(cases)("is an error: %s", async (_name, { readStream, answer }) => {
    let closed = 0;
    const server = await startFaultServer(() => ({
      kind: "answer",
      answer: (response) => {
        response.on("close", () => (closed += 1));
        answer(response);
      },
    }));
    const transport = makeTransport({ baseUrl: server.url });
    const request = makeRequest({ readStream });
    const stream = await transport.call<ItemStream<unknown>, RequestError>(request, { maxItemBytes: most });
    const items: unknown[] = [];
    const reading = async () => {
      for await (const item of stream) items.push(item);
    };
    await expect(reading()).rejects.toMatchObject({
      name: "InvalidResponseError",
      message: "GET /things: an item of the stream has more than 100000 bytes; the option `maxItemBytes` allows more",
    });
    await expect.poll(() => closed).toBe(1);
    expect([items.length, server.attempts()]).toEqual([1, 1]);
  });

  it("may be as large as the caller allows", async () => {
    const large = JSON.stringify("b".repeat(most));
    const server = await startFaultServer(() => ({
      kind: "answer",
      answer: (response) => void response.end(`${large}\n${large}\n`),
    }));
    const transport = makeTransport({ baseUrl: server.url });
    const request = makeRequest({ readStream: jsonLines });
    const stream = await transport.call<ItemStream<string>, RequestError>(request, { maxItemBytes: large.length });
    const lengths: number[] = [];
    for await (const item of stream) lengths.push(item.length);
    expect(lengths).toEqual([most, most]);
  });
});
