import { describe, expect, it } from "vitest";
import { objectMember, type JsonObject } from "../../../generator/kernel/json.ts";
import { printableDocument } from "../../../generator/emit/schema/printable-document.ts";
import { operationWith, ref } from "../select/document-of.ts";

function documentWith(schemas: JsonObject, body: JsonObject = { type: "string" }): JsonObject {
  const paths = { "/a": { post: operationWith(body) } };
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, components: { schemas } };
}

function printable(schema: JsonObject): unknown {
  const document = printableDocument(documentWith({ A: schema })) as { components: { schemas: { A: unknown } } };
  return document.components.schemas.A;
}

describe("what openapi-typescript is shown", () => {
  it.each<[string, { given: JsonObject; want: unknown }]>([
    ["no discriminator", { given: { oneOf: [{}], discriminator: { propertyName: "a" } }, want: { oneOf: [{}] } }],
    ["null as a type", { given: { const: null }, want: { type: "null" } }],
    ["lists by their type", { given: { items: {} }, want: { type: "array", items: {} } }],
    [
      "objects without properties by their type",
      { given: { properties: {} }, want: { type: "object", properties: {} } },
    ],
    [
      "what is required as a property",
      { given: { required: ["a"] }, want: { required: ["a"], properties: { a: {} } } },
    ],
    [
      "no object that says no more",
      {
        given: { allOf: [{ type: "object" }, { type: "object", required: ["a"] }] },
        want: { allOf: [{ type: "object", required: ["a"], properties: { a: {} } }] },
      },
    ],
    [
      "what stands beside a reference",
      { given: { ...ref("Other"), properties: { a: {} } }, want: { allOf: [ref("Other"), { properties: { a: {} } }] } },
    ],
    [
      "an exact value beside an object alone",
      { given: { type: ["object", "null"], enum: [null] }, want: { enum: [null] } },
    ],
    [
      "exact objects without their properties",
      {
        given: { properties: { a: {} }, required: ["a"], title: "T", enum: [{ a: 1 }] },
        want: { title: "T", enum: [{ a: 1 }] },
      },
    ],
    [
      "no null beside values without it",
      { given: { type: ["string", "null"], enum: ["a"] }, want: { type: ["string"], enum: ["a"] } },
    ],
    [
      "null beside values with it",
      { given: { type: ["string", "null"], enum: ["a", null] }, want: { type: ["string", "null"], enum: ["a", null] } },
    ],
    ["scalars with their type", { given: { type: "string", enum: ["a"] }, want: { type: "string", enum: ["a"] } }],
    ["the empty list as a tuple", { given: { enum: [[]], items: {} }, want: { type: "array", prefixItems: [] } }],
    [
      "the empty list apart from other values",
      { given: { enum: [[], "a"] }, want: { anyOf: [{ type: "array", prefixItems: [] }, { enum: ["a"] }] } },
    ],
    ["no type that there is not", { given: { type: "any" }, want: {} }],
    [
      "an object without properties as a dictionary of nothing",
      {
        given: { type: "object", additionalProperties: false },
        want: { type: "object", additionalProperties: { enum: [] } },
      },
    ],
    [
      "a composition that is closed without its own properties as an open one",
      { given: { allOf: [ref("Other")], additionalProperties: false }, want: { allOf: [ref("Other")] } },
    ],
    [
      "no part of a composition that forbids the properties of the others",
      {
        given: { allOf: [{ properties: { a: {} } }, { type: "object", additionalProperties: false }] },
        want: { allOf: [{ properties: { a: {} } }] },
      },
    ],
    ["a list without items", { given: { items: false }, want: { type: "array", items: { enum: [] } } }],
    [
      "alternatives beside properties as a part of them all",
      {
        given: { properties: { a: {} }, anyOf: [{ properties: { b: {} } }] },
        want: { properties: { a: {} }, allOf: [{ anyOf: [{ properties: { b: {} } }] }] },
      },
    ],
    [
      "alternatives of two kinds as parts",
      { given: { anyOf: [{}], oneOf: [{}] }, want: { allOf: [{ anyOf: [{}] }, { oneOf: [{}] }] } },
    ],
    [
      "the alternatives of the type beside them",
      {
        given: { type: "string", anyOf: [{ type: "string" }, { type: "number" }] },
        want: { anyOf: [{ type: "string" }] },
      },
    ],
    [
      "a type alone, where alternatives beside it say nothing",
      {
        given: { type: "string", anyOf: [{ minLength: 1 }] },
        want: { type: "string" },
      },
    ],
    [
      "what a part of a part requires",
      {
        given: { properties: { a: { type: "string" } }, allOf: [{ anyOf: [{ required: ["a"] }] }] },
        want: {
          properties: { a: { type: "string" } },
          allOf: [{ anyOf: [{ required: ["a"], properties: { a: { type: "string" } } }] }],
        },
      },
    ],
    [
      "one direction of a property that says both",
      {
        given: { properties: { a: { readOnly: true, writeOnly: true } } },
        want: { properties: { a: { readOnly: true } } },
      },
    ],
    ["no data", { given: { type: "string", default: "a", examples: ["b"], "x-c": 1 }, want: { type: "string" } }],
    [
      "a property that is called like data",
      { given: { properties: { example: {}, "x-a": {} } }, want: { properties: { example: {}, "x-a": {} } } },
    ],
    [
      "values that look like references",
      { given: { enum: [{ $ref: "#/nowhere" }] }, want: { enum: [{ $ref: "#/nowhere" }] } },
    ],
    [
      "comments that no compiler obeys",
      { given: { description: "*/\n@ts-ignore" }, want: { description: "*\\/\n\\@ts-ignore" } },
    ],
    [
      "names that every object has",
      {
        given: { properties: { valueOf: {}, constructor: {} } },
        want: { properties: { valueOf: {}, constructor: {} } },
      },
    ],
  ])("%s", (_name, { given, want }) => {
    expect(printable(given)).toEqual(want);
  });

  it("says beside a reference in which direction the property goes", () => {
    const schemas = {
      A: { properties: { id: ref("Alias") } },
      Alias: ref("Id"),
      Id: { type: "string", readOnly: true },
    };
    expect(printableDocument(documentWith(schemas))).toMatchObject({
      components: { schemas: { A: { properties: { id: { ...ref("Alias"), readOnly: true } } } } },
    });
  });

  it("says in a property in which direction what it is made of goes", () => {
    const schemas = {
      A: {
        properties: {
          all: { allOf: [ref("Id")] },
          any: { anyOf: [ref("Id"), { type: "null" }] },
          beside: { ...ref("Other"), required: ["b"], readOnly: true },
        },
      },
      Id: { type: "string", readOnly: true },
      Other: { type: "object", properties: { b: {} } },
    };
    expect(printableDocument(documentWith(schemas))).toMatchObject({
      components: {
        schemas: {
          A: { properties: { all: { readOnly: true }, any: { readOnly: true }, beside: { readOnly: true } } },
        },
      },
    });
  });

  it("says in a property that goes one way what references beside it say of it", () => {
    const schemas = {
      A: { allOf: [ref("Base"), { properties: { id: { readOnly: true } } }] },
      Base: { properties: { id: { type: "string", example: "a" } } },
    };
    expect(printableDocument(documentWith(schemas))).toMatchObject({
      components: {
        schemas: {
          A: { allOf: [ref("Base"), { properties: { id: { readOnly: true, allOf: [{}, { type: "string" }] } } }] },
        },
      },
    });
  });

  it("says beside a discriminator's value in which direction the property goes", () => {
    const schemas = {
      A: { discriminator: { propertyName: "kind" }, oneOf: [ref("Cat"), ref("Dog")] },
      Cat: { properties: { kind: ref("Kind") } },
      Dog: { properties: { kind: { type: "string" } } },
      Kind: { type: "string", readOnly: true },
    };
    const tag = (kind: JsonObject): JsonObject => ({ type: "object", required: ["kind"], properties: { kind } });
    expect(printableDocument(documentWith(schemas))).toMatchObject({
      components: {
        schemas: {
          A: {
            oneOf: [
              { allOf: [ref("Cat"), tag({ enum: ["Cat"], readOnly: true })] },
              { allOf: [ref("Dog"), tag({ enum: ["Dog"] })] },
            ],
          },
        },
      },
    });
  });

  it("gives what references lead to within a schema a component of its own", () => {
    const schemas = {
      A: { properties: { id: { type: "string" }, next: { $ref: "#/components/schemas/A/properties/id" } } },
      B: { $ref: "#/x-shared/Loop" },
    };
    const loop = { type: "object", properties: { again: { $ref: "#/x-shared/Loop" } } };
    const printed = printableDocument({ ...documentWith(schemas), "x-shared": { Loop: loop } });
    expect(printed["components"]).toEqual({
      schemas: {
        A: { properties: { id: { type: "string" }, next: ref("components_schemas_A_properties_id") } },
        B: ref("x-shared_Loop"),
        components_schemas_A_properties_id: { type: "string" },
        "x-shared_Loop": { type: "object", properties: { again: ref("x-shared_Loop") } },
      },
    });
  });

  it("gives what a schema refers to by mistake a component among the schemas", () => {
    const responses = { Done: { description: "d" } };
    const document = documentWith({ A: { $ref: "#/components/responses/Done" } });
    const given = { ...document, components: { ...objectMember(document, "components"), responses } };
    expect(printableDocument(given)["components"]).toEqual({
      schemas: { A: ref("components_responses_Done"), components_responses_Done: { description: "d" } },
      responses,
    });
  });

  it("asks for what must be there beside a reference to what may be null", () => {
    const name: JsonObject = { type: "string" };
    const schemas = {
      A: { allOf: [ref("Base")], required: ["name"] },
      Base: { type: ["object", "null"], properties: { name } },
    };
    expect(printableDocument(documentWith(schemas))).toMatchObject({
      components: {
        schemas: { A: { allOf: [ref("Base"), { type: "object", properties: { name }, required: ["name"] }] } },
      },
    });
  });

  it("shows a declaration from another schema in the same words", () => {
    const held: JsonObject = { type: "array", items: { type: "any", const: null } };
    const schemas = { A: { allOf: [ref("Base")], required: ["held"] }, Base: { type: "object", properties: { held } } };
    expect(printableDocument(documentWith(schemas))).toMatchObject({
      components: { schemas: { A: { properties: { held: { type: "array", items: { type: "null" } } } } } },
    });
  });

  it("gives parameters, bodies and responses that stand in other operations components of their own", () => {
    const parameter = { name: "q", in: "query", schema: { type: "string" } };
    const body = { content: { "application/json": { schema: { type: "string" } } } };
    const here = (place: string): JsonObject => ({ $ref: `#/paths/~1a/post/${place}` });
    const paths = {
      "/a": { post: { parameters: [parameter], requestBody: body, responses: { 200: { description: "d" } } } },
      "/b": {
        post: {
          parameters: [here("parameters/0")],
          requestBody: here("requestBody"),
          responses: { 200: here("responses/200"), 201: { $ref: "#/paths/~1b/post/responses/200" } },
        },
      },
    };
    expect(printableDocument({ ...documentWith({}), paths })).toMatchObject({
      paths: {
        "/b": {
          post: {
            parameters: [{ $ref: "#/components/parameters/paths__a_post_parameters_0" }],
            requestBody: { $ref: "#/components/requestBodies/paths__a_post_requestBody" },
            responses: {
              200: { $ref: "#/components/responses/paths__a_post_responses_200" },
              201: { $ref: "#/components/responses/paths__b_post_responses_200" },
            },
          },
        },
      },
      components: {
        parameters: { paths__a_post_parameters_0: parameter },
        requestBodies: { paths__a_post_requestBody: body },
        responses: {
          paths__a_post_responses_200: { description: "d" },
          paths__b_post_responses_200: { description: "d" },
        },
      },
    });
  });
});
