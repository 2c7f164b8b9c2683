import { describe, expect, it } from "vitest";
import { type Json, type JsonObject, member, objectMember } from "../../../generator/kernel/json.ts";
import { lift } from "../../../generator/load/lift/lift.ts";

interface Case {
  readonly given: JsonObject;
  readonly want: JsonObject;
}

function liftSchema(schema: Json, version = "3.0.3"): Json | undefined {
  const lifted = lift({ openapi: version, components: { schemas: { S: schema } } }, version);
  return lifted["components"];
}

const schemas = (schema: Json) => ({ schemas: { S: schema } });

function content(schema: JsonObject): JsonObject {
  return { "application/json": { schema, example: { nullable: true } } };
}

describe("lift from 3.0", () => {
  it.each<[string, Case]>([
    ["nullable with a type", { given: { type: "string", nullable: true }, want: { type: ["string", "null"] } }],
    [
      "nullable with a type and an enum",
      {
        given: { type: "string", nullable: true, enum: ["a"] },
        want: { type: ["string", "null"], enum: ["a", null] },
      },
    ],
    [
      "nullable with an enum that has null",
      {
        given: { type: "string", nullable: true, enum: ["a", null] },
        want: { type: ["string", "null"], enum: ["a", null] },
      },
    ],
    ["nullable with only an enum", { given: { nullable: true, enum: ["a"] }, want: { enum: ["a", null] } }],
    ["nullable that is false", { given: { type: "string", nullable: false }, want: { type: "string" } }],
    ["nullable alone", { given: { nullable: true, description: "d" }, want: { description: "d" } }],
    [
      "nullable with allOf",
      {
        given: { nullable: true, description: "d", "x-a": 1, allOf: [{ $ref: "#/a" }], required: ["b"] },
        want: {
          description: "d",
          "x-a": 1,
          anyOf: [{ allOf: [{ $ref: "#/a" }], required: ["b"] }, { type: "null" }],
        },
      },
    ],
    [
      "nullable with anyOf",
      {
        given: { nullable: true, anyOf: [{ $ref: "#/a" }, { type: "integer" }], title: "t" },
        want: { title: "t", anyOf: [{ $ref: "#/a" }, { type: "integer" }, { type: "null" }] },
      },
    ],
    [
      "nullable with oneOf and a discriminator",
      {
        given: { nullable: true, oneOf: [{ $ref: "#/a" }], discriminator: { propertyName: "p" } },
        want: { anyOf: [{ oneOf: [{ $ref: "#/a" }], discriminator: { propertyName: "p" } }, { type: "null" }] },
      },
    ],
    [
      "nullable with a type and allOf",
      {
        given: { type: "object", nullable: true, allOf: [{ $ref: "#/a" }] },
        want: { anyOf: [{ type: "object", allOf: [{ $ref: "#/a" }] }, { type: "null" }] },
      },
    ],
    [
      "nullable with several types",
      { given: { type: ["string", "null"], nullable: true }, want: { type: ["string", "null"] } },
    ],
    [
      "nullable with only properties",
      {
        given: { nullable: true, properties: { a: {} } },
        want: { anyOf: [{ properties: { a: {} } }, { type: "null" }] },
      },
    ],
    [
      "exclusive bounds",
      {
        given: { minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
        want: { exclusiveMinimum: 1, exclusiveMaximum: 9 },
      },
    ],
    [
      "inclusive bounds",
      { given: { minimum: 1, exclusiveMinimum: false, exclusiveMaximum: true }, want: { minimum: 1 } },
    ],
    ["an example", { given: { type: "string", example: null }, want: { type: "string", examples: [null] } }],
    [
      "binary data",
      {
        given: { type: "string", format: "binary" },
        want: { type: "string", contentMediaType: "application/octet-stream" },
      },
    ],
    ["base64 data", { given: { type: "string", format: "byte" }, want: { type: "string", contentEncoding: "base64" } }],
    ["a format that stays", { given: { type: "string", format: "date" }, want: { type: "string", format: "date" } }],
    [
      "what stands beside a reference",
      {
        given: { $ref: "#/a", description: "d", nullable: true, type: "string" },
        want: { $ref: "#/a", description: "d" },
      },
    ],
    [
      "duplicates",
      { given: { required: ["a", "b", "a"], enum: [1, "1", 1] }, want: { required: ["a", "b"], enum: [1, "1"] } },
    ],
    [
      "schemas within schemas",
      {
        given: {
          properties: { nullable: { type: "string", nullable: true }, $ref: { example: 1 } },
          items: { format: "byte" },
          additionalProperties: { oneOf: [{ type: "integer", nullable: true }] },
        },
        want: {
          properties: { nullable: { type: ["string", "null"] }, $ref: { examples: [1] } },
          items: { contentEncoding: "base64" },
          additionalProperties: { oneOf: [{ type: ["integer", "null"] }] },
        },
      },
    ],
    [
      "no data",
      {
        given: {
          default: { nullable: true, type: "string" },
          enum: [{ $ref: "#/a", type: "string" }],
          "x-a": { example: 1, format: "byte" },
        },
        want: {
          default: { nullable: true, type: "string" },
          enum: [{ $ref: "#/a", type: "string" }],
          "x-a": { example: 1, format: "byte" },
        },
      },
    ],
  ])("lifts %s", (_, { given, want }) => {
    expect(liftSchema(given)).toEqual(schemas(want));
  });

  it("finds the schemas of operations, and lifts no media type's example", () => {
    const root = (schema: JsonObject): JsonObject => ({
      openapi: "3.0.0",
      paths: {
        "/a": {
          parameters: [{ name: "p", in: "query", schema }],
          post: {
            parameters: [{ name: "q", in: "query", content: content(schema) }],
            requestBody: { content: content(schema) },
            responses: { 200: { description: "", headers: { H: { schema } }, content: content(schema) } },
            callbacks: { c: { "{$url}": { post: { requestBody: { content: content(schema) } } } } },
          },
        },
      },
    });
    const want = { ...root({ type: ["string", "null"] }), openapi: "3.1.1" };
    expect(lift(root({ type: "string", nullable: true }), "3.0.0")).toEqual(want);
  });

  it("leaves the siblings of a path item's reference", () => {
    const paths = { "/a": { $ref: "#/paths/~1b", summary: "s", parameters: [] } };
    expect(lift({ openapi: "3.0.0", paths }, "3.0.0")["paths"]).toBe(paths);
  });

  it("shares what stays as it is, and leaves its argument", () => {
    const root = { openapi: "3.0.0", components: { schemas: { A: { items: {} }, B: { items: { nullable: false } } } } };
    const before = JSON.stringify(root);
    const lifted = objectMember(lift(root, "3.0.0")["components"], "schemas");
    expect(lifted?.["A"]).toBe(root.components.schemas.A);
    expect(lifted?.["B"]).toEqual({ items: {} });
    expect(JSON.stringify(root)).toBe(before);
  });

  it("takes __proto__ for a name as any other", () => {
    const root: JsonObject = JSON.parse('{"openapi":"3.0.0","components":{"schemas":{"__proto__":{"example":1}}}}');
    expect(JSON.stringify(lift(root, "3.0.0")["components"])).toBe('{"schemas":{"__proto__":{"examples":[1]}}}');
  });

  it("lifts a schema that is nested deeply", () => {
    let schema: JsonObject = { nullable: true, type: "string" };
    for (let depth = 0; depth < 10_000; depth += 1) schema = { not: schema };
    let inner = member(objectMember(liftSchema(schema), "schemas"), "S");
    while (member(inner, "not") !== undefined) inner = member(inner, "not");
    expect(inner).toEqual({ type: ["string", "null"] });
  });
});

describe("lift of any version", () => {
  it.each(["2.0", "3.0.3", "3.1.0", "3.2.0"])("names the version 3.1.1 instead of %s", (version) => {
    expect(lift({ openapi: version }, version)).toEqual({ openapi: "3.1.1" });
  });

  it("writes the ranges of responses in upper case", () => {
    const responses = {
      "4xx": { description: "a" },
      "5XX": { description: "c" },
      "5xx": { description: "b" },
      default: {},
    };
    const lifted = lift({ openapi: "3.1.0", paths: { "/a": { get: { responses } } } }, "3.1.0");
    const want = { "4XX": { description: "a" }, "5XX": { description: "c" }, default: {} };
    expect(lifted["paths"]).toEqual({ "/a": { get: { responses: want } } });
  });

  it.each<[string, Case]>([
    [
      "nullable, which 3.1 has no more",
      { given: { type: "string", nullable: true }, want: { type: ["string", "null"] } },
    ],
    [
      "limits that are booleans, which 3.1 has no more",
      { given: { minimum: 1, exclusiveMinimum: true }, want: { exclusiveMinimum: 1 } },
    ],
    [
      "nullable beside a reference",
      { given: { $ref: "#/a", nullable: true }, want: { anyOf: [{ $ref: "#/a" }, { type: "null" }] } },
    ],
    [
      "schemas with nothing in them",
      {
        given: { properties: { a: null }, items: null, default: null, const: null },
        want: { properties: { a: {} }, items: {}, default: null, const: null },
      },
    ],
    [
      "tuples of older dialects",
      {
        given: { items: [{ type: "string" }], additionalItems: false },
        want: { prefixItems: [{ type: "string" }], items: false },
      },
    ],
    [
      "additionalItems where there is no tuple",
      { given: { items: {}, additionalItems: false }, want: { items: {}, additionalItems: false } },
    ],
  ])("mends %s", (_, { given, want }) => {
    for (const version of ["3.1.0", "3.2.0"]) expect(liftSchema(given, version)).toEqual(schemas(want));
  });

  it("mends a schema or response that is missing where one must stand, and makes parameters of the path required", () => {
    const paths = {
      "/a/{b}": {
        parameters: [
          { name: "b", in: "path", schema: null },
          { name: "q", in: "query" },
        ],
        get: { responses: { 200: { content: { "a/b": { schema: null, example: null } } }, 204: null, "x-a": null } },
      },
    };
    expect(lift({ openapi: "3.0.0", paths }, "3.0.0")["paths"]).toEqual({
      "/a/{b}": {
        parameters: [
          { name: "b", in: "path", schema: {}, required: true },
          { name: "q", in: "query" },
        ],
        get: {
          responses: {
            200: { content: { "a/b": { schema: {}, example: null } } },
            204: { description: "" },
            "x-a": null,
          },
        },
      },
    });
  });

  it("lifts what a reference takes for a schema, in an extension and in what that refers to", () => {
    const old = { type: "string", nullable: true };
    const lifted = lift(
      {
        openapi: "3.0.0",
        components: { schemas: { S: { $ref: "#/x-schemas/A/list/0" } } },
        "x-schemas": { A: { list: [{ items: { $ref: "#/x-schemas/B" } }, old] }, B: old, C: old },
      },
      "3.0.0",
    );
    const want = { type: ["string", "null"] };
    expect(lifted["x-schemas"]).toEqual({ A: { list: [{ items: { $ref: "#/x-schemas/B" } }, old] }, B: want, C: old });
  });

  it("changes nothing else of 3.1", () => {
    const schema = { type: "string", format: "byte", example: 1, $ref: "#/a", required: ["a", "a"] };
    expect(liftSchema(schema, "3.1.0")).toEqual(schemas({ ...schema, required: ["a"] }));
  });
});

describe("the style of a field", () => {
  const field = { contentType: "a/b", style: "form", explode: false, allowReserved: true };
  const bodies = (multipart: JsonObject) => ({
    requestBodies: {
      B: {
        content: {
          "multipart/form-data": { schema: {}, encoding: { f: multipart } },
          "application/x-www-form-urlencoded": { schema: {}, encoding: { f: field } },
        },
      },
    },
  });

  it.each([
    ["2.0", field],
    ["3.0.4", { contentType: "a/b" }],
    ["3.1.1", field],
    ["3.2.0", field],
  ])("counts in parts but in 3.0: %s", (version, want) => {
    expect(lift({ openapi: version, components: bodies(field) }, version)["components"]).toEqual(bodies(want));
  });
});
