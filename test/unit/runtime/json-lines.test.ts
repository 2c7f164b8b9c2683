import { describe, expect, it } from "vitest";
import type { RequestError } from "../../../templates/runtime/errors.ts";
import { jsonLines, jsonSequence } from "../../../templates/runtime/json-lines.ts";
import type { CallOptions } from "../../../templates/runtime/options.ts";
import type { ItemStream, StreamReader } from "../../../templates/runtime/stream.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { eventually, startStreams, type StreamScript } from "./stream-server.ts";

function open(url: string, readStream: StreamReader, options?: CallOptions) {
  return makeTransport({ baseUrl: url }).call<ItemStream<unknown>, RequestError>(makeRequest({ readStream }), options);
}

/** All items, and the problem that ends them. */
async function collect(stream: ItemStream<unknown>) {
  const items: unknown[] = [];
  try {
    for await (const item of stream) items.push(item);
  } catch (error) {
    const { name, message } = error as RequestError;
    return [...items, `${name}: ${message.replace(/ \(\w+\)$/, "")}`];
  }
  return items;
}

const chunks = (text: string, size: number): Uint8Array[] => {
  const bytes = new TextEncoder().encode(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
};

describe("lines of JSON", () => {
  it.each([
    ["values of each kind", '{"a":1}\n[2]\n3\n"four"\nnull\nfalse\n', [{ a: 1 }, [2], 3, "four", null, false]],
    ["a last line without an end", "1\n2", [1, 2]],
    ["empty lines", "\n1\n\n \r\n2\n\n", [1, 2]],
    ["carriage returns", "1\r\n2\r\n", [1, 2]],
    ["a byte order mark", "\uFEFF1\n2\n", [1, 2]],
    ["what is not ASCII", '"ü€😀"\n', ["ü€😀"]],
    ["nothing", "", []],
    ["broken JSON", '1\n\n{"a":\n4\n', [1, "InvalidResponseError: GET /things: line 3 of the body is not JSON"]],
    ["an end within a line", '1\n{"a":', [1, "InvalidResponseError: GET /things: line 2 of the body is not JSON"]],
  ])("may have %s", async (_name, text, items) => {
    for (const size of [1, 2, 7, 1000]) {
      const { url } = await startStreams({ script: chunks(text, size) });
      expect(await collect(await open(url, jsonLines))).toEqual(items);
    }
  });
});

describe("a sequence of JSON texts", () => {
  it.each([
    ["values", '\x1E{"a":1}\n\x1E[2]\n\x1E3\n', [{ a: 1 }, [2], 3]],
    ["line feeds within a text", '\x1E{\n  "a":\n  1\n}\n\x1E2\n', [{ a: 1 }, 2]],
    ["empty texts", "\x1E\x1E1\n\n\x1E\n\x1E2\n", [1, 2]],
    ["no separators", "1\n2\n", [1, 2]],
    ["nothing", "", []],
    [
      "a text that is cut off",
      '\x1E{"a":\x1E2\n',
      ["InvalidResponseError: GET /things: line 1 of the body is not JSON"],
    ],
    [
      "an end within a text",
      '\x1E1\n\x1E{"a":\n',
      [1, "InvalidResponseError: GET /things: line 3 of the body is not JSON"],
    ],
  ])("may have %s", async (_name, text, items) => {
    for (const size of [1, 2, 7, 1000]) {
      const { url } = await startStreams({ script: chunks(text, size) });
      expect(await collect(await open(url, jsonSequence))).toEqual(items);
    }
  });

  it("takes a text of many lines in time that grows with its length alone", async () => {
    const lines = 20_000;
    const { url } = await startStreams({ script: [`\x1E["\\"["\n${",1\n".repeat(lines)}]\n`] });
    const start = performance.now();
    expect(await collect(await open(url, jsonSequence))).toEqual([['"[', ...Array(lines).fill(1)]]);
    // To parse it at each line takes ten seconds.
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("gives an item as soon as its line ends", async () => {
    const { url } = await startStreams({ script: ["\x1E1\n", "hang"] });
    const iterator = (await open(url, jsonSequence))[Symbol.asyncIterator]();
    expect(await iterator.next()).toEqual({ done: false, value: 1 });
    await iterator.return?.();
  });
});

describe("items", () => {
  const endless: StreamScript = ["1\n2\n", "hang"];

  it("arrive before the body ends, and let go of the connection when their loop is left", async () => {
    const server = await startStreams({ script: endless });
    const stream = await open(server.url, jsonLines);
    for await (const item of stream) if (item === 2) break;
    await eventually(() => server.closed() === 1);
    expect(await collect(stream)).toEqual([]);
  });

  it("let go of the connection where one of them is broken", async () => {
    const server = await startStreams({ script: ["1\n{\n", "hang"] });
    expect(await collect(await open(server.url, jsonLines))).toHaveLength(2);
    await eventually(() => server.closed() === 1);
  });

  it("end with an error where the connection breaks, which says where", async () => {
    const server = await startStreams({ script: ["1\n2\n", "3", "break"] });
    expect(await collect(await open(server.url, jsonLines))).toEqual([
      1,
      2,
      "ConnectionError: GET /things: the connection failed after line 2",
    ]);
    expect(server.requests.length).toBe(1);
  });

  it("end with the timeout, and with the caller's signal", async () => {
    const { url } = await startStreams({ script: endless });
    const late = await collect(await open(url, jsonLines, { timeout: 30 }));
    expect(late).toEqual([1, 2, "TimeoutError: GET /things: no complete answer within 30 ms"]);
    const stopped = await collect(await open(url, jsonLines, { signal: AbortSignal.timeout(30) }));
    expect(stopped).toEqual([1, 2, "AbortedError: GET /things: aborted by the caller"]);
  });
});
