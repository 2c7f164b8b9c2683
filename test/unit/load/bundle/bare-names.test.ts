import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../generator/kernel/json.ts";
import { select } from "../../../../generator/select/select.ts";
import { loadFiles } from "../loading.ts";

const answer = "/paths/~1a/get/responses/200/content/application~1json/schema";

/** A document whose one operation answers with a schema. */
function documentWith(schema: JsonObject, files: Readonly<Record<string, string>> = {}) {
  const root = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { responses: { "200": { content: { "application/json": { schema } } } } } } },
    components: {
      schemas: { Pet: { type: "object" }, "My Pet": { type: "object" }, "a/b": {}, constructor: {} },
      parameters: { Page: {} },
    },
  };
  return { files: { "openapi.json": JSON.stringify(root), ...files } };
}

async function selected(schema: JsonObject, files?: Readonly<Record<string, string>>) {
  const { document, diagnostics } = await loadFiles(documentWith(schema, files));
  const slice = document === undefined ? undefined : select(document, [], diagnostics);
  const content = JSON.stringify(slice?.root["paths"] ?? null);
  const references = [...content.matchAll(/"(?:\$ref|defaultMapping|\w+)":"(#[^"]+)"/g)].map(
    ([, reference]) => reference,
  );
  return { references, diagnostics: diagnostics.items };
}

describe("references by name alone", () => {
  it.each<[string, { given: JsonObject; want: string[] }]>([
    ["a name", { given: { $ref: "Pet" }, want: ["#/components/schemas/Pet"] }],
    ["a name that objects have anyway", { given: { $ref: "constructor" }, want: ["#/components/schemas/constructor"] }],
    ["a name with a space", { given: { $ref: "My Pet" }, want: ["#/components/schemas/My Pet"] }],
    ["a name that is escaped as in a URI", { given: { $ref: "My%20Pet" }, want: ["#/components/schemas/My Pet"] }],
    ["a name with a slash", { given: { $ref: "a/b" }, want: ["#/components/schemas/a~1b"] }],
    ["a pointer", { given: { $ref: "components/schemas/Pet" }, want: ["#/components/schemas/Pet"] }],
    [
      "names in a mapping, without any other such reference",
      {
        given: { discriminator: { propertyName: "k", mapping: { a: "My Pet", b: "components/schemas/Pet" } } },
        want: ["#/components/schemas/My Pet", "#/components/schemas/Pet"],
      },
    ],
    [
      "names in a mapping",
      {
        given: { items: { $ref: "Pet" }, discriminator: { propertyName: "k", mapping: { a: "My Pet" } } },
        want: ["#/components/schemas/Pet", "#/components/schemas/My Pet"],
      },
    ],
    [
      "the default of a discriminator",
      {
        given: { items: { $ref: "Pet" }, discriminator: { propertyName: "k", defaultMapping: "a/b" } },
        want: ["#/components/schemas/Pet", "#/components/schemas/a~1b"],
      },
    ],
  ])("are followed with a warning: %s", async (_, { given, want }) => {
    const { references, diagnostics } = await selected(given);
    expect(references).toEqual(want);
    expect(diagnostics).toHaveLength(want.length);
    for (const item of diagnostics) expect(item).toMatchObject({ code: "load/bare-reference", severity: "warning" });
    expect(new Set(diagnostics.map(({ help }) => help))).toEqual(new Set(want.map((text) => `Write \`${text}\`.`)));
  });

  it("are reported once, with how often they are there and where", async () => {
    const { diagnostics } = await selected({ allOf: [{ $ref: "Pet" }, { items: { $ref: "Pet" } }, { $ref: "Pet" }] });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        message: "The reference Pet is no file, and is read as #/components/schemas/Pet, here and in 2 more places",
        location: expect.objectContaining({ pointer: `${answer}/allOf/0/$ref`, line: 1 }),
      }),
    ]);
  });

  it("mean the file where there is one", async () => {
    const { diagnostics } = await selected({ $ref: "Pet" }, { Pet: '{"type":"string"}' });
    expect(diagnostics).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ["the name of a component of another kind", { $ref: "Page" }],
    ["a name that nothing has", { $ref: "Pets" }],
    ["a pointer to nothing", { $ref: "components/schemas/Pets" }],
  ])("are refused: %s", async (_, given) => {
    expect((await selected(given)).diagnostics).toMatchObject([
      { code: "load/reference-unreadable", severity: "error" },
    ]);
  });

  it("are the definitions of a document of 2.0", async () => {
    const root = {
      swagger: "2.0",
      info: { title: "T", version: "1" },
      paths: {
        "/a": {
          get: {
            parameters: [{ $ref: "Page" }],
            responses: { 200: { description: "", schema: { $ref: "definitions/Pet" } }, 400: { $ref: "Bad" } },
          },
        },
      },
      definitions: { Pet: { properties: { parent: { $ref: "Pet" } } } },
      parameters: { Page: { name: "page", in: "query", type: "integer" } },
      responses: { Bad: { description: "" } },
    };
    const { document, diagnostics } = await loadFiles({ files: { "openapi.json": JSON.stringify(root) } });
    const slice = document === undefined ? undefined : select(document, [], diagnostics);
    expect([...(slice?.reasons.keys() ?? [])].toSorted()).toEqual([
      "/components/parameters/Page",
      "/components/responses/Bad",
      "/components/schemas/Pet",
    ]);
    expect(diagnostics.items.map(({ message }) => message)).toEqual([
      "The reference Page is no file, and is read as #/parameters/Page",
      "The reference definitions/Pet is no file, and is read as #/definitions/Pet",
      "The reference Bad is no file, and is read as #/responses/Bad",
      "The reference Pet is no file, and is read as #/definitions/Pet",
    ]);
  });
});
