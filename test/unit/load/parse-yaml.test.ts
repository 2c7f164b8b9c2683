import { describe, expect, it } from "vitest";
import { member } from "../../../generator/kernel/json.ts";
import { indentQuoted } from "../../../generator/load/parse/indent-quoted.ts";
import { parseYaml } from "../../../generator/load/parse/parse-yaml.ts";

describe("parseYaml", () => {
  it.each<[string, { given: string; want: unknown }]>([
    ["a merge key", { given: "a: &x { b: 1 }\nc: { <<: *x, d: 2 }", want: { a: { b: 1 }, c: { b: 1, d: 2 } } }],
    ["a date as a string", { given: "a: 2024-01-01", want: { a: "2024-01-01" } }],
    ["yes and on as strings", { given: "on: yes", want: { on: "yes" } }],
    [
      "keys as they are written",
      { given: "3.10: a\n200: b\ntrue: c\n0x1: d", want: { "3.10": "a", 200: "b", true: "c", "0x1": "d" } },
    ],
    ["a tag that JSON does not know", { given: "a: !!binary aGk=\nb: !own 1", want: { a: "aGk=", b: "1" } }],
    [
      "a merge key that names several",
      { given: "a: &x { b: 1 }\nc: { <<: [*x, { d: 2 }] }", want: { a: { b: 1 }, c: { b: 1, d: 2 } } },
    ],
    ["an anchor on a key", { given: "&k a: 1\nb: *k", want: { a: 1, b: "a" } }],
    ["an anchor that is given anew", { given: "a: [&x 1, *x, &x 2, *x]", want: { a: [1, 1, 2, 2] } }],
    ["an anchor in what is merged", { given: "a: { <<: &x { b: &y 1 } }\nc: *y", want: { a: { b: 1 }, c: 1 } }],
    ["an empty document at the end", { given: "---\na: 1\n---\n", want: { a: 1 } }],
    [
      "versions as they are written",
      {
        given: "swagger: 2.0\ninfo: { version: 1.10 }\nx: 1.10",
        want: { swagger: "2.0", info: { version: "1.10" }, x: 1.1 },
      },
    ],
    ["an integer of 64 bits as JSON reads it", { given: "a: 9223372036854775807", want: { a: 2 ** 63 } }],
  ])("reads %s", (_, { given, want }) => {
    expect(parseYaml(given)).toEqual({ kind: "value", value: want });
  });

  it("reads __proto__ as an ordinary key", () => {
    const parsed = parseYaml("__proto__: { a: 1 }");
    expect(parsed.kind === "value" && Object.entries(parsed.value ?? {})).toEqual([["__proto__", { a: 1 }]]);
  });

  it.each<[string, { given: string; want: object }]>([
    ["a duplicate key", { given: "a: 1\na: 2", want: { offset: 5, message: "Map keys must be unique" } }],
    [
      "several documents",
      { given: "a: 1\n---\nb: 1", want: { offset: 5, message: "The file holds more than one document" } },
    ],
    [
      "a colon in a text without quotes",
      { given: "a: b: c", want: { offset: 3, help: "Put quotes around a text with a colon and a space in it." } },
    ],
    ["a tab", { given: "a:\n\tb: 1", want: { offset: 3, help: "Indent with spaces." } }],
    [
      "what is not a number of JSON",
      { given: "a: [1, { b: .nan }]", want: { offset: 12, pointer: "/a/1/b", message: "JSON has no number .nan" } },
    ],
    ["an infinite number", { given: "a: -.inf", want: { offset: 3, pointer: "/a" } }],
    [
      "a key that is a duplicate as a string",
      { given: "200: 1\n'200': 2", want: { offset: 7, message: "Map keys must be unique" } },
    ],
    [
      "a second merge",
      { given: "a: &a {}\nb:\n  <<: *a\n  <<: *a", want: { offset: 23, message: "Map keys must be unique" } },
    ],
    ["an alias without an anchor", { given: "a: *x", want: { offset: 3, message: "*x has no anchor before it" } }],
    ["a merge of what is no mapping", { given: "a: { <<: [1] }", want: { offset: 5 } }],
    ["a key that is a list", { given: "a:\n  ? [b]\n  : 1", want: { offset: 7, pointer: "/a" } }],
    [
      "a value that holds itself",
      { given: "a: &x { b: [*x] }", want: { offset: 12, message: "*x leads to a value that holds it" } },
    ],
    ["broken indentation", { given: "a:\n  b: 1\n c: 2", want: { offset: 10 } }],
  ])("refuses %s", (_, { given, want }) => {
    expect(parseYaml(given)).toEqual({ kind: "problems", problems: [expect.objectContaining(want)] });
  });

  it("tells of a thousand faults at most", () => {
    const parsed = parseYaml(`[${".nan, ".repeat(200_000)}]`);
    expect(parsed).toMatchObject({ kind: "problems", problems: { length: 1000 } });
  });

  it("tells of the first faults of many, which led to the others", () => {
    const parsed = parseYaml(`a: { name: created[gte], in: query }\n${"b: { c: d }\n".repeat(50)}`);
    expect(parsed).toMatchObject({ kind: "problems", problems: { length: 5 } });
  });

  it("reads a mapping of 100,000 keys", () => {
    const parsed = parseYaml(Array.from({ length: 100_000 }, (_, index) => `k${index}: v\n`).join(""));
    expect(parsed.kind === "value" && Object.keys(parsed.value ?? {})).toHaveLength(100_000);
  });

  it.each<[string, string]>([
    ["of lists", levels(30, (level) => `[${Array.from({ length: 30 }, () => `*l${level}`).join(",")}]`)],
    ["of merged mappings", levels(60, (level) => `{ <<: [*l${level}, *l${level}, *l${level}] }`)],
    ["of one long list", `l: &l [${"1,".repeat(20_000)}]\na: [${"*l,".repeat(20_000)}]`],
    ["of one long mapping", `l: &l {${longMapping(3000)}}\na: [${"{ <<: *l },".repeat(3000)}]`],
  ])("refuses aliases that multiply the values %s, in no time", (_, given) => {
    const started = performance.now();
    const message = "The aliases stand for more than 5 million values";
    expect(parseYaml(given)).toEqual({ kind: "problems", problems: [{ message }] });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("reads aliases without number", () => {
    const parsed = parseYaml(`l: &l { a: 1 }\na: [${"*l,".repeat(20_000)}]`);
    expect(parsed.kind === "value" && member(parsed.value, "a")).toHaveLength(20_000);
  });

  it.each<[string, { given: string; want: unknown; at: readonly number[] }]>([
    ["at its key", { given: 'a:\n  b: "c\n  d"\n  e: 1\n', want: { a: { b: "c d", e: 1 } }, at: [8] }],
    ["at no column", { given: "a:\n  b: 'it''s\n\n\tc: d'\n", want: { a: { b: "it's\nc: d" } }, at: [8] }],
    ["as a key and other quotes", { given: 'a: "x\n\\"y: \'z"\nb: 1', want: { a: "x \"y: 'z", b: 1 }, at: [3] }],
    ["in a list", { given: '- - "x\n  y"\n  - z\n', want: [["x y", "z"]], at: [4] }],
    [
      "in a flow mapping",
      { given: 'a:\n  b: { c: "d\n  e", f: 1 }\n', want: { a: { b: { c: "d e", f: 1 } } }, at: [13] },
    ],
    ["twice", { given: 'a: "x\r\ny"\r\nb: "x\r\ny"\r\n', want: { a: "x y", b: "x y" }, at: [3, 14] }],
  ])("reads a quoted text whose lines are %s, and warns", (_, { given, want, at }) => {
    const message = "A line of this quoted text is not further in than what it belongs to, as YAML wants it to be";
    expect(parseYaml(given)).toEqual({
      kind: "value",
      value: want,
      warnings: at.map((offset) => ({ message, offset })),
    });
  });

  it.each<[string, { given: string; want: object }]>([
    ["that is never closed", { given: 'a:\n  b: "c\n  d: e\n', want: { message: 'Missing closing "quote' } }],
    ["that closes in the middle of another", { given: 'a: "x\nb: "y"\n', want: { message: 'Missing closing "quote' } }],
    ["that a separator ends", { given: 'a: "x\n---\ny"\n', want: { message: 'Missing closing "quote' } }],
    ["before a duplicate key", { given: 'a: "x\ny"\nb: 1\nb: 2\n', want: { offset: 14 } }],
  ])("refuses a quoted text that is not indented %s", (_, { given, want }) => {
    const parsed = parseYaml(given);
    expect(parsed.kind === "problems" && parsed.problems[0]).toMatchObject(want);
  });

  it("indents texts in no time", () => {
    const started = performance.now();
    expect(indentQuoted('a: "x\ny"\n'.repeat(5000))).toBeUndefined();
    expect(indentQuoted(`a: "${"x\n".repeat(200_000)}"\n`)?.scalars).toEqual([3]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("refuses what is nested too deeply", () => {
    const parsed = parseYaml(`${"[".repeat(10_000)}${"]".repeat(10_000)}`);
    expect(parsed).toEqual({ kind: "problems", problems: [{ message: "The document is nested too deeply" }] });
  });
});

/** Mappings each of which is made of the one before. */
function levels(count: number, next: (level: number) => string): string {
  const lines = Array.from({ length: count }, (_, level) => `l${level + 1}: &l${level + 1} ${next(level)}`);
  return ["l0: &l0 { a: 1 }", ...lines].join("\n");
}

function longMapping(size: number): string {
  return Array.from({ length: size }, (_, index) => `k${index}: 1`).join(",");
}
