import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { startSchemaPrinter } from "../../../generator/emit/schema/schema-printer.ts";
import { emitterNames, generate } from "../../../generator/index.ts";
import { defaultTarget } from "../../default-target.ts";

const folder = fileURLToPath(new URL("../../../templates", import.meta.url));

const documents = [
  "spec/cloudflare-track/openapi.json",
  "test/cases/extensions/right/openapi.yaml",
  "test/cases/hostile/names/openapi.json",
  "test/cases/operations/callbacks/openapi.yaml",
  "test/cases/operations/pages/openapi.yaml",
  "test/cases/operations/servers/openapi.yaml",
  "test/cases/responses/envelopes/openapi.yaml",
  "test/cases/responses/headers/openapi.yaml",
  "test/cases/responses/streams/openapi.yaml",
  "test/cases/security/alternatives/openapi.yaml",
];

/** To start one takes longer than to print any of these documents. */
const schemaPrinter = startSchemaPrinter();

afterAll(() => schemaPrinter.close());

/** The files of a document, with our templates rendered as ours or, from their folder, as a user's. */
async function filesOf(document: string, templates: string | undefined) {
  const { files, diagnostics } = await generate(
    { ...defaultTarget, name: "any", emit: emitterNames, templates },
    { stdin: async () => Buffer.from(document), schemaPrinter },
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return files.filter(({ path }) => !path.startsWith("runtime/"));
}

describe("a template of ours", () => {
  it.each(documents)("prints the same in the hands of a user: %s", async (path) => {
    const document = readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
    expect(await filesOf(document, folder)).toEqual(await filesOf(document, undefined));
  });
});
