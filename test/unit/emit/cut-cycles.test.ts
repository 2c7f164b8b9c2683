import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { cutSchemas } from "../../../generator/emit/schema/cut-cycles.ts";
import { ref } from "../select/document-of.ts";

describe("where TypeScript could not follow, references are cut", () => {
  it.each<[string, { given: JsonObject; want: string[] }]>([
    ["a list of itself", { given: { A: { type: "array", items: ref("A") } }, want: ["A"] }],
    [
      "a union with a list of itself",
      { given: { A: { anyOf: [{ type: "string" }, { type: "array", items: ref("A") }] } }, want: ["A"] },
    ],
    [
      "a circle of unions",
      { given: { A: { oneOf: [ref("B"), {}] }, B: { allOf: [ref("C")] }, C: { anyOf: [ref("A")] } }, want: ["C"] },
    ],
    [
      "a circle of parts, one of which may be null",
      {
        given: {
          A: { allOf: [ref("B")] },
          B: { anyOf: [{ properties: { b: {} }, allOf: [ref("A")] }, { type: "null" }] },
        },
        want: ["B", "A"],
      },
    ],
    [
      "a circle of alternatives, of which the types leave out others",
      {
        given: { A: { oneOf: [ref("C"), {}] }, B: { oneOf: [ref("A"), {}] }, C: { oneOf: [ref("B"), {}] } },
        want: ["B", "C"],
      },
    ],
    [
      "no child of a parent that is any of its children",
      {
        given: { Child: { allOf: [ref("Parent")] }, Parent: { properties: {}, oneOf: [ref("Child")] } },
        want: ["Parent"],
      },
    ],
    [
      "a list of itself within another schema",
      { given: { A: { $defs: { B: { type: "array", items: ref("A/$defs/B") } } } }, want: ["A/$defs/B"] },
    ],
    [
      "no circle through a property",
      { given: { A: { type: "object", properties: { a: ref("A") }, additionalProperties: ref("A") } }, want: [] },
    ],
    [
      "no two ways to the same",
      {
        given: { A: { anyOf: [ref("B"), ref("C")] }, B: { anyOf: [ref("D")] }, C: { anyOf: [ref("D")] }, D: {} },
        want: [],
      },
    ],
  ])("%s", (_name, { given, want }) => {
    expect([...cutSchemas({ components: { schemas: given } })]).toEqual(
      want.map((name) => `/components/schemas/${name}`),
    );
  });
});
