import { describe, expect, it } from "vitest";
import { prepareDocuments } from "../../../generator/contract/document/contract-documents.ts";
import { sampleAnswer } from "../../../generator/contract/document/sample-answer.ts";
import type { Json, JsonObject } from "../../../generator/kernel/json.ts";

const cases: readonly (readonly [string, { readonly given: JsonObject; readonly want: Json }])[] = [
  ["const, before all else", { given: { const: 3, default: 1 }, want: 3 }],
  ["a const of false", { given: { const: false }, want: false }],
  ["the first of an enum", { given: { enum: ["a", "b"] }, want: "a" }],
  ["the default", { given: { type: "string", default: "d" }, want: "d" }],
  ["the first example", { given: { type: "string", examples: ["e"] }, want: "e" }],
  [
    "the first example of its type",
    { given: { type: "integer", default: null, examples: ["e", [1], 1.5, 2] }, want: 2 },
  ],
  [
    "required properties",
    { given: { required: ["a"], properties: { a: { type: "boolean" }, b: {} } }, want: { a: true } },
  ],
  [
    "a required property that only additionalProperties describe",
    { given: { type: "object", required: ["a"], additionalProperties: { type: "integer" } }, want: { a: 1 } },
  ],
  [
    "as many properties as there must be",
    {
      given: {
        minProperties: 3,
        required: ["b"],
        properties: { a: { const: 1 }, b: { const: 2 } },
        additionalProperties: { const: 3 },
      },
      want: { b: 2, a: 1, key1: 3 },
    },
  ],
  [
    "a list of the least length",
    { given: { type: "array", minItems: 2, items: { type: "null" } }, want: [null, null] },
  ],
  ["a tuple", { given: { type: "array", prefixItems: [{ const: 1 }, { const: 2 }] }, want: [1, 2] }],
  ["a text of the least length", { given: { type: "string", minLength: 8 }, want: "stringxx" }],
  ["a text of the most length", { given: { type: "string", maxLength: 3 }, want: "str" }],
  ["a format", { given: { type: "string", format: "date" }, want: "2026-01-02" }],
  ["a number from its minimum", { given: { type: "number", minimum: 5, multipleOf: 4 }, want: 8 }],
  ["a number below its maximum", { given: { type: "integer", exclusiveMaximum: -3 }, want: -4 }],
  ["the type that is not null", { given: { type: ["null", "boolean"] }, want: true }],
  ["the first variant", { given: { oneOf: [{ const: "a" }, { const: "b" }] }, want: "a" }],
  [
    "all parts of a composition",
    {
      given: {
        allOf: [{ required: ["a"], properties: { a: { const: 1 } } }, { $ref: "#/components/schemas/Case2" }],
        required: ["c"],
        properties: { c: { const: 3 } },
      },
      want: { a: 1, b: 2, c: 3 },
    },
  ],
  [
    "an object of which two parts of a composition ask something",
    {
      given: {
        allOf: [
          { required: ["a"], properties: { a: { required: ["b"], properties: { b: { const: 1 } } } } },
          { required: ["a"], properties: { a: { type: "object", required: ["c"], properties: { c: { const: 2 } } } } },
        ],
      },
      want: { a: { b: 1, c: 2 } },
    },
  ],
  [
    "what one part of a composition requires, and another declares",
    {
      given: {
        allOf: [
          { type: "object", properties: { a: { const: 1 }, b: { const: 2 } } },
          { anyOf: [{ required: ["b"] }, { required: ["d"] }] },
        ],
        properties: { c: { const: 3 } },
        required: ["a", "c"],
      },
      want: { a: 1, b: 2, c: 3 },
    },
  ],
];

const second = { type: "object", required: ["b"], properties: { b: { const: 2 } } };

describe("sampleAnswer", () => {
  it.each(cases)("is %s", (_, { given, want }) => {
    const document = { openapi: "3.1.1", components: { schemas: { Case: given, Case2: second } } };
    expect(sampleAnswer(document, given)).toEqual(want);
    expect(prepareDocuments(document).responses.problems("/components/schemas/Case", want)).toEqual([]);
  });

  it("is none of the examples where these are not to be taken", () => {
    const given = {
      type: "object",
      default: {},
      required: ["a"],
      properties: { a: { type: "string", examples: ["x"] } },
    };
    expect(sampleAnswer({}, given, { hasExamples: false })).toEqual({ a: "string" });
  });

  it("ends where a schema requires itself", () => {
    const loop = { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Loop" } } };
    const sample = sampleAnswer({ components: { schemas: { Loop: loop } } }, loop);
    expect(JSON.stringify(sample).length).toBeLessThan(200);
  });
});
