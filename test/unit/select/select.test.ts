import { describe, expect, it } from "vitest";
import { diagnosticCodes } from "../../../generator/kernel/diagnostic-codes.ts";
import { exitCodes } from "../../../generator/kernel/exit-codes.ts";
import { type Json, type JsonObject, objectMember } from "../../../generator/kernel/json.ts";
import { operationWith, ref, selectFrom } from "./document-of.ts";

/** The names of the schemas that a body with this schema reaches. */
function reached(schema: JsonObject, schemas: JsonObject): string[] {
  const { slice, diagnostics } = selectFrom({
    paths: { "/a": { post: operationWith(schema) } },
    components: { schemas },
  });
  expect(diagnostics.items).toEqual([]);
  return Object.keys(objectMember(slice?.root["components"], "schemas") ?? {});
}

function get(details: JsonObject = {}): JsonObject {
  return { responses: {}, ...details };
}

function scheme(name: string): JsonObject {
  return { type: "apiKey", in: "header", name };
}

describe("the routes of a slice", () => {
  const members = {
    paths: {
      "/b": { put: get({ tags: ["t"] }), get: get({ operationId: "getB" }) },
      "/a": { get: get({ tags: ["t"] }) },
      "/a/{x}": { delete: get() },
    },
  };

  it.each<[string, { given: string[]; want: string[] }]>([
    ["all", { given: [], want: ["get /a", "delete /a/{x}", "get /b", "put /b"] }],
    ["one", { given: ["GET /b"], want: ["get /b"] }],
    ["several", { given: ["operation:getB", "tag:t"], want: ["get /a", "get /b", "put /b"] }],
    ["all but some", { given: ["!tag:t"], want: ["delete /a/{x}", "get /b"] }],
    ["some but others", { given: ["!GET /a", "/a/**"], want: ["delete /a/{x}"] }],
  ])("are %s", (_, { given, want }) => {
    const { slice } = selectFrom(members, given);
    expect(slice?.operations.map(({ method, path }) => `${method} ${path}`)).toEqual(want);
  });

  it.each<[string, { given: string[]; want: object[] }]>([
    [
      "near ones for those that match nothing",
      {
        given: ["PUT /bb", "operation:getA", "tag:u", "!/none", "!tag:u", "!GET /bb", "PUT /a/{y}"],
        want: [
          { code: "select/no-match", help: "Did you mean `PUT /b`, `GET /a`?" },
          { code: "select/no-match", help: "Did you mean `operation:getB`?" },
          { code: "select/no-match", help: "Did you mean `tag:t`?" },
          { code: "select/no-match", message: "No operation matches `!/none`" },
          { code: "select/no-match", help: "Did you mean `!tag:t`?" },
          { code: "select/no-match", help: "Did you mean `!GET /b`, `!GET /a`?" },
          { code: "select/no-match", help: "Did you mean `DELETE /a/{x}`?" },
        ],
      },
    ],
    ["a problem where none is left", { given: ["/a", "!GET /*"], want: [{ code: "select/no-routes" }] }],
    [
      "a problem where one has the wrong form",
      {
        given: ["a", "/b"],
        want: [{ code: "select/invalid-pattern", help: expect.stringContaining("`METHOD /path`, `operation:<id>`") }],
      },
    ],
  ])("are %s", (_, { given, want }) => {
    const { slice, diagnostics } = selectFrom(members, given);
    expect(slice).toBeUndefined();
    expect(diagnostics.items).toMatchObject(want);
  });

  it.each<[string, { given: JsonObject; patterns: string[] }]>([
    ["paths", { given: {}, patterns: [] }],
    ["operations", { given: { paths: { "/a": { parameters: [] } } }, patterns: [] }],
    ["paths, whatever the patterns", { given: {}, patterns: ["GET /a", "!tag:t"] }],
  ])("are none in a document without %s", (_, { given, patterns }) => {
    expect(selectFrom(given, patterns).diagnostics.items).toMatchObject([
      { code: "select/no-operations", location: { file: "openapi.json" } },
    ]);
    expect(diagnosticCodes["select/no-operations"].exitCode).toBe(exitCodes.document);
  });

  it("are those that patterns leave of a document with a path whose reference leads nowhere", () => {
    const paths = { "/a": { get: get() }, "/broken": { $ref: "#/components/pathItems/none" } };
    const { slice, diagnostics } = selectFrom({ paths }, ["!/broken"]);
    expect(diagnostics.items).toEqual([]);
    expect(slice?.operations.map(({ path }) => path)).toEqual(["/a"]);
  });
});

describe("a slice", () => {
  it("holds only what the operations need, in the order of names", () => {
    const { slice } = selectFrom(
      {
        externalDocs: { url: "https://example.com" },
        tags: [{ name: "z" }, { name: "y" }, { name: "x" }],
        servers: [{ url: "https://example.com" }],
        webhooks: {},
        components: {
          schemas: { C: {}, B: { items: ref("A") }, A: {}, Z: {} },
          parameters: { P: { name: "p", in: "query", schema: ref("C") } },
          responses: { Z: { description: "" } },
        },
        paths: {
          "/b": {
            summary: "s",
            delete: { responses: {}, tags: ["y"] },
            post: { ...operationWith(ref("B")), tags: ["x", "z"], security: [] },
            parameters: [{ $ref: "#/components/parameters/P" }],
            "x-a": 1,
          },
          "/a": { get: { responses: {}, security: [] } },
        },
      },
      ["POST /b", "GET /a"],
    );
    const want = {
      openapi: "3.1.1",
      info: { title: "T", version: "1" },
      servers: [{ url: "https://example.com" }],
      components: {
        parameters: { P: { name: "p", in: "query", schema: ref("C") } },
        schemas: { A: {}, B: { items: ref("A") }, C: {} },
      },
      paths: {
        "/a": { get: { responses: {}, security: [] } },
        "/b": {
          summary: "s",
          post: { ...operationWith(ref("B")), tags: ["x", "z"], security: [] },
          parameters: [{ $ref: "#/components/parameters/P" }],
        },
      },
      tags: [{ name: "z" }, { name: "x" }],
    };
    expect(slice?.root).toEqual(want);
    expect(JSON.stringify(slice?.root)).toBe(JSON.stringify(want));
  });

  it.each<[string, { given: JsonObject; want: string[] }]>([
    [
      "keywords",
      {
        given: { properties: { a: ref("A") }, allOf: [ref("B")], additionalProperties: ref("C") },
        want: ["A", "B", "C"],
      },
    ],
    [
      "newer keywords",
      {
        given: { prefixItems: [ref("A")], $defs: { d: ref("B") }, unevaluatedProperties: ref("C") },
        want: ["A", "B", "C"],
      },
    ],
    ["keywords that nobody knows", { given: { own: [{ deep: ref("A") }] }, want: ["A"] }],
    [
      "properties with the names of data",
      { given: { properties: { default: ref("A"), "x-b": ref("B"), enum: ref("C") } }, want: ["A", "B", "C"] },
    ],
    [
      "a discriminator",
      {
        given: { discriminator: { propertyName: "p", mapping: { a: "A", b: "#/components/schemas/B" } } },
        want: ["A", "B"],
      },
    ],
    ["escaped references", { given: { items: { $ref: "#/components/schemas/D~1%7B%7D" } }, want: ["D/{}"] }],
    [
      "a place within a schema",
      { given: { items: { $ref: "#/components/schemas/E/properties/e" } }, want: ["A", "E"] },
    ],
    ["a name like __proto__", { given: { items: ref("__proto__") }, want: ["__proto__", "constructor"] }],
    [
      "no data",
      {
        given: {
          example: ref("A"),
          examples: [ref("A")],
          default: ref("A"),
          enum: [ref("A")],
          const: ref("A"),
          "x-a": ref("A"),
        },
        want: [],
      },
    ],
  ])("follows the references of %s", (_, { given, want }) => {
    const schemas: [string, JsonObject][] = [
      ["A", {}],
      ["B", {}],
      ["C", {}],
      ["D/{}", {}],
      ["E", { properties: { e: {}, f: ref("A") } }],
      ["__proto__", { items: ref("constructor") }],
      ["constructor", {}],
    ];
    expect(reached(given, Object.fromEntries(schemas))).toEqual(want);
  });

  it("keeps only the place that a reference into the paths names", () => {
    const place = "#/paths/~1b/get/responses/200/content/a~1b/schema";
    const element = "#/paths/~1c/get/parameters/1/schema";
    const { slice } = selectFrom(
      {
        paths: {
          "/b": {
            get: {
              summary: "s",
              responses: { 200: { description: "", content: { "a/b": { schema: { items: ref("A") } } } } },
            },
          },
          "/a": { post: operationWith({ anyOf: [{ $ref: place }, { $ref: element }] }) },
          "/c": {
            get: {
              parameters: [
                { name: "n", in: "query", schema: ref("B") },
                { name: "m", in: "query", schema: {} },
              ],
              responses: {},
            },
          },
        },
        components: { schemas: { A: {}, B: {}, C: {} } },
      },
      ["POST /a"],
    );
    expect(slice?.operations).toHaveLength(1);
    expect(slice?.root["components"]).toEqual({ schemas: { A: {}, B: {} } });
    expect(slice?.root["paths"]).toEqual({
      "/a": { post: operationWith({ anyOf: [{ $ref: place }, { $ref: element }] }) },
      "/b": { get: { responses: { 200: { content: { "a/b": { schema: { items: ref("A") } } } } } } },
      "/c": {
        get: {
          parameters: [
            { name: "n", in: "query", schema: ref("B") },
            { name: "m", in: "query", schema: {} },
          ],
        },
      },
    });
  });

  it("keeps the whole of a path that is both selected and referred to in part", () => {
    const place = "#/paths/~1b/get/requestBody/content/application~1json/schema";
    const paths = { "/a": { get: operationWith({ $ref: place }) }, "/b": { get: operationWith({}) } };
    expect(selectFrom({ paths }).slice?.root["paths"]).toEqual(paths);
  });

  it("follows references in a place that is data but for the reference to it", () => {
    const { slice } = selectFrom({
      "x-own": { S: { items: ref("A") }, T: {} },
      paths: { "/a": { post: operationWith({ $ref: "#/x-own/S" }) } },
      components: { schemas: { A: {} } },
    });
    expect(slice?.root["x-own"]).toEqual({ S: { items: ref("A") } });
    expect(slice?.root["components"]).toEqual({ schemas: { A: {} } });
  });

  it("puts the path items in the places of references to them", () => {
    const { slice } = selectFrom({
      paths: { "/a": { $ref: "#/components/pathItems/I", summary: "mine" } },
      components: {
        pathItems: { I: { $ref: "#/components/pathItems/J" }, J: { summary: "theirs", get: operationWith(ref("A")) } },
        schemas: { A: {} },
      },
    });
    expect(slice?.root["paths"]).toEqual({ "/a": { get: operationWith(ref("A")), summary: "mine" } });
    expect(slice?.root["components"]).toEqual({ schemas: { A: {} } });
    expect(slice?.operations).toEqual([{ path: "/a", method: "get", pointer: "/paths/~1a/get" }]);
  });

  it.each<[string, { given: JsonObject; want: [Json | undefined, string[]] }]>([
    ["its own security", { given: { security: [{ a: [] }, { b: [] }] }, want: [undefined, ["a", "b"]] }],
    ["the security of the document", { given: {}, want: [[{ c: [] }], ["c"]] }],
    ["no security", { given: { security: [] }, want: [undefined, []] }],
    ["a scheme that nobody defines", { given: { security: [{ a: [], nobody: [] }] }, want: [undefined, ["a"]] }],
  ])("keeps the schemes of an operation with %s", (_, { given, want: [security, schemes] }) => {
    const { slice, diagnostics } = selectFrom({
      security: [{ c: [] }],
      paths: { "/a": { get: { responses: {}, ...given } } },
      components: { securitySchemes: { c: scheme("c"), b: scheme("b"), a: scheme("a") } },
    });
    expect(diagnostics.items).toEqual([]);
    expect(slice?.root["security"]).toEqual(security);
    expect(Object.keys(objectMember(slice?.root["components"], "securitySchemes") ?? {})).toEqual(schemes);
  });

  it("reaches what is nested or linked deeply", () => {
    const depth = 10_000;
    let nested: JsonObject = ref("S0");
    // As deeply as a document may be.
    for (let level = 0; level < 180; level += 1) nested = { not: nested };
    const chain = Array.from<unknown, [string, JsonObject]>({ length: depth }, (_, level) => [
      `S${level}`,
      level + 1 < depth ? { items: ref(`S${level + 1}`) } : {},
    ]);
    expect(reached(nested, Object.fromEntries(chain))).toHaveLength(depth);
  });
});
