import { afterAll, describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../../generator/kernel/json.ts";
import { startSchemaPrinter } from "../../../generator/emit/schema/schema-printer.ts";

/** What every object has; `JSON.parse` makes a member of its own of each, and so does a computed name. */
const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];

const text = { type: "string" };

function withOperation(operation: JsonObject, components: JsonObject = {}, path = "/a"): JsonObject {
  const responses = { 200: { description: "ok" } };
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { [path]: { post: { responses, ...operation } } },
    components,
  };
}

function withSchema(schema: JsonObject, schemas: JsonObject = {}): JsonObject {
  return withOperation({ requestBody: { content: { "application/json": { schema } } } }, { schemas });
}

function withResponse(response: JsonObject, components: JsonObject = {}): JsonObject {
  return withOperation({ responses: { 200: { description: "ok", ...response } } }, components);
}

function component(section: string, name: string): JsonObject {
  return { $ref: `#/components/${section}/${name}` };
}

function oneOf(name: string, value: Json): JsonObject {
  return { [name]: value };
}

const printer = startSchemaPrinter();

afterAll(async () => {
  await printer.close();
});

describe("names that every object has are ordinary names", () => {
  it.each<[string, (name: string) => JsonObject]>([
    ["paths", (name) => withOperation({}, {}, `/${name}/{${name}}`)],
    ["operations", (name) => withOperation({ operationId: name })],
    ["schemas", (name) => withSchema(component("schemas", name), oneOf(name, text))],
    ["properties", (name) => withSchema({ properties: oneOf(name, text), required: [name] })],
    [
      "properties required elsewhere",
      (name) => withSchema({ allOf: [{ properties: oneOf(name, text) }, { required: [name] }] }),
    ],
    [
      "places within a schema",
      (name) => withSchema(component("schemas/A/properties", name), { A: { properties: oneOf(name, text) } }),
    ],
    ["exact values", (name) => withSchema({ enum: [oneOf(name, { $ref: "#/nowhere" }), name] })],
    [
      "mappings",
      (name) =>
        withSchema(
          { oneOf: [component("schemas", name)], discriminator: { propertyName: name, mapping: oneOf(name, name) } },
          oneOf(name, { type: "object", properties: oneOf(name, text) }),
        ),
    ],
    ["media types", (name) => withOperation({ requestBody: { content: oneOf(name, { schema: text }) } })],
    [
      "encodings",
      (name) =>
        withOperation({
          requestBody: {
            content: {
              "multipart/form-data": {
                schema: { type: "object", properties: oneOf(name, text) },
                encoding: oneOf(name, { contentType: "text/plain" }),
              },
            },
          },
        }),
    ],
    [
      "parameters",
      (name) =>
        withOperation({
          parameters: ["query", "header", "cookie"].map((place) => ({ name, in: place, schema: text })),
        }),
    ],
    [
      "parameters that are referred to",
      (name) =>
        withOperation(
          { parameters: [component("parameters", name)] },
          { parameters: oneOf(name, { name, in: "query", schema: text }) },
        ),
    ],
    [
      "request bodies",
      (name) =>
        withOperation(
          { requestBody: component("requestBodies", name) },
          { requestBodies: oneOf(name, { content: { "application/json": { schema: text } } }) },
        ),
    ],
    [
      "responses",
      (name) =>
        withOperation(
          { responses: { 200: component("responses", name) } },
          { responses: oneOf(name, { description: "ok" }) },
        ),
    ],
    ["headers", (name) => withResponse({ headers: oneOf(name, { schema: text }) })],
    [
      "headers that are referred to",
      (name) =>
        withResponse({ headers: oneOf(name, component("headers", name)) }, { headers: oneOf(name, { schema: text }) }),
    ],
    [
      "links",
      (name) =>
        withResponse({ links: oneOf(name, component("links", name)) }, { links: oneOf(name, { operationId: name }) }),
    ],
    [
      "examples",
      (name) =>
        withResponse(
          { content: { "application/json": { schema: text, examples: oneOf(name, component("examples", name)) } } },
          { examples: oneOf(name, { value: name }) },
        ),
    ],
    [
      "callbacks",
      (name) =>
        withOperation(
          { callbacks: oneOf(name, component("callbacks", name)) },
          { callbacks: oneOf(name, { [name]: { post: {} } }) },
        ),
    ],
    ["path items", (name) => withOperation({}, { pathItems: oneOf(name, { get: { responses: {} } }) })],
    [
      "security schemes",
      (name) =>
        withOperation(
          { security: [oneOf(name, [])] },
          { securitySchemes: oneOf(name, { type: "http", scheme: "basic" }) },
        ),
    ],
  ])("of %s", async (_place, documentOf) => {
    const plain = await printer.print(documentOf("ordinary"));
    for (const name of inherited) {
      const printed = await printer.print(documentOf(name));
      expect(printed.replaceAll(name, "ordinary")).toBe(plain);
    }
  });
}, 30_000);
