import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { printType } from "../../../generator/emit/print/print-type.ts";
import { ref } from "../select/document-of.ts";
import { bodySchema } from "./api-of.ts";

const tagged = (type: string): JsonObject => ({ type: "object", required: ["kind"], properties: { kind: { type } } });

const oneOf = (names: readonly string[], mapping?: JsonObject): JsonObject => ({
  oneOf: names.map(ref),
  discriminator: { propertyName: "kind", ...(mapping ? { mapping } : {}) },
});

describe("a discriminator", () => {
  it.each<[string, { given: JsonObject; schemas: JsonObject; want: string }]>([
    [
      "names its schemas by a reference, by a name, and by several values",
      {
        given: oneOf(["A", "B"], { a: "#/components/schemas/A", b: "B", c: "B" }),
        schemas: { A: tagged("string"), B: tagged("string") },
        want: '(A & { kind: "a" }) | (B & { kind: "b" | "c" })',
      },
    ],
    [
      "without a mapping has the names of the schemas for its values",
      {
        given: oneOf(["A", "B"]),
        schemas: { A: tagged("string"), B: {} },
        want: '(A & { kind: "A" }) | (B & { kind: "B" })',
      },
    ],
    [
      "leaves its fallback any value, and none",
      {
        given: {
          ...oneOf(["A", "B"]),
          discriminator: { propertyName: "kind", mapping: { a: "A", b: "B" }, defaultMapping: "B" },
        },
        schemas: { A: tagged("string"), B: tagged("string") },
        want: '(A & { kind: "a" }) | B',
      },
    ],
    [
      "has the values that its property can have",
      {
        given: oneOf(["A", "B"], { 1: "A", true: "B" }),
        schemas: { A: tagged("integer"), B: tagged("boolean") },
        want: "(A & { kind: 1 }) | (B & { kind: true })",
      },
    ],
    [
      "says nothing that its property cannot be",
      {
        given: oneOf(["A", "B"], { a: "A", b: "B" }),
        schemas: { A: tagged("object"), B: { ...tagged("string"), properties: { kind: { enum: ["x"] } } } },
        want: "A | B",
      },
    ],
    [
      "picks out of what its property may be",
      {
        given: oneOf(["A", "B"], { a: "A", b: "B" }),
        schemas: Object.fromEntries(
          ["A", "B"].map((name) => [name, { type: "object", properties: { kind: { enum: ["a", "b"] } } }]),
        ),
        want: '(A & { kind: "a" }) | (B & { kind: "b" })',
      },
    ],
  ])("%s", (_name, { given, schemas, want }) => {
    const { context, schema } = bodySchema(given, schemas);
    const named = schema.kind === "reference" ? context.named.get(schema.target)?.schema : schema;
    expect(named && printType(named, context).text.replaceAll(/\s+/g, " ")).toBe(want);
  });
});
