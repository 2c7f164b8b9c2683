import { describe, expect, it } from "vitest";
import { findDifferences } from "../../../generator/emit/contract/comparable.ts";
import { typeContexts } from "../../../generator/emit/print/print-type.ts";
import { cutSchemas } from "../../../generator/emit/schema/cut-cycles.ts";
import type { Json, JsonObject } from "../../../generator/kernel/json.ts";
import type { Direction } from "../../../generator/model/schema/schema.ts";
import { exchangeOf } from "../model/api-of.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { ref } from "../select/document-of.ts";

const schemas: JsonObject = {
  Holder: {
    $defs: {
      Text: { oneOf: [{ type: "string" }, ref("Holder/$defs/Texts")] },
      Texts: { type: "array", items: ref("Holder/$defs/Text") },
    },
  },
  Nested: { type: "array", items: ref("Nested") },
  ...Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [
      `Link${index}`,
      { type: "object", properties: { n: ref(`Link${index + 1}`) } },
    ]),
  ),
  Link100: { type: "string" },
  Plain: { type: "object", properties: { a: { type: "string" } } },
  Other: { type: "object", properties: { a: { type: "integer" } } },
  OneWay: { type: "object", properties: { a: { type: "string", readOnly: true } } },
  Way: { type: "object", properties: { w: { type: "string", readOnly: true } } },
  Pair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }] },
};

/** Lists within one another. */
function valuesOf(count: number): JsonObject {
  return { enum: Array.from({ length: count }, (_, index) => index) };
}

function propertiesOf(count: number): JsonObject {
  const names = Array.from({ length: count }, (_, index) => `p${index}`);
  return { type: "object", properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])) };
}

function listsWithin(levels: number): JsonObject {
  return Array.from({ length: levels }).reduce<JsonObject>((items) => ({ type: "array", items }), { type: "string" });
}

/** What is found in a body of the schema, when it goes in the direction. */
function differencesOf(schema: JsonObject, direction: Direction): string[] {
  const { api } = exchangeOf(schema, schemas);
  const body = placedOperations(api)[0]?.operation.body;
  if (body === undefined) throw new Error("there is no body");
  const cut = cutSchemas({ components: { schemas } });
  return [...findDifferences(body.content.schema, { context: typeContexts(api)[direction], cut })];
}

describe("what openapi-typescript says otherwise", () => {
  it.each<[string, { given: JsonObject; request: string[]; response?: string[] }]>([
    ["nothing of plain objects", { given: { type: "object", properties: { a: { type: "string" } } }, request: [] }],
    [
      "nothing of properties beside others",
      {
        given: { type: "object", properties: { a: { type: "string" } }, additionalProperties: { type: "number" } },
        request: [],
      },
    ],
    [
      "a tuple of any length",
      { given: { prefixItems: [{ type: "string" }], minItems: 1 }, request: ["tuple with a rest or optional items"] },
    ],
    ["no tuple of one length", { given: { prefixItems: [{}], minItems: 1, items: false }, request: [] }],
    [
      "what a reference leads to",
      { given: { type: "array", items: ref("Pair") }, request: ["tuple with a rest or optional items"] },
    ],
    [
      "binary strings that are sent",
      {
        given: { type: "object", properties: { file: { type: "string", format: "binary" } } },
        request: ["binary string in a request"],
        response: [],
      },
    ],
    [
      "only what the direction carries",
      {
        given: { type: "object", properties: { pair: { ...ref("Pair"), readOnly: true } } },
        request: [],
        response: ["tuple with a rest or optional items"],
      },
    ],
    [
      "parts that contradict each other",
      {
        given: {
          allOf: [
            { type: "object", properties: { a: { type: "string" } } },
            { type: "object", properties: { a: { type: "integer" } } },
          ],
        },
        request: ["contradicted part of an allOf"],
      },
    ],
    [
      "a property that another part sends one way",
      {
        given: { allOf: [ref("Plain"), { properties: { a: { type: "string", readOnly: true } } }] },
        request: ["direction that parts are at odds about"],
        response: [],
      },
    ],
    [
      "what a property holds that another part sends one way",
      {
        given: {
          properties: { a: { type: "array", items: ref("Plain") } },
          allOf: [{ properties: { a: { type: "array", items: ref("OneWay") } } }],
        },
        request: ["direction that parts are at odds about"],
        response: [],
      },
    ],
    [
      "a property of alternatives that another part sends one way",
      {
        given: { oneOf: [ref("Plain"), ref("Other")], allOf: [{ properties: { a: { readOnly: true } } }] },
        request: ["direction that parts are at odds about"],
      },
    ],
    [
      "no property of alternatives whose type stands beside the mark as well",
      {
        given: {
          oneOf: [ref("Plain"), { properties: { a: { type: "string" }, b: {} } }],
          allOf: [{ properties: { a: { type: "string", readOnly: true } } }],
        },
        request: ["direction that parts are at odds about"],
        response: [],
      },
    ],
    [
      "no property that an inner part sends one way",
      {
        given: { allOf: [ref("OneWay"), { properties: { a: { type: "string" } } }] },
        request: [],
      },
    ],
    [
      "no property that only some alternatives send one way",
      { given: { allOf: [{ oneOf: [ref("Plain"), ref("OneWay")] }, { properties: { b: {} } }] }, request: [] },
    ],
    [
      "a list that has other properties, too",
      {
        given: { allOf: [{ items: {} }, { anyOf: [ref("Plain"), { additionalProperties: { type: "string" } }] }] },
        request: ["list that has properties"],
      },
    ],
    [
      "a list that has properties which go the other way",
      {
        given: { allOf: [{ items: {} }, ref("Way"), ref("Plain")] },
        request: ["list that has properties"],
        response: [],
      },
    ],
    [
      "what a property holds that is a list and has other properties",
      {
        given: {
          properties: { b: { additionalProperties: { type: "string" } } },
          anyOf: [{ properties: { b: { items: {} } } }, ref("Other")],
        },
        request: ["list that has properties"],
      },
    ],
    [
      "no property that may be a list or have other properties, whatever another part says",
      {
        given: {
          properties: { b: { title: "Anything" } },
          anyOf: [{ properties: { b: { items: {} } } }, { properties: { b: { additionalProperties: {} } } }],
        },
        request: [],
      },
    ],
    [
      "exact lists that have other properties",
      {
        given: { allOf: [{ const: ["a"] }, { additionalProperties: { type: "string" } }] },
        request: ["list that has properties"],
      },
    ],
    [
      "null that goes one way, where another part allows anything",
      {
        given: {
          allOf: [{ properties: { a: {} } }, { properties: { a: { type: "null", writeOnly: true } } }],
          required: ["a"],
        },
        request: ["direction that parts are at odds about"],
        response: [],
      },
    ],
    [
      "a property of an exact value that another part sends one way",
      {
        given: { allOf: [{ properties: { a: { readOnly: true } } }, { const: { a: ["b"] } }] },
        request: ["direction that parts are at odds about"],
      },
    ],
    ["no list that is an object of known properties", { given: { allOf: [{ items: {} }, ref("Plain")] }, request: [] }],
    [
      "null, where what is an object goes the other way",
      {
        given: { properties: { b: { type: "string", writeOnly: true } }, oneOf: [{ type: "null" }, ref("Plain")] },
        request: [],
        response: ["part that alone says that it is an object, and goes the other way"],
      },
    ],
    [
      "no object beside properties that go the other way",
      {
        given: { properties: { b: { type: "string", writeOnly: true } }, oneOf: [ref("Other"), ref("Plain")] },
        request: [],
      },
    ],
    [
      "a list of itself",
      { given: { type: "object", properties: { a: ref("Nested") } }, request: ["reference that is cut"] },
    ],
    [
      "what is a part of itself within another schema",
      { given: { type: "object", properties: { a: ref("Holder/$defs/Text") } }, request: ["reference that is cut"] },
    ],
    ["names of methods", { given: { properties: { valueOf: {} } }, request: [] }],
    ["a row of as many as are compared", { given: ref("Link10"), request: [] }],
    ["a row of more than are compared", { given: ref("Link9"), request: ["levels"] }],
    ["as many lists as are compared", { given: listsWithin(45), request: [] }],
    ["more lists than are compared", { given: listsWithin(46), request: ["levels"] }],
    [
      "more exact values than are compared",
      { given: { type: "object", properties: { a: valuesOf(60_000), b: valuesOf(40_000) } }, request: ["values"] },
    ],
    ["as many schemas as are compared", { given: propertiesOf(49_998), request: [] }],
    ["more schemas than are compared", { given: propertiesOf(49_999), request: ["schemas"] }],
    [
      "exact values of many levels",
      { given: { const: Array.from({ length: 91 }).reduce<Json>((a) => [a], 1) }, request: ["levels"] },
    ],
    ["values that look like references", { given: { enum: [{ $ref: "#/nowhere" }] }, request: [] }],
  ])("%s", (_name, { given, request, response = request }) => {
    expect(differencesOf(given, "request")).toEqual(request);
    expect(differencesOf(given, "response")).toEqual(response);
  });
});
