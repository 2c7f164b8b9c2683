import { describe, expect, it } from "vitest";
import { createEventParser } from "../../../templates/runtime/event-stream.ts";

const encoder = new TextEncoder();

/** The events of a stream that comes in chunks of `size` bytes. */
function parse(text: string, size: number) {
  const parser = createEventParser();
  const bytes = encoder.encode(text);
  const starts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => index * size);
  const events = starts.flatMap((start) => parser.push(bytes.subarray(start, start + size)));
  const found = events.map(({ event, data, id }) => (id === "" ? [event, data] : [event, data, id]));
  return { events: found, lastEventId: parser.lastEventId, retry: parser.retry };
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
describe("an event stream", () => {
  it.each([
    ["one line", "data: a\n\n", [["message", "a"]]],
    ["several lines", "data: YHOO\ndata: +2\ndata: 10\n\n", [["message", "YHOO\n+2\n10"]]],
    [
      "carriage returns",
      "data: a\r\rdata: b\r\r",
      [
        ["message", "a"],
        ["message", "b"],
      ],
    ],
    [
      "both",
      "data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n",
      [
        ["message", "a\nb"],
        ["message", "c"],
      ],
    ],
    [
      "a mixture",
      "data: a\r\n\ndata: b\n\r\ndata: c\r\n\r",
      [
        ["message", "a"],
        ["message", "b"],
        ["message", "c"],
      ],
    ],
    [
      "names",
      "event: add\ndata: 1\n\ndata: 2\n\n",
      [
        ["add", "1"],
        ["message", "2"],
      ],
    ],
    ["an empty name", "event:\ndata: 1\n\n", [["message", "1"]]],
    ["comments", ": one\n:two\ndata: a\n:\n\n", [["message", "a"]]],
    [
      "a space that is dropped, and others",
      "data:a\n\ndata: a\n\ndata:  a \n\n",
      [
        ["message", "a"],
        ["message", "a"],
        ["message", " a "],
      ],
    ],
    [
      "data without a value",
      "data\n\ndata\ndata\n\ndata:",
      [
        ["message", ""],
        ["message", "\n"],
      ],
    ],
    ["no data", "event: add\n\nid: 1\n\n: comment\n\n", []],
    ["a name that does not outlive an event without data", "event: add\n\ndata: 1\n\n", [["message", "1"]]],
    [
      "ids",
      "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
      [
        ["message", "a", "1"],
        ["message", "b", "1"],
        ["message", "c"],
      ],
    ],
    [
      "an id with a null",
      "id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n",
      [
        ["message", "a", "1"],
        ["message", "b", "1"],
      ],
    ],
    ["a byte order mark", "\uFEFFdata: a\n\n", [["message", "a"]]],
    ["a second one, which is a name", "\uFEFF\uFEFFdata: a\n\ndata: b\n\n", [["message", "b"]]],
    ["what is not ASCII", "data: ü€😀\n\n", [["message", "ü€😀"]]],
    ["separators of Unicode, which end no line", "data: a\u2028b\u0085c\n\n", [["message", "a\u2028b\u0085c"]]],
    ["fields that are unknown", "foo: 1\nData: 2\n data: 3\ndata: 4\n\n", [["message", "4"]]],
    ["colons in a value", "data: a: b:c\n\n", [["message", "a: b:c"]]],
    ["an event that has no end", "data: a\n\ndata: b\n", [["message", "a"]]],
  ] as const)("may have %s", (_name, text, events) => {
    for (const size of [1, 2, 3, 5, 1000]) expect(parse(text, size).events).toEqual(events);
  });

  it("says where to go on, and when", () => {
    expect(parse("retry: 10\nid: ä\ndata: a\n\nid: c\ndata: d\n", 3)).toMatchObject({ lastEventId: "ä", retry: 10 });
    expect(parse("retry: 1e3\nretry: -1\nretry:\n\n", 3)).toMatchObject({ lastEventId: "", retry: undefined });
    expect(parse("id: 1\n\n", 3)).toMatchObject({ lastEventId: "1" });
  });

  it("takes what an earlier connection has left", () => {
    const parser = createEventParser({ lastEventId: "7", retry: 5 });
    expect(parser.push(encoder.encode("data: a\n\n"))).toEqual([{ event: "message", data: "a", id: "7" }]);
    expect(parser).toMatchObject({ lastEventId: "7", retry: 5 });
  });

  it("is read in a time that does not grow with the square of a line", () => {
    const chunk = encoder.encode("x".repeat(1000));
    const parser = createEventParser();
    parser.push(encoder.encode("data: "));
    for (let i = 0; i < 20_000; i += 1) parser.push(chunk);
    expect(parser.push(encoder.encode("\n\n"))[0]?.data.length).toBe(20_000_000);
  });
});
