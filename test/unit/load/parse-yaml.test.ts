import { describe, expect, it } from "vitest";
import { parseYaml } from "../../../generator/load/parse-yaml.ts";

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
      "what is not a number of JSON",
      { given: "a: [1, { b: .nan }]", want: { offset: 12, pointer: "/a/1/b", message: "JSON has no number .nan" } },
    ],
    ["an infinite number", { given: "a: -.inf", want: { offset: 3, pointer: "/a" } }],
    ["a key that is a list", { given: "a:\n  ? [b]\n  : 1", want: { offset: 7, pointer: "/a" } }],
    [
      "a value that holds itself",
      { given: "a: &x { b: [*x] }", want: { offset: 12, message: "*x leads to a value that holds it" } },
    ],
    ["broken indentation", { given: "a:\n  b: 1\n c: 2", want: { offset: 10 } }],
  ])("refuses %s", (_, { given, want }) => {
    expect(parseYaml(given)).toEqual({ kind: "problems", problems: [expect.objectContaining(want)] });
  });

  it("refuses aliases that multiply", () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array.from({ length: 9 }, () => `*l${level}`).join(",")}]`,
    );
    const parsed = parseYaml(["l0: &l0 lol", ...levels].join("\n"));
    expect(parsed).toEqual({ kind: "problems", problems: [{ message: expect.stringContaining("alias") }] });
  });

  it("refuses what is nested too deeply", () => {
    const parsed = parseYaml(`${"[".repeat(10_000)}${"]".repeat(10_000)}`);
    expect(parsed).toEqual({ kind: "problems", problems: [{ message: "The document is nested too deeply" }] });
  });
});
