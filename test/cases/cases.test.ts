import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { afterAll, describe, expect, it } from "vitest";
import { startSchemaPrinter } from "../../generator/emit/schema/schema-printer.ts";
import { generate, type Generation } from "../../generator/index.ts";
import type { Diagnostic } from "../../generator/kernel/diagnostic.ts";
import type { GeneratedFile } from "../../generator/kernel/generated-file.ts";
import { isJsonObject, type Json } from "../../generator/kernel/json.ts";
import { readCases, type CaseFolder } from "./case-folder.ts";
import { compileOutputs, moduleResolutions } from "./compile-outputs.ts";
import { foreignCode } from "./foreign-code.ts";

const isUpdate = process.env["UPDATE_CASES"] === "1";
const schemaPrinter = startSchemaPrinter();
const outputs = new Map<string, readonly GeneratedFile[]>();

afterAll(() => schemaPrinter.close());

describe("cases", () => {
  it.each(readCases().map((folder) => [folder.name, folder] as const))("%s", async (name, folder) => {
    const generation = await run(folder);
    outputs.set(name, generation.files);
    if (isUpdate) update(folder, generation);
    expect(generation.diagnostics.map(summarise)).toEqual(isUpdate ? expect.anything() : folder.expectedDiagnostics);
    for (const path of folder.expectedFiles) {
      const expected = readFileSync(join(folder.folder, "expected", path), "utf8");
      expect(textOf(generation.files, path), path).toBe(expected);
    }
    expect(generation.files.flatMap(foreignCode)).toEqual([]);
    if (generation.files.length === 0) return;
    expect(await run(folder), "a second run").toEqual(generation);
    expect((await runReversed(folder)).files, "paths and components in another order").toEqual(generation.files);
  });
});

describe("the outputs of all cases compile", () => {
  it.each(moduleResolutions)("with the module resolution %s", { timeout: 60_000 }, (resolution) => {
    expect(compileOutputs(outputs, resolution)).toEqual([]);
  });
});

function run({ target, folder }: CaseFolder): Promise<Generation> {
  return generate(target, { workingFolder: folder, schemaPrinter });
}

/** Generates from the same document with its paths, and the components of each kind, in the opposite order. */
function runReversed({ target, folder }: CaseFolder): Promise<Generation> {
  const document = parse(readFileSync(join(folder, target.spec), "utf8")) as Record<string, Json>;
  const components = isJsonObject(document["components"]) ? document["components"] : {};
  const reversed = {
    ...document,
    ...Object.fromEntries(
      componentsOf20.filter((name) => name in document).map((name) => [name, reverse(document[name])]),
    ),
    paths: reverse(document["paths"]),
    components: Object.fromEntries(Object.entries(components).map(([kind, parts]) => [kind, reverse(parts)])),
  };
  const stdin = async () => Buffer.from(JSON.stringify(reversed));
  return generate({ ...target, spec: "-" }, { workingFolder: folder, schemaPrinter, stdin });
}

/** Where OpenAPI 2.0 has what are components later. */
const componentsOf20 = ["definitions", "parameters", "responses", "securityDefinitions"];

function reverse(object: Json | undefined): Json {
  return Object.fromEntries(Object.entries(isJsonObject(object) ? object : {}).toReversed());
}

function summarise({ code, severity, message, help, location }: Diagnostic): Json {
  const place = { pointer: location?.pointer, line: location?.line, column: location?.column, frame: location?.frame };
  return JSON.parse(JSON.stringify({ code, severity, message, help, ...place })) as Json;
}

function textOf(files: readonly GeneratedFile[], path: string): string | undefined {
  return files.find((file) => file.path === path)?.text;
}

/** Rewrites what a case expects: its diagnostics, and the files that it is about. */
function update({ folder, expectedFiles }: CaseFolder, { files, diagnostics }: Generation): void {
  const problems = join(folder, "expected-diagnostics.json");
  rmSync(problems, { force: true });
  if (diagnostics.length > 0) writeFileSync(problems, `${JSON.stringify(diagnostics.map(summarise), undefined, 2)}\n`);
  for (const path of expectedFiles) {
    const expected = join(folder, "expected", path);
    mkdirSync(dirname(expected), { recursive: true });
    writeFileSync(expected, textOf(files, path) ?? "");
  }
}
