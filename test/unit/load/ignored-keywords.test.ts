import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { loadFiles } from "./loading.ts";

async function warningsOf(version: string, schemas: JsonObject, others: JsonObject = {}) {
  const field = version === "2.0" ? { swagger: version } : { openapi: version };
  const sections = version === "2.0" ? { definitions: schemas } : { components: { schemas, ...others } };
  const text = JSON.stringify({ ...field, info: { title: "T", version: "1" }, paths: {}, ...sections });
  const { document } = await loadFiles({ files: { "openapi.json": text } });
  const diagnostics = new Diagnostics();
  if (document !== undefined) document.lift(document.root, diagnostics);
  return diagnostics.items;
}

const $ref = "#/components/schemas/A";

describe("what stands beside a $ref of 3.0", () => {
  it("is not compared where it is nested too deeply", async () => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const schemas = `{"A":{"enum":${deep}},"B":{"$ref":"${$ref}","enum":${deep}}}`;
    const text = `{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":${schemas}}}`;
    const { document } = await loadFiles({ files: { "openapi.json": text } });
    const diagnostics = new Diagnostics();
    document?.lift(document.root, diagnostics);
    expect(diagnostics.items.map(({ code }) => code)).toEqual(["load/ignored-keyword"]);
  });

  it.each<[string, { given: JsonObject; want: string[] }]>([
    ["what would change the type", { given: { $ref, nullable: true, type: "string" }, want: ["nullable", "type"] }],
    ["properties", { given: { $ref, properties: {}, required: ["a"] }, want: ["properties", "required"] }],
    ["a closed object", { given: { $ref, additionalProperties: false }, want: ["additionalProperties"] }],
    ["texts, values and bounds", { given: { $ref, title: "t", description: "d", default: 1, minLength: 1 }, want: [] }],
    ["extensions", { given: { $ref, "x-nullable": true }, want: [] }],
    ["a flag that is off", { given: { $ref, nullable: false, readOnly: false }, want: [] }],
    ["what the schema itself says", { given: { $ref, type: "object", enum: [{ a: 1 }] }, want: [] }],
    ["a property that is called $ref", { given: { properties: { $ref: {}, nullable: {} } }, want: [] }],
  ])("is reported where it matters: %s", async (_, { given, want }) => {
    const items = await warningsOf("3.0.3", { A: { type: "object", enum: [{ a: 1 }] }, B: { items: given } });
    expect(items).toEqual(
      want.map((name) => ({
        code: "load/ignored-keyword",
        severity: "warning",
        message: `\`${name}\` beside a \`$ref\` is ignored in OpenAPI 3.0`,
        help: "Put the reference into an `allOf`, and the keyword beside that.",
        location: { file: "openapi.json", pointer: `/components/schemas/B/items/${name}` },
      })),
    );
  });

  it("is reported in 2.0 where the extension is one that is read", async () => {
    const items = await warningsOf("2.0", {
      A: {},
      B: { properties: { a: { $ref: "#/definitions/A", "x-nullable": true } } },
    });
    expect(items.map(({ message }) => message)).toEqual(["`x-nullable` beside a `$ref` is ignored in OpenAPI 2.0"]);
  });

  it("is reported once for each keyword", async () => {
    const sibling = { $ref, nullable: true };
    const items = await warningsOf("3.0.3", { D: sibling, C: { allOf: [sibling, { items: sibling }] }, A: {} });
    expect(items).toMatchObject([
      {
        message: expect.stringContaining("here and in 2 more places"),
        location: { pointer: "/components/schemas/C/allOf/0/nullable" },
      },
    ]);
  });

  it("is reported of parameters", async () => {
    const parameters = { P: { name: "p", in: "query" }, Q: { $ref: "#/components/parameters/P", required: true } };
    expect(await warningsOf("3.0.3", {}, { parameters })).toMatchObject([
      { location: { pointer: "/components/parameters/Q/required" } },
    ]);
  });

  it("is reported of 2.0 too", async () => {
    const items = await warningsOf("2.0", { A: {}, B: { $ref: "#/definitions/A", enum: [1] } });
    expect(items).toMatchObject([{ message: "`enum` beside a `$ref` is ignored in OpenAPI 2.0" }]);
  });

  it("counts since 3.1", async () => {
    expect(await warningsOf("3.1.0", { A: {}, B: { $ref, type: "string" } })).toEqual([]);
  });

  it("has its place where only a reference makes it a schema", async () => {
    const hidden = { Hidden: { items: { $ref, nullable: true } } };
    const items = await warningsOf("3.0.3", { A: {}, B: { $ref: "#/components/x-more/Hidden" } }, { "x-more": hidden });
    expect(items).toMatchObject([{ location: { pointer: "/components/x-more/Hidden/items/nullable" } }]);
  });
});
