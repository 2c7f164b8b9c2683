import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../generator/kernel/json.ts";
import { repair } from "../../../../generator/contract/normalise/repairs.ts";

interface Case {
  readonly given: JsonObject;
  readonly want: JsonObject;
}

const cases: readonly (readonly [string, Case])[] = [
  [
    "a dictionary gets the type object",
    {
      given: { additionalProperties: { patternProperties: { a: {} } } },
      want: { type: "object", additionalProperties: { type: "object", patternProperties: { a: {} } } },
    },
  ],
  [
    "items get the type array, but beside properties",
    {
      given: { items: { prefixItems: [{ items: {}, properties: {} }] } },
      want: { type: "array", items: { type: "array", prefixItems: [{ items: {}, properties: {}, type: "object" }] } },
    },
  ],
  ["properties get the type object", { given: { properties: {} }, want: { properties: {}, type: "object" } }],
  [
    "properties keep a type that they have",
    { given: { type: ["object", "null"], properties: {} }, want: { type: ["object", "null"], properties: {} } },
  ],
  ["numbers get their type", { given: { enum: [1, 2.5] }, want: { enum: [1, 2.5], type: "number" } }],
  [
    "booleans get their type, and null",
    { given: { enum: [true, null] }, want: { enum: [true, null], type: ["boolean", "null"] } },
  ],
  ["a constant number gets its type", { given: { const: 0 }, want: { const: 0, type: "number" } }],
  ["values of several types get none", { given: { enum: [1, "a"] }, want: { enum: [1, "a"] } }],
  [
    "values keep a type that they have",
    { given: { type: "integer", enum: [1] }, want: { type: "integer", enum: [1] } },
  ],
  [
    "values lose a type that refuses one of them",
    { given: { type: "string", enum: [1, "a"] }, want: { enum: [1, "a"] } },
  ],
  [
    "values get their type in the place of one that refuses them",
    { given: { type: "string", enum: [1, 2] }, want: { type: "number", enum: [1, 2] } },
  ],
  [
    "values lose what refuses one of them, whatever it is",
    {
      given: { type: "string", maxLength: 1, enum: ["a", "bc"], description: "words" },
      want: { enum: ["a", "bc"], description: "words" },
    },
  ],
  [
    "values lose the properties of an object where they are words",
    { given: { type: "object", required: ["a"], properties: { a: {} }, enum: ["b"] }, want: { enum: ["b"] } },
  ],
  [
    "values keep what allows all of them",
    {
      given: { type: "string", maxLength: 2, enum: ["a", "bc", null] },
      want: { type: "string", maxLength: 2, enum: ["a", "bc", null] },
    },
  ],
  [
    "null beside values says nothing of their type",
    { given: { type: "string", enum: ["a", null] }, want: { type: "string", enum: ["a", null] } },
  ],
  [
    "properties in a part of a schema stay as they are",
    {
      given: { allOf: [{ properties: {} }], not: { properties: {} } },
      want: { allOf: [{ properties: {} }], not: { properties: {} } },
    },
  ],
  [
    "one of several variants is any of them",
    { given: { oneOf: [{}, { type: "null" }] }, want: { anyOf: [{}, { type: "null" }] } },
  ],
  [
    "one of several variants is any of them beside other ones",
    { given: { oneOf: [{}], anyOf: [true], allOf: [{}] }, want: { anyOf: [true], allOf: [{}, { anyOf: [{}] }] } },
  ],
  ["a boolean required is dropped", { given: { type: "string", required: true }, want: { type: "string" } }],
  ["repeated values are dropped", { given: { enum: ["a", "b", "a"] }, want: { enum: ["a", "b"] } }],
  ["repeated names are dropped", { given: { required: ["a", "a"] }, want: { required: ["a"] } }],
  ["an idle escape is dropped", { given: { pattern: "^[\\w\\-\\@]+\\_\\.$" }, want: { pattern: "^[\\w\\-@]+_\\.$" } }],
  ["a pattern that compiles stays", { given: { pattern: "\\p{L}[\\-]?" }, want: { pattern: "\\p{L}[\\-]?" } }],
  ["a pattern that is none is taken away", { given: { pattern: "(" }, want: {} }],
  ["what a pattern that is none would refuse stays allowed", { given: { not: { pattern: "(" } }, want: {} }],
  [
    "a name of a pattern property is a pattern",
    { given: { patternProperties: { "^\\_a": {} } }, want: { type: "object", patternProperties: { "^_a": {} } } },
  ],
  [
    "what a schema calls example is no annotation among its properties",
    {
      given: { type: "object", properties: { example: { type: "string" } } },
      want: { type: "object", properties: { example: { type: "string" } } },
    },
  ],
];

describe("repair", () => {
  it.each(cases)("schema: %s", (_, { given, want }) => {
    expect(repair({ components: { schemas: { Case: given } } })).toEqual({ components: { schemas: { Case: want } } });
  });

  it("takes a key that is no media type for JSON", () => {
    const body = (content: JsonObject): JsonObject => ({ components: { requestBodies: { Case: { content } } } });
    expect(repair(body({ undefined: { schema: { type: "string" } } }))).toEqual(
      body({ "application/json": { schema: { type: "string" } } }),
    );
    expect(repair(body({ string: {}, "application/json": { schema: {} }, "text/*": {} }))).toEqual(
      body({ "application/json": { schema: {} }, "text/*": {} }),
    );
  });

  it("takes away the header parameters that are to be ignored, also behind a reference", () => {
    const header = (name: string): JsonObject => ({ name, in: "header", schema: {} });
    const given = {
      components: { parameters: { Auth: header("authorization") } },
      paths: {
        "/": {
          parameters: [{ $ref: "#/components/parameters/Auth" }, header("X-Kept")],
          get: { parameters: [header("ACCEPT"), header("Content-Type"), { name: "accept", in: "query" }] },
        },
      },
    };
    expect(repair(given)["paths"]).toEqual({
      "/": { parameters: [header("X-Kept")], get: { parameters: [{ name: "accept", in: "query" }] } },
    });
  });

  it("asks for no body that no fetch sends", () => {
    const body = { required: true, content: {} };
    const components = { requestBodies: { Case: body } };
    const reference = { $ref: "#/components/requestBodies/Case" };
    const given = { get: { requestBody: body }, head: { requestBody: reference }, post: { requestBody: body } };
    expect(repair({ components, paths: { "/": given } })).toEqual({
      components,
      paths: { "/": { get: { requestBody: { ...body, required: false } }, head: {}, post: { requestBody: body } } },
    });
  });

  it("makes alternatives of credentials that go to one place", () => {
    const securitySchemes = {
      token: { type: "http", scheme: "bearer" },
      login: { type: "http", scheme: "basic" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
      page: { type: "apiKey", in: "query", name: "X-Key" },
    };
    const document = (security: readonly JsonObject[]): JsonObject => ({
      security,
      components: { securitySchemes },
      paths: { "/": { get: { security, responses: {} } } },
    });
    const given = document([{}, { token: [], key: [], login: ["a"], page: [] }, { token: [], none: [] }]);
    const both = { key: [], page: [] };
    expect(repair(given)).toEqual(
      document([{}, { token: [], ...both }, { login: ["a"], ...both }, { token: [], none: [] }]),
    );
  });

  it("asks for what is needed beside a certificate, or for nothing", () => {
    const securitySchemes = { mtls: { type: "mutualTLS" }, key: { type: "apiKey", in: "header", name: "X-Key" } };
    const document = (security: readonly JsonObject[], own: readonly JsonObject[]): JsonObject => ({
      security,
      components: { securitySchemes },
      paths: { "/": { get: { security: own, responses: {} } } },
    });
    const mtls = { mtls: [] };
    const key = { key: [] };
    expect(repair(document([mtls, { ...mtls, ...key }], [mtls]))).toEqual(document([key], [{}]));
    expect(repair(document([], [{}, mtls, key]))).toEqual(document([], [{}, key]));
  });

  it("writes ranges of statuses in capital letters, as Prism knows them", () => {
    const document = (status: string): JsonObject => ({ paths: { "/": { get: { responses: { [status]: {} } } } } });
    expect(repair(document("4xx"))).toEqual(document("4XX"));
  });

  it("gives each variant the values of its discriminator, unless it has a condition of its own", () => {
    const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
    const own = { type: "object", properties: { kind: { const: "own" } } };
    const schemas = (variants: JsonObject): JsonObject => ({
      Named: { type: "object" },
      Mapped: { type: "object" },
      Own: own,
      Case: {
        ...variants,
        discriminator: { propertyName: "kind", mapping: { m: "#/components/schemas/Mapped", n: "Mapped" } },
      },
    });
    const condition = (name: string, values: readonly string[]): JsonObject => ({
      allOf: [reference(name), { type: "object", required: ["kind"], properties: { kind: { enum: values } } }],
    });
    const oneOf = [reference("Named"), reference("Mapped"), reference("Own")];
    const anyOf = [condition("Named", ["Named"]), condition("Mapped", ["m", "n"]), reference("Own")];
    expect(repair({ components: { schemas: schemas({ oneOf }) } })).toEqual({
      components: { schemas: schemas({ anyOf }) },
    });
  });

  it("gives each variant of an `anyOf` the values of its discriminator", () => {
    const anyOf = [{ $ref: "#/components/schemas/Empty" }];
    const schemas = (variants: JsonObject): JsonObject => ({
      Empty: {},
      Case: { ...variants, discriminator: { propertyName: "kind" } },
    });
    const condition = { type: "object", required: ["kind"], properties: { kind: { enum: ["Empty"] } } };
    expect(repair({ components: { schemas: schemas({ anyOf }) } })).toEqual({
      components: { schemas: schemas({ anyOf: [{ allOf: [...anyOf, condition] }] }) },
    });
  });

  it("gives each heir of a parent the values of its discriminator", () => {
    const pet = {
      type: "object",
      properties: { kind: { type: "string" } },
      discriminator: { propertyName: "kind", mapping: { tabby: "#/components/schemas/Cat" } },
    };
    const schemas = (allOf: readonly JsonObject[]): JsonObject => ({ Pet: pet, Cat: { title: "Cat", allOf } });
    const parent = { $ref: "#/components/schemas/Pet" };
    const condition = { type: "object", required: ["kind"], properties: { kind: { enum: ["tabby"] } } };
    expect(repair({ components: { schemas: schemas([parent]) } })).toEqual({
      components: { schemas: schemas([parent, condition]) },
    });
  });
});
