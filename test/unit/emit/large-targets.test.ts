import { beforeAll, describe, expect, it } from "vitest";
import { ownFolderOnly } from "../../../generator/config/target-config.ts";
import { generate, type GeneratedFile } from "../../../generator/index.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { defaultClient } from "../../default-target.ts";

const longest = 5000;
const text = Array.from({ length: 60 }, (_, line) => `Line ${line} of a long description.`).join("\n\n");
const count = 30;

/** A schema that takes some hundred lines, and an enum of its own. */
function thing(index: number): JsonObject {
  const names = ["id", "name", "size", "color"];
  const properties = Object.fromEntries(names.map((name) => [name, { type: "string", description: text }]));
  const kind = { type: "string", enum: Array.from({ length: 300 }, (_, value) => `a-long-value-${index}-${value}`) };
  return { type: "object", properties: { ...properties, kind, common: { $ref: "#/components/schemas/Common" } } };
}

function operation(resource: string, index: number): JsonObject {
  const schema = { $ref: `#/components/schemas/${resource}${index}` };
  const parameters = [{ name: "q", in: "query", description: text, schema: { type: "string" } }];
  const responses = { 200: { content: { "application/json": { schema } } } };
  return { get: { tags: [resource], operationId: `get${resource}${index}`, description: text, parameters, responses } };
}

const resources = ["Cat", "Dog", "Shared"];
const numbers = Array.from({ length: count }, (_, index) => index);
const places = resources.flatMap((resource) => numbers.map((index) => [resource, index] as const));

const document = {
  openapi: "3.1.0",
  info: { title: "Large", version: "1" },
  servers: [{ url: "https://large.example" }],
  paths: Object.fromEntries(
    places.map(([resource, index]) => [`/${resource}/${index}`, operation(resource, index)] as const),
  ),
  // Called as a section of the components.
  webhooks: {
    schemas: {
      post: {
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Common" } } } },
        responses: { 200: { description: "ok" } },
      },
    },
  },
  components: {
    schemas: {
      Common: { type: "object", properties: { a: { type: "string" } } },
      ...Object.fromEntries(places.map(([resource, index]) => [`${resource}${index}`, thing(index)] as const)),
    },
  },
};

describe("a large target", () => {
  let files: readonly GeneratedFile[] = [];
  beforeAll(async () => {
    const generation = await generate(
      {
        name: "large",
        spec: "-",
        overlays: [],
        references: ownFolderOnly,
        allowLarge: false,
        routes: [],
        output: "generated/large",
        emit: ["schema", "types", "client", "helpers", "contract", "reference"],
        client: defaultClient,
        templates: undefined,
      },
      { stdin: async () => Buffer.from(JSON.stringify(document)), typecheck: true },
    );
    expect(generation.diagnostics).toEqual([]);
    files = generation.files;
  }, 60_000);

  const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? "";

  it("has no file of more than 5,000 lines", () => {
    const lines = files.map(({ path, text: body }) => [path, body.split("\n").length] as const);
    expect(Math.max(...lines.map(([, number]) => number))).toBeGreaterThan(longest / 2);
    expect(lines.filter(([, number]) => number > longest)).toEqual([]);
  });

  it("has openapi-typescript's types in modules of the resources, and as one", () => {
    const paths = files.map(({ path }) => path).filter((path) => path.startsWith("schema/"));
    expect(paths).toEqual(expect.arrayContaining(["schema/operations/cat.ts", "schema/schemas/dog-2.ts"]));
    expect(textOf("schema/operations/cat.ts")).toContain('import type { components } from "../../schema.js";');
    expect(textOf("schema.ts")).toMatch(/export interface operations extends\n {4}SchemaOperationsCat,\n/);
    expect(textOf("schema.ts")).toContain("    schemas: ComponentSchemas;");
    expect(textOf("schema.ts")).toMatch(/export interface webhooks \{\n {4}schemas: \{\n {8}parameters: /);
  });

  it("has the document of the contract suite on lines of paths and components", () => {
    const printed = textOf("contract/openapi.json");
    expect(JSON.parse(printed)).toMatchObject({ ...document, openapi: "3.1.1" });
    expect(printed.split("\n").length).toBeGreaterThan(places.length);
    expect(printed).toMatch(/^ {4}"\/Cat\/0": \{"get":.*\},$/m);
    expect(printed).toMatch(/^ {6}"Cat0": \{"type":.*\},$/m);
  });

  it("has the types, helpers and methods of a resource beside each other, and what several use apart", () => {
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["types/cat.ts", "types/cat-2.ts", "types/shared.ts"]));
    expect(textOf("types/shared2.ts")).toContain("export interface Common {");
    expect(textOf("types/cat.ts")).toContain('import type { Common } from "./shared2.js";');
    expect(textOf("helpers/dog.ts")).toContain("Values = [");
  });

  it("has a method in a module that imports nothing but types and the runtime", () => {
    const modules = files.filter(({ path }) => /^resources\/.*-part-\d+\.ts$/.test(path));
    expect(modules.length).toBeGreaterThan(resources.length);
    for (const { text: body } of modules) {
      const imports = [...body.matchAll(/^import (?!type )[^;]* from "(.*)";$/gm)].map(([, from]) => from);
      expect(imports.filter((from) => !from?.startsWith("../runtime/"))).toEqual([]);
    }
  });

  it("exports all of it from where a small one does", () => {
    expect(textOf("types.ts")).toContain('export type * from "./types/cat-2.js";');
    expect(textOf("helpers.ts")).toContain('export * from "./helpers/cat.js";');
    expect(textOf("resources/cat.ts")).toContain(
      "export interface CatResource extends CatResourcePart1, CatResourcePart2",
    );
  });
});
