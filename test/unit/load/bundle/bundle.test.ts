import { describe, expect, it } from "vitest";
import { bundleFiles, type Files, schemas } from "./bundled.ts";

const text = { type: "string" };

describe("a bundle", () => {
  it.each<[string, { given: Files; want: object }]>([
    [
      "gives a component that is only a reference what the file holds",
      {
        given: { "openapi.json": schemas({ Pet: { $ref: "./schemas/pet.yaml" } }), "schemas/pet.yaml": "type: string" },
        want: schemas({ Pet: text }),
      },
    ],
    [
      "names a component after the last token of the pointer",
      {
        given: {
          "openapi.json": schemas({ A: { properties: { p: { $ref: "common.json#/x/Pet" } } } }),
          "common.json": { x: { Pet: text } },
        },
        want: schemas({ A: { properties: { p: { $ref: "#/components/schemas/Pet" } } }, Pet: text }),
      },
    ],
    [
      "names a component after the file, with its encoding undone",
      {
        given: { "openapi.json": schemas({ A: { items: { $ref: "my%20pet.json" } } }), "my pet.json": text },
        want: schemas({ A: { items: { $ref: "#/components/schemas/my-pet" } }, "my-pet": text }),
      },
    ],
    [
      "follows references among the files, also those that lead back",
      {
        given: {
          "openapi.json": schemas({ A: { items: { $ref: "s/b.json" } } }),
          "s/b.json": { items: { $ref: "../t/c.yaml" } },
          "t/c.yaml": "properties:\n  a: { $ref: ../openapi.json#/components/schemas/A }\n  b: { $ref: ../s/b.json }",
        },
        want: schemas({
          A: { items: { $ref: "#/components/schemas/b" } },
          b: { items: { $ref: "#/components/schemas/c" } },
          c: { properties: { a: { $ref: "#/components/schemas/A" }, b: { $ref: "#/components/schemas/b" } } },
        }),
      },
    ],
    [
      "reads a fragment alone within its own file",
      {
        given: {
          "openapi.json": schemas({ A: { items: { $ref: "b.json#/X" } }, X: { type: "number" } }),
          "b.json": { X: { items: { $ref: "#/Y" } }, Y: text },
        },
        want: schemas({
          A: { items: { $ref: "#/components/schemas/b-X" } },
          X: { type: "number" },
          Y: text,
          "b-X": { items: { $ref: "#/components/schemas/Y" } },
        }),
      },
    ],
    [
      "leaves out the references on the way to a value",
      {
        given: {
          "openapi.json": schemas({ A: { items: { $ref: "index.json#/Pet" } } }),
          "index.json": { Pet: { $ref: "pet.json" } },
          "pet.json": text,
        },
        want: schemas({ A: { items: { $ref: "#/components/schemas/pet" } }, pet: text }),
      },
    ],
    [
      "follows a pointer through a reference",
      {
        given: {
          "openapi.json": schemas({ A: { items: { $ref: "b.json#/Pet/properties/name" } } }),
          "b.json": { Pet: { $ref: "pet.json" } },
          "pet.json": { properties: { name: text } },
        },
        want: schemas({ A: { items: { $ref: "#/components/schemas/name" } }, name: text }),
      },
    ],
    [
      "puts a path item in the place of its reference, and what stands beside that over it",
      {
        given: {
          "openapi.json": { paths: { "/a": { $ref: "a.json", summary: "own" } } },
          "a.json": { summary: "other", get: { responses: { 200: { $ref: "r.json#/Ok" } } } },
          "r.json": { Ok: { description: "ok" } },
        },
        want: {
          paths: { "/a": { get: { responses: { 200: { $ref: "#/components/responses/Ok" } } }, summary: "own" } },
          components: { responses: { Ok: { description: "ok" } } },
        },
      },
    ],
    [
      "puts a whole section in the place of its reference",
      {
        given: {
          "openapi.json": { components: { schemas: { $ref: "all.json" } }, paths: { $ref: "paths.json" } },
          "all.json": { Pet: { $ref: "pet.json" }, Owner: { items: { $ref: "#/Pet" } }, Z: { $ref: "#/Owner" } },
          "pet.json": { items: { $ref: "all.json#/Owner" } },
          "paths.json": { "/a": { $ref: "a.json" } },
          "a.json": { get: {} },
        },
        want: {
          components: {
            schemas: {
              Pet: { items: { $ref: "#/components/schemas/Owner" } },
              Owner: { items: { $ref: "#/components/schemas/Pet" } },
              Z: { $ref: "#/components/schemas/Owner" },
            },
          },
          paths: { "/a": { get: {} } },
        },
      },
    ],
    [
      "keeps components by their kinds",
      {
        given: {
          "openapi.json": {
            paths: {
              "/a": {
                parameters: [{ $ref: "c.json#/p" }],
                get: {
                  requestBody: { $ref: "c.json#/b" },
                  responses: { 200: { headers: { H: { $ref: "c.json#/h" } }, links: { L: { $ref: "c.json#/l" } } } },
                  callbacks: { C: { $ref: "c.json#/c" } },
                },
              },
            },
            webhooks: { w: { $ref: "c.json#/w" } },
          },
          "c.json": {
            p: { name: "p", in: "query", schema: text },
            b: { content: { "text/plain": { examples: { e: { $ref: "#/e" } } } } },
            h: { schema: text },
            l: { operationId: "x" },
            c: { "{$url}": { $ref: "#/w" } },
            w: { post: {} },
            e: { value: { $ref: "nowhere.json" }, externalValue: "./nowhere.txt" },
          },
        },
        want: {
          paths: {
            "/a": {
              parameters: [{ $ref: "#/components/parameters/p" }],
              get: {
                requestBody: { $ref: "#/components/requestBodies/b" },
                responses: {
                  200: {
                    headers: { H: { $ref: "#/components/headers/h" } },
                    links: { L: { $ref: "#/components/links/l" } },
                  },
                },
                callbacks: { C: { $ref: "#/components/callbacks/c" } },
              },
            },
          },
          webhooks: { w: { $ref: "#/components/pathItems/w" } },
          components: {
            parameters: { p: { name: "p", in: "query", schema: text } },
            requestBodies: {
              b: { content: { "text/plain": { examples: { e: { $ref: "#/components/examples/e" } } } } },
            },
            headers: { h: { schema: text } },
            links: { l: { operationId: "x" } },
            callbacks: { c: { "{$url}": { $ref: "#/components/pathItems/w" } } },
            pathItems: { w: { post: {} } },
            examples: { e: { value: { $ref: "nowhere.json" }, externalValue: "./nowhere.txt" } },
          },
        },
      },
    ],
    [
      "leaves alone what is data",
      {
        given: {
          "openapi.json": {
            ...schemas({
              A: { $ref: "a.json" },
              B: { default: { $ref: "x.json" }, enum: [{ $ref: "y.json" }], "x-of": { $ref: "z.json" } },
            }),
            "x-of": { $ref: "https://a.example" },
          },
          "a.json": { const: { $ref: "x.json" }, examples: [{ $ref: "x.json" }] },
        },
        want: {
          ...schemas({
            A: { const: { $ref: "x.json" }, examples: [{ $ref: "x.json" }] },
            B: { default: { $ref: "x.json" }, enum: [{ $ref: "y.json" }], "x-of": { $ref: "z.json" } },
          }),
          "x-of": { $ref: "https://a.example" },
        },
      },
    ],
    [
      "follows the files that a discriminator names",
      {
        given: {
          "openapi.json": schemas({
            A: {
              anyOf: [{ $ref: "dog.json" }],
              discriminator: { propertyName: "k", mapping: { d: "dog.json", A: "A" } },
            },
          }),
          "dog.json": text,
        },
        want: schemas({
          A: {
            anyOf: [{ $ref: "#/components/schemas/dog" }],
            discriminator: { propertyName: "k", mapping: { d: "#/components/schemas/dog", A: "A" } },
          },
          dog: text,
        }),
      },
    ],
    [
      "takes names that every object has for names like others",
      {
        given: {
          "openapi.json": schemas({ A: { items: { $ref: "b.json#/__proto__" } }, B: { items: { $ref: "b.json#/c" } } }),
          "b.json": '{"__proto__":{"items":{"$ref":"#/c/constructor"}},"c":{"constructor":{"type":"string"}}}',
        },
        want: JSON.parse(
          '{"components":{"schemas":{"A":{"items":{"$ref":"#/components/schemas/__proto__"}},' +
            '"B":{"items":{"$ref":"#/components/schemas/c"}},"__proto__":{"items":{"$ref":"#/components/schemas/constructor"}},' +
            '"c":{"constructor":{"type":"string"}},"constructor":{"type":"string"}}}}',
        ) as object,
      },
    ],
    [
      "reads files of Swagger 2.0",
      {
        given: {
          "openapi.json": {
            swagger: "2.0",
            paths: {
              "/a": { get: { responses: { 200: { description: "", schema: { $ref: "d.json#/definitions/Pet" } } } } },
            },
          },
          "d.json": { definitions: { Pet: text } },
        },
        want: {
          paths: {
            "/a": {
              get: {
                responses: {
                  200: {
                    description: "",
                    content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
                  },
                },
              },
            },
          },
          components: { schemas: { Pet: text } },
        },
      },
    ],
  ])("%s", async (_, { given, want }) => {
    const { root, diagnostics, document } = await bundleFiles(given);
    expect(diagnostics.items).toEqual([]);
    expect([...(document?.refusals ?? [])]).toEqual([]);
    expect(root).toEqual(want);
  });
});
