import { afterAll, describe, expect, it } from "vitest";
import { startSchemaPrinter } from "../../../generator/emit/schema/schema-printer.ts";
import type { Json } from "../../../generator/kernel/json.ts";
import { runAttack } from "../../hostile/run-attack.ts";
import { nested } from "../limits/hostile-documents.ts";

const schemaPrinter = startSchemaPrinter();
afterAll(() => schemaPrinter.close());

const operation = { operationId: "same", responses: { 204: { description: "Done." } } };

function answering(response: Json): Json {
  return { "/a": { get: { responses: { 200: { description: "d", ...(response as object) } } } } };
}

function taking(schema: Json): Json {
  return { "/a": { post: { requestBody: { content: { "application/json": { schema } } }, responses: {} } } };
}

/** What `npm run hostile` has found, each made small. */
describe("a document that was once not survived", () => {
  it.each<[string, { paths: Json; schemas?: Json }]>([
    [
      "properties beside a type that JSON Schema does not have",
      { paths: taking({ type: "objekt", properties: { a: { type: "string" } } }) },
    ],
    ["properties beside no types", { paths: taking({ type: [], properties: { a: { type: "string" } } }) }],
    [
      "exact values that no compiler compares",
      { paths: taking({ const: JSON.parse(nested('{"a":', 150, "1", "}")) }) },
    ],
    [
      "a row of schemas that no compiler compares",
      {
        paths: taking({ $ref: "#/components/schemas/S0" }),
        schemas: Object.fromEntries(
          Array.from({ length: 150 }, (_, index): [string, Json] => {
            const next: Json = index === 149 ? { type: "string" } : { $ref: `#/components/schemas/S${index + 1}` };
            return [`S${index}`, { type: "object", required: ["a"], properties: { a: next } }];
          }),
        ),
      },
    ],
    ["no patterns of names, and nothing else", { paths: taking({ patternProperties: {} }) }],
    [
      "a type that JSON Schema does not have, beside null",
      {
        paths: taking({
          type: "object",
          required: ["a", "b", "c"],
          properties: {
            a: { type: ["strnig", "null"] },
            b: { type: ["Object", "null"], properties: { d: { type: "string" } } },
            c: { type: ["List", "null"], items: { type: "string" } },
          },
        }),
      },
    ],
    [
      "a schema whose name is empty",
      {
        paths: taking({ $ref: "#/components/schemas/" }),
        schemas: { "": { properties: { a: { $ref: "#/components/schemas/" } } }, A: { type: "string" } },
      },
    ],
    ["a header that may have no value", { paths: answering({ headers: { a: { schema: { enum: [] } } } }) }],
    [
      "a header with the name of an inherited member",
      { paths: answering({ headers: { constructor: { schema: { type: "string" } } } }) },
    ],
    [
      "a reference whose escapes are encoded",
      {
        paths: answering({
          content: { "application/json": { schema: { $ref: "#/components/schemas/a%20%7E1%7e0" } } },
        }),
        schemas: { "a /~": { type: "object", properties: { a: { type: "string" } } } },
      },
    ],
    [
      "an encoded reference to the name of an inherited member",
      {
        paths: answering({
          content: { "application/json": { schema: { $ref: "#/components/schemas/%5F%5Fproto__" } } },
        }),
        schemas: JSON.parse('{"__proto__":{"type":"object","properties":{"a":{"type":"string"}}}}') as Json,
      },
    ],
    ["two operations with the same id", { paths: { "/a": { get: operation, put: operation } } }],
    [
      "schemas that are true or false",
      {
        paths: taking({ $ref: "#/components/schemas/A" }),
        schemas: {
          A: { properties: { a: true, b: false, c: { items: false }, d: { allOf: [true] } } },
          B: true,
          C: false,
        },
      },
    ],
    [
      "a literal that must have more members than its type",
      {
        paths: taking({
          type: "object",
          properties: { a: { type: "string" } },
          additionalProperties: true,
          minProperties: 3,
        }),
      },
    ],
    [
      "what is merged anew at every level",
      {
        paths: taking({ $ref: "#/components/schemas/A" }),
        schemas: {
          A: {
            required: ["a"],
            properties: {
              a: { oneOf: [{ $ref: "#/components/schemas/A" }], anyOf: [{ $ref: "#/components/schemas/B" }] },
            },
          },
          B: { properties: { a: { $ref: "#/components/schemas/A" } } },
        },
      },
    ],
    [
      "a parameter that is to be an object and a number",
      {
        paths: {
          "/a": {
            get: {
              parameters: [
                {
                  name: "a",
                  in: "header",
                  schema: {
                    allOf: [{ type: "object", properties: { b: { type: "string" } } }, { type: "integer" }],
                  },
                },
              ],
              responses: {},
            },
          },
        },
      },
    ],
    [
      "schemas within a schema that says nothing else",
      {
        paths: answering({ content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } }),
        schemas: { A: { $defs: { a: { type: "string" } } } },
      },
    ],
    [
      "an optional body with the names of inherited members",
      {
        paths: {
          "/a": {
            post: {
              requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } },
              responses: {},
            },
          },
        },
        schemas: {
          A: {
            type: "object",
            properties: { constructor: { type: "string" }, toString: { type: "integer" }, a: { type: "string" } },
            "x-routesmith-builder": "makeIt",
          },
        },
      },
    ],
    [
      "a union that leads back to itself by another name",
      {
        paths: taking({ $ref: "#/components/schemas/C" }),
        schemas: {
          A: { allOf: [{ type: "string" }], oneOf: [{ $ref: "#/components/schemas/B" }, { type: "string" }] },
          B: { $ref: "#/components/schemas/C" },
          C: { $ref: "#/components/schemas/A" },
        },
      },
    ],
    [
      "a union that leads back to itself with more beside the reference",
      {
        paths: taking({ $ref: "#/components/schemas/A" }),
        schemas: {
          A: { $ref: "#/components/schemas/B", properties: { a: { type: "string" } } },
          B: { oneOf: [{ $ref: "#/components/schemas/A" }, { type: "string" }] },
        },
      },
    ],
  ])("%s", { timeout: 60_000 }, async (_, { paths, schemas = {} }) => {
    const document = { openapi: "3.1.0", info: { title: "Found", version: "1" }, paths, components: { schemas } };
    const { faults, exports } = await runAttack(document, { schemaPrinter, typecheck: true });
    expect(faults).toEqual([]);
    expect(exports).toBeDefined();
  });
});
