import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { ref } from "../select/document-of.ts";
import { bodySchema } from "./api-of.ts";

const readOnly: JsonObject = { type: "string", readOnly: true };
const writeOnly: JsonObject = { type: "string", writeOnly: true };

function accessOf(given: JsonObject, schemas: JsonObject): string | undefined {
  const { context, schema } = bodySchema({ type: "object", properties: { given } }, schemas);
  const named = schema.kind === "reference" ? context.named.get(schema.target)?.schema : schema;
  return named?.kind === "object" ? named.properties[0]?.access : undefined;
}

describe("the direction of a property is said by", () => {
  it.each<[string, { given: JsonObject; schemas?: JsonObject; want: string }]>([
    ["itself", { given: readOnly, want: "readOnly" }],
    ["what it refers to", { given: ref("Text"), schemas: { Text: writeOnly }, want: "writeOnly" }],
    [
      "any reference on the way",
      { given: ref("Alias"), schemas: { Alias: { ...ref("Text"), readOnly: true }, Text: {} }, want: "readOnly" },
    ],
    [
      "a part of its `allOf`",
      { given: { allOf: [{ maxLength: 9 }, ref("Text")] }, schemas: { Text: readOnly }, want: "readOnly" },
    ],
    [
      "the nearest, where several say it",
      { given: { writeOnly: true, allOf: [ref("Text")] }, schemas: { Text: readOnly }, want: "writeOnly" },
    ],
    ["all alternatives", { given: { oneOf: [readOnly, { allOf: [readOnly] }] }, want: "readOnly" }],
    [
      "all alternatives but null",
      { given: { anyOf: [writeOnly, ref("Nothing")] }, schemas: { Nothing: { type: "null" } }, want: "writeOnly" },
    ],
    ["no alternative alone", { given: { anyOf: [readOnly, { type: "number" }] }, want: "both" }],
    ["no alternatives at odds", { given: { anyOf: [readOnly, writeOnly] }, want: "both" }],
    ["nothing that it is a list of", { given: { type: "array", items: readOnly }, want: "both" }],
    [
      "schemas that are made of one another",
      {
        given: ref("Parent"),
        schemas: { Parent: { oneOf: [ref("Child")] }, Child: { allOf: [ref("Parent"), readOnly] } },
        want: "readOnly",
      },
    ],
  ])("%s", (_name, { given, schemas = {}, want }) => {
    expect(accessOf(given, schemas)).toBe(want);
  });
});

it("of a property is the same in all parts of an `allOf`", () => {
  const x: JsonObject = { type: "string" };
  const given: JsonObject = {
    allOf: [{ properties: { x } }, ref("Base"), { oneOf: [{ properties: { x } }, { required: ["x"] }] }],
    properties: { x, y: { type: "object", properties: { x } } },
  };
  const { schema, context } = bodySchema(given, { Base: { type: "object", properties: { x: readOnly } } });
  const root = schema.kind === "reference" ? context.named.get(schema.target)?.schema : schema;
  const parts = root?.kind === "intersection" ? root.members : [];
  const objects = parts.flatMap((part) => (part.kind === "union" ? part.members : [part]));
  const accesses = objects.flatMap((part) =>
    part.kind === "object" ? part.properties.map(({ name, access }) => `${name}: ${access}`) : [],
  );
  expect(accesses).toEqual(["x: readOnly", "x: readOnly", "x: readOnly", "x: readOnly", "y: both"]);
});
