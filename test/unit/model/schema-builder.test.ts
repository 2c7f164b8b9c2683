import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { printType } from "../../../generator/emit/print/print-type.ts";
import { ref } from "../select/document-of.ts";
import { bodySchema } from "./api-of.ts";

const base: JsonObject = {
  type: "object",
  properties: {
    id: { type: "string", readOnly: true },
    name: { type: "string" },
    key: { type: "string", writeOnly: true },
  },
};

const nullable: JsonObject = { type: ["object", "null"], properties: { name: { type: "string" } } };

const schemas: JsonObject = {
  Base: base,
  Named: { ...ref("Base"), required: ["name"] },
  Nullable: nullable,
  NamedOrNull: { ...ref("Nullable"), required: ["name"] },
};

/** @param description which tells nothing of values. */
function withName(description: string): JsonObject {
  return { properties: { name: { type: "string", description } } };
}

describe("what a schema requires beside a composition", () => {
  it.each<[string, { given: JsonObject; want: string }]>([
    [
      "is a property that must be there",
      { given: { allOf: [ref("Base")], required: ["name"] }, want: "BaseInput & { name: string; }" },
    ],
    [
      "counts within a part, too",
      { given: { allOf: [ref("Base"), { required: ["name"] }] }, want: "BaseInput & { name: string; }" },
    ],
    [
      "is not sent where its declaration is read-only",
      { given: { allOf: [ref("Base"), { required: ["id", "name"] }] }, want: "BaseInput & { name: string; }" },
    ],
    [
      "is sent where its declaration is write-only",
      { given: { allOf: [ref("Base")], required: ["key"] }, want: "BaseInput & { key: string; }" },
    ],
    [
      "counts beside a reference that nothing else stands beside",
      { given: { properties: { own: ref("Named") } }, want: "{ own?: NamedInput; }" },
    ],
    [
      "counts beside a reference to an object that may be null",
      { given: { properties: { own: ref("NamedOrNull") } }, want: "{ own?: NamedOrNull; }" },
    ],
    [
      "makes alternatives",
      {
        given: { ...base, anyOf: [{ required: ["name"] }, { required: ["key"] }] },
        want: "( | { name: string; } | { key: string; } ) & { name?: string; key?: string; }",
      },
    ],
    [
      "is what all alternatives say, but null",
      {
        given: { anyOf: [withName("n"), withName("other"), { type: "null" }], required: ["name"] },
        want: "( | { /** n */ name?: string; } | { /** other */ name?: string; } | null ) & { name: string; }",
      },
    ],
    [
      "is not what one alternative says",
      {
        given: { anyOf: [withName("n"), { properties: { key: { type: "string" } } }], required: ["name"] },
        want: "( | { /** n */ name?: string; } | { key?: string; } ) & { name: unknown; }",
      },
    ],
    [
      "is left out where alternatives go in other directions",
      {
        given: { anyOf: [withName("n"), { properties: { name: { readOnly: true } } }], required: ["name"] },
        want: " | { /** n */ name?: string; } | Record<string, unknown>",
      },
    ],
    [
      "counts where nothing declares it",
      { given: { type: "object", required: ["ghost"] }, want: "{ ghost: unknown; }" },
    ],
  ])("%s", (_name, { given, want }) => {
    const { context, schema } = bodySchema(given, schemas);
    const named = schema.kind === "reference" ? context.named.get(schema.target)?.schema : schema;
    expect(named && printType(named, context).text.replaceAll(/\s+/g, " ")).toBe(want);
  });
});

describe("what an object says of properties that it does not name", () => {
  const inner: JsonObject = { type: "object", required: ["a"], additionalProperties: { type: "string" } };

  it.each<[string, { given: JsonObject; want: string }]>([
    ["counts for those that it requires", { given: inner, want: "{ a: string; [key: string]: string; }" }],
    [
      "is no more than one may know of patterns",
      {
        given: { type: "object", required: ["a"], patternProperties: { "(": { type: "string" } } },
        want: "{ a: unknown; [key: string]: unknown; }",
      },
    ],
    [
      "is that it is never there, which nobody means of what is required",
      { given: { type: "object", required: ["a"], additionalProperties: false }, want: "{ a: unknown; }" },
    ],
    [
      "is said of the innermost alone",
      {
        given: { type: "object", required: ["a"], additionalProperties: inner },
        want: "{ a: unknown; [key: string]: unknown; }",
      },
    ],
  ])("%s", (_name, { given, want }) => {
    const { context, schema } = bodySchema(given);
    const named = schema.kind === "reference" ? context.named.get(schema.target)?.schema : schema;
    expect(named && printType(named, context).text.replaceAll(/\s+/g, " ")).toBe(want);
  });
});

describe("schemas that nest", () => {
  it("deeper than any that people write are a problem of the document", () => {
    let schema: JsonObject = { type: "string" };
    for (let level = 0; level < 100; level += 1) schema = { type: "array", items: schema };
    const { diagnostics } = bodySchema(schema);
    expect(diagnostics.items.map(({ code }) => code)).toContain("limit/nesting");
  });
});
