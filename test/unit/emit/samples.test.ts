import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../generator/kernel/json.ts";
import { conforms } from "../../../generator/emit/samples/conforms.ts";
import { sample } from "../../../generator/emit/samples/samples.ts";
import { bodySchema } from "../model/api-of.ts";
import { ref } from "../select/document-of.ts";
import { validator } from "./schema-validator.ts";

const schemas: JsonObject = {
  Tree: {
    type: "object",
    required: ["label"],
    properties: { label: { type: "string" }, children: { type: "array", items: ref("Tree") } },
  },
  Base: { type: "object", properties: { id: { type: "integer" }, name: { type: "string" } }, required: ["id"] },
  Maybe: { type: ["object", "null"], required: ["a"], properties: { a: { const: 1 } } },
};

const solvable: readonly (readonly [string, JsonObject])[] = [
  ["any value", {}],
  ["an object", { type: "object", required: ["a"], properties: { a: { type: "string" }, b: { type: "integer" } } }],
  ["an undeclared required property", { type: "object", required: ["a"] }],
  [
    "a number of properties",
    { type: "object", minProperties: 3, maxProperties: 4, additionalProperties: { type: "integer" } },
  ],
  [
    "a closed object",
    { type: "object", additionalProperties: false, properties: { a: { type: "boolean" } }, required: ["a"] },
  ],
  ["a map", { type: "object", additionalProperties: { type: "array", items: { type: "string" }, minItems: 1 } }],
  ["a whole number in bounds", { type: "integer", minimum: 3, maximum: 3 }],
  ["a number between exclusive bounds", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ["a number below an exclusive bound", { type: "number", exclusiveMaximum: 0 }],
  ["a whole number above an exclusive bound", { type: "integer", exclusiveMinimum: 7 }],
  ["a multiple", { type: "integer", multipleOf: 7, minimum: 8 }],
  ["a fraction's multiple", { type: "number", multipleOf: 0.5, exclusiveMinimum: 0.5, maximum: 1 }],
  ["a long text", { type: "string", minLength: 40 }],
  ["a short text", { type: "string", maxLength: 2 }],
  ["no text", { type: "string", maxLength: 0 }],
  ["an id", { type: "string", pattern: "^[0-9a-f]{32}$" }],
  ["a pattern with a length", { type: "string", pattern: "^[a-z0-9]+$", minLength: 20, maxLength: 25 }],
  ...[
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uuid",
    "json-pointer",
    "regex",
  ].map((format) => [`the format ${format}`, { type: "string", format }] as const),
  ["an enum", { enum: [null, "a"] }],
  ["an enum of null alone", { enum: [null] }],
  ["an enum of objects", { enum: [{ a: [1] }] }],
  ["a list of the least length", { type: "array", minItems: 3, items: { type: "string" } }],
  ["different items", { type: "array", minItems: 3, uniqueItems: true, items: { type: "integer", minimum: 5 } }],
  ["different texts", { type: "array", minItems: 2, uniqueItems: true, items: { type: "string" } }],
  ["different enum values", { type: "array", minItems: 2, uniqueItems: true, items: { enum: ["a", "b"] } }],
  ["an empty list of nothing", { type: "array", items: false }],
  ["a tuple", { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], minItems: 2, items: false }],
  ["a longer tuple", { type: "array", prefixItems: [{ type: "string" }], items: { type: "boolean" }, minItems: 3 }],
  ["a list of types", { type: ["null", "integer"] }],
  ["a union with an impossible member", { oneOf: [false, { type: "string", minLength: 3 }] }],
  [
    "all of several",
    { allOf: [ref("Base"), { type: "object", properties: { own: { type: "string" } }, required: ["own"] }] },
  ],
  ["all of several, the exact one last", { allOf: [{ required: ["id"] }, ref("Base")] }],
  [
    "all of several, the exact one last and optional",
    { allOf: [{ required: ["n"] }, { type: "object", properties: { n: { type: "integer" } } }] },
  ],
  [
    "all of several, the exact one first",
    { allOf: [{ type: "object", properties: { n: { type: "integer" } } }, { required: ["n"] }] },
  ],
  ["a scalar that is all of several", { allOf: [{ type: "string" }, { type: "string", minLength: 9 }] }],
  ["a recursive schema", ref("Tree")],
  ["a nullable schema", ref("Maybe")],
  [
    "an inherited name",
    {
      type: "object",
      required: ["toString", "__proto__"],
      properties: JSON.parse('{"toString":{"type":"string"},"__proto__":{"type":"integer"}}') as JsonObject,
    },
  ],
];

describe("a sample", () => {
  it.each(solvable)("of %s is valid", (_name, source) => {
    const { schema, context } = bodySchema(source, schemas);
    const isValid = validator(source, schemas);
    for (const fill of ["required", "every"] as const) {
      const value = sample(schema, { context, fill });
      expect(isValid(value), `${fill}: ${JSON.stringify(value)}`).toBe(true);
      expect(value !== undefined && conforms(value, schema, context), JSON.stringify(value)).toBe(true);
    }
  });

  it("is made of a pattern", () => {
    const { schema, context } = bodySchema({ type: "string", pattern: "^(?:q{7}|z{9})#\\d{3}$" });
    expect(sample(schema, { context, fill: "required" })).toBe("qqqqqqq#111");
  });

  it.each<[string, JsonObject]>([
    ["a pattern that nothing has", { type: "string", pattern: "^(?!q)q#$" }],
    ["a pattern that costs too much", { type: "string", pattern: `^(?=${"(?:a+)+".repeat(60)}z)a{900}$` }],
    ["bounds that leave nothing", { type: "integer", minimum: 5, maximum: 4 }],
    ["nothing", { type: "object", required: ["a"], properties: { a: false } }],
    ["an endless recursion", { type: "object", required: ["a"], properties: { a: ref("Endless") } }],
    [
      "more different values than there are",
      { type: "array", minItems: 3, uniqueItems: true, items: { type: "boolean" } },
    ],
  ])("is not made of %s", (_name, source) => {
    const endless: JsonObject = {
      Endless: { type: "object", required: ["again"], properties: { again: ref("Endless") } },
    };
    const { schema, context } = bodySchema(source, { ...schemas, ...endless });
    expect(sample(schema, { context, fill: "required" })).toBeUndefined();
  });

  it("is any text where a pattern is none: nobody can hold anything against it", () => {
    const { schema, context } = bodySchema({ type: "string", pattern: "(", maxLength: 1 }, schemas);
    expect(sample(schema, { context, fill: "required" })).toBe("t");
  });

  it("is no example that has another form than the schema asks for", () => {
    const source: JsonObject = {
      type: "object",
      required: ["a", "b"],
      properties: {
        a: { type: "string", format: "uuid", examples: ["mine"] },
        b: { type: "string", pattern: "^[0-9]+$", examples: ["mine", "77"] },
      },
    };
    const { schema, context } = bodySchema(source);
    expect(sample(schema, { context, fill: "required" })).toEqual({
      a: "123e4567-e89b-42d3-a456-426614174000",
      b: "77",
    });
  });

  it("is the document's example where that is valid", () => {
    const source: JsonObject = {
      type: "object",
      properties: { a: { type: "string", examples: ["mine"] }, b: { type: "integer", examples: ["wrong"] } },
    };
    const { schema, context } = bodySchema(source);
    expect(sample(schema, { context, fill: "every" })).toEqual({ a: "mine", b: 1 });
  });

  it("has what its direction carries", () => {
    const source: JsonObject = {
      type: "object",
      required: ["read", "written"],
      properties: { read: { type: "string", readOnly: true }, written: { type: "string", writeOnly: true } },
    };
    const { schema, context } = bodySchema(source);
    expect(sample(schema, { context, fill: "every" })).toEqual({ written: "text" });
    expect(sample(schema, { context: { ...context, direction: "response" }, fill: "every" })).toEqual({ read: "text" });
  });
});

/** Values of all kinds, to be held against each schema. */
const values: readonly Json[] = [
  [null, true, 0, 1, 1.5, 3, 7, 14, -1, "", "a", "ab", "😀", "x".repeat(40), [], {}],
  [["a"], ["a", 1], ["a", true, true], [1, 2, 3], [1, 1, 1], ["a", "b"], [{}]],
  [{ a: 1 }, { a: "x" }, { a: "x", b: 1 }, { a: "x", c: null }, { id: 1 }, { id: 1, own: "x" }, { id: 1, name: "n" }],
  [{ label: "l" }, { label: "l", children: [{}] }, { label: "l", children: [{ label: "m" }] }],
  [{ x: 1, y: 2, z: 3 }, { a: [1] }],
].flat();

describe("conforms, where more properties are let pass, agrees with JSON Schema on", () => {
  const formless = solvable.filter(([name]) => !/format|pattern|id$/.test(name));
  it.each(formless)("%s", (_name, source) => {
    const { schema, context } = bodySchema(source, schemas);
    const isValid = validator(source, schemas);
    const judged = (judge: (value: Json) => boolean) => values.filter(judge).map((value) => JSON.stringify(value));
    const isNullable = schema.kind === "reference" && context.named.get(schema.target)?.nullable === true;
    const conforming = judged(
      (value) => (value === null && isNullable) || conforms(value, schema, { ...context, isOpen: true }),
    );
    expect(conforming).toEqual(judged(isValid));
  });
});

describe("conforms, as a compiler does, refuses", () => {
  it.each<[string, JsonObject, Json]>([
    ["a property that the type does not know", { type: "object", properties: { a: {} } }, { b: 1 }],
    [
      "one that no part of an intersection knows",
      { allOf: [ref("Base"), { type: "object", properties: { own: {} } }] },
      { id: 1, other: 1 },
    ],
    ["one of the other direction", { type: "object", properties: { a: {}, b: { readOnly: true } } }, { b: 1 }],
    [
      "a literal without a property whose name every object has",
      { type: "object", properties: { toString: { type: "string" } } },
      {},
    ],
  ])("%s", (_name, source, value) => {
    const { schema, context } = bodySchema(source, schemas);
    expect(conforms(value, schema, context)).toBe(false);
    expect(conforms(value, schema, { ...context, isOpen: true })).toBe(true);
  });
});
