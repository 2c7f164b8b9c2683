import { describe, expect, it } from "vitest";
import { plainPatterns } from "../../../../generator/contract/normalise/plain-patterns.ts";
import { applyRules } from "../../../../generator/contract/normalise/rule.ts";
import type { JsonObject } from "../../../../generator/kernel/json.ts";

const plain = { type: "string", pattern: "^[a-z]+$" };
const risky = { type: "string", pattern: "^(a+)+$" };
const text = { type: "string" };
const reference = { $ref: "#/components/schemas/Outer" };

const cases: readonly (readonly [string, { readonly given: JsonObject; readonly want: JsonObject }])[] = [
  ["a plain pattern stays", { given: plain, want: plain }],
  ["one that may take long goes", { given: risky, want: text }],
  [
    "of patterns for names too",
    {
      given: { patternProperties: { "^x-": text, "(a*)*": text }, additionalProperties: false },
      want: { patternProperties: { "^x-": text } },
    },
  ],
  [
    "variants that one told apart may overlap",
    { given: { oneOf: [risky, text] }, want: { allOf: [{ anyOf: [text, text] }] } },
  ],
  [
    "variants that refer to one too",
    { given: { oneOf: [reference, text] }, want: { allOf: [{ anyOf: [reference, text] }] } },
  ],
  ["other variants stay", { given: { oneOf: [plain, text] }, want: { oneOf: [plain, text] } }],
  ["what must not fit is not asked", { given: { not: reference }, want: {} }],
  ["what else must not fit stays", { given: { not: plain }, want: { not: plain } }],
];

describe("plainPatterns", () => {
  it.each(cases)("%s", (_, { given, want }) => {
    const others = {
      Outer: { properties: { inner: { $ref: "#/components/schemas/Inner" } } },
      Inner: { items: risky },
    };
    const document = { components: { schemas: { ...others, Given: given } } };
    const { components } = applyRules(document, [plainPatterns(document)]) as typeof document;
    expect(components.schemas.Given).toEqual(want);
  });
});
