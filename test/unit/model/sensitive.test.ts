import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { ref } from "../select/document-of.ts";
import { apiOf, bodySchema } from "./api-of.ts";

const mark: JsonObject = { "x-routesmith-sensitive": true };
const marked: JsonObject = { type: "string", ...mark };

/** The names of the properties of a body, and whether they are sensitive. */
function propertiesOf(properties: JsonObject, schemas: JsonObject = {}): readonly (readonly [string, boolean])[] {
  const { context, schema } = bodySchema({ type: "object", properties }, schemas);
  const named = schema.kind === "reference" ? context.named.get(schema.target)?.schema : undefined;
  return named?.kind === "object" ? named.properties.map(({ name, sensitive }) => [name, sensitive] as const) : [];
}

describe("a property is sensitive where", () => {
  it.each<[string, { given: JsonObject; schemas?: JsonObject }]>([
    ["it says so", { given: marked }],
    ["it is a list of what is", { given: { type: "array", items: { type: "array", items: marked } } }],
    ["an item that has a schema of its own is", { given: { type: "array", prefixItems: [{}, marked] } }],
    [
      "it is a map of what is",
      { given: { type: "object", additionalProperties: ref("Text") }, schemas: { Text: marked } },
    ],
    ["what it has under a pattern of names is", { given: { type: "object", patternProperties: { "^x": marked } } }],
    [
      "a second name of its schema says so",
      { given: ref("Alias"), schemas: { Alias: { ...ref("Text"), ...marked }, Text: {} } },
    ],
    ["its schema says so", { given: { type: "array", items: ref("Text") }, schemas: { Text: marked } }],
    ["a reference says so", { given: { ...ref("Text"), ...mark }, schemas: { Text: {} } }],
    [
      "the reference of its items says so",
      { given: { type: "array", items: { ...ref("Text"), ...mark } }, schemas: { Text: {} } },
    ],
    ["a part of its `allOf` says so", { given: { allOf: [ref("Text")] }, schemas: { Text: { format: "password" } } }],
    ["one of its alternatives says so", { given: { anyOf: [{ type: "string", writeOnly: true }, { type: "null" }] } }],
    [
      "a part of a part of what it is a list of says so",
      { given: { type: "array", items: { oneOf: [{}, ref("Text")] } }, schemas: { Text: { allOf: [{}, marked] } } },
    ],
    [
      "what it is made of in a circle says so",
      {
        given: ref("Even"),
        schemas: {
          Odd: { anyOf: [{ type: "array", items: ref("Even") }, marked] },
          Even: { anyOf: [{ type: "array", items: ref("Odd") }, { type: "number" }] },
        },
      },
    ],
  ])("%s", (_name, { given, schemas }) => {
    const properties = propertiesOf({ given, other: { type: "string" } }, schemas);
    expect(properties).toEqual([
      ["given", true],
      ["other", false],
    ]);
  });
});

it("finds a secret in a circle of schemas, wherever it has entered it", () => {
  const schemas: JsonObject = {
    Odd: { anyOf: [{ type: "array", items: ref("Even") }, marked] },
    Even: { anyOf: [{ type: "array", items: ref("Odd") }, { type: "number" }] },
  };
  expect(propertiesOf({ odd: ref("Odd"), even: ref("Even") }, schemas)).toEqual([
    ["odd", true],
    ["even", true],
  ]);
});

describe("a parameter is sensitive where", () => {
  it.each<[string, JsonObject]>([
    ["it says so", { schema: { type: "string" }, "x-routesmith-sensitive": true }],
    ["its schema says so", { schema: marked }],
    ["a part of its schema says so", { schema: { allOf: [marked, { maxLength: 9 }] } }],
    ["its content says so", { content: { "application/json": { schema: marked } } }],
  ])("%s", (_name, given) => {
    const { api } = apiOf({
      paths: { "/a": { get: { operationId: "a", parameters: [{ name: "q", in: "query", ...given }], responses: {} } } },
    });
    const [parameter] = api.resources.flatMap(({ operations }) => operations.flatMap(({ parameters }) => parameters));
    expect(parameter?.sensitive).toBe(true);
  });
});
