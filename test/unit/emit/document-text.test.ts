import { describe, expect, it } from "vitest";
import { documentText } from "../../../generator/emit/contract/document-text.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";

/** A document with so many schemas, each of which takes three lines when it is indented. */
function documentOf(schemas: number): JsonObject {
  const names = Array.from({ length: schemas }, (_, index) => [`S${index}`, { type: "string" }] as const);
  return { openapi: "3.1.1", paths: { "/a": {} }, components: { schemas: Object.fromEntries(names), headers: {} } };
}

describe("the document of a contract suite", () => {
  it.each<[string, { given: number; lines: number; line: string }]>([
    ["indented where it is short", { given: 1000, lines: 3012, line: '      "S0": {' }],
    ["a component a line where it is long", { given: 2000, lines: 2012, line: '      "S0": {"type":"string"},' }],
    [
      "several components a line where it is longer",
      {
        given: 9001,
        lines: 3013,
        line: '      "S0": {"type":"string"}, "S1": {"type":"string"}, "S2": {"type":"string"},',
      },
    ],
  ])("is printed %s", (_, { given, lines, line }) => {
    const text = documentText(documentOf(given));
    expect(JSON.parse(text)).toEqual(documentOf(given));
    expect(text.split("\n")).toHaveLength(lines);
    expect(text.split("\n")).toContain(line);
  });
});
