import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { agreementFiles } from "../../generator/emit/contract/agreement.ts";
import { placedOperations } from "../../generator/emit/operations.ts";
import { startSchemaPrinter } from "../../generator/emit/schema/schema-printer.ts";
import { schemaEmitter } from "../../generator/emit/schema/schema-emitter.ts";
import { TemplateRenderer } from "../../generator/emit/templates/template-renderer.ts";
import { typeModules } from "../../generator/emit/types/type-modules.ts";
import { typesEmitter } from "../../generator/emit/types/types-emitter.ts";
import type { GeneratedFile } from "../../generator/index.ts";
import type { JsonObject } from "../../generator/kernel/json.ts";
import { Diagnostics } from "../../generator/kernel/diagnostic.ts";
import { load } from "../../generator/load/load.ts";
import { loadTemplates } from "../../generator/load/templates/load-templates.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { select } from "../../generator/select/select.ts";
import { typeCheck } from "../../generator/verify/type-check.ts";
import { defaultClient } from "../default-target.ts";
import { neededDocumentsFolder } from "../run/documents-folder.ts";

const documentsFolder = neededDocumentsFolder();

/** The share of a document's operations that are compared in full, and so agree if the modules compile. */
const leastShare = 0.995;

interface Whole {
  readonly files: readonly GeneratedFile[];
  /** The JSON bodies of each operation, by the names that the agreement gives them. */
  readonly operations: readonly (readonly string[])[];
}

/** The types of a whole document from both sources, and what compares them. */
async function wholeOf(spec: string): Promise<Whole> {
  const diagnostics = new Diagnostics();
  const references = { outside: false, origins: [] };
  const document = await load({ spec, overlays: [], references, workingFolder: import.meta.dirname }, diagnostics);
  const slice = document && select(document, [], diagnostics);
  if (!slice) throw new Error(`no slice: ${JSON.stringify(diagnostics.items)}`);
  const api = buildApi(slice, defaultClient, diagnostics);
  const templates = await loadTemplates({ name: "whole", templates: undefined }, import.meta.dirname, diagnostics);
  const printer = startSchemaPrinter();
  const context = {
    api,
    slice,
    renderer: new TemplateRenderer(templates, diagnostics),
    types: typeModules(api),
    helpers: [],
    emit: new Set(["schema", "types", "client", "contract"] as const),
    printSchema: (root: JsonObject) => printer.print(root),
    diagnostics,
  };
  try {
    const [types, schema] = await Promise.all([typesEmitter.emit(context), schemaEmitter.emit(context)]);
    const files = [...types, ...schema, ...agreementFiles(context)];
    const operations = placedOperations(api).map(({ operation }) => {
      const route = `${operation.method.toUpperCase()} ${operation.path}`;
      const sent = operation.body?.content.format === "json" ? [`${route} request`] : [];
      const received = operation.responses.filter(({ content }) => content?.format === "json");
      return [...sent, ...received.map(() => `${route} response`)];
    });
    return { files, operations };
  } finally {
    await printer.close();
  }
}

describe.each(["cloudflare-2026-07-01.json", "cloudflare-2026-08-14.json"])(
  "the two sources of types of %s",
  (file) => {
    let whole: Whole;
    beforeAll(async () => void (whole = await wholeOf(join(documentsFolder, file))), 120_000);

    it("are compared in full for at least 99.5 % of the operations", () => {
      const compared = new Map<string, number>();
      for (const { path, text } of whole.files) {
        if (!path.startsWith("contract/agreement")) continue;
        for (const [, body = ""] of text.matchAll(/^ {2}"(\S+ \S+ (?:request|response)).*": true,$/gm)) {
          compared.set(body, (compared.get(body) ?? 0) + 1);
        }
      }
      const isCompared = (bodies: readonly string[]) =>
        bodies.every((body) => compared.get(body) === bodies.filter((other) => other === body).length);
      const full = whole.operations.filter(isCompared);
      console.log(`${file}: ${full.length} of ${whole.operations.length} operations are compared in full`);
      expect(whole.operations.length).toBeGreaterThan(3000);
      expect(full.length / whole.operations.length).toBeGreaterThanOrEqual(leastShare);
      expect(compared.size).toBeGreaterThan(whole.operations.length);
    });

    it("agree on all that is compared", { timeout: 400_000 }, () => {
      const diagnostics = new Diagnostics();
      typeCheck(whole.files, join(import.meta.dirname, "generated"), diagnostics);
      expect(diagnostics.items).toEqual([]);
    });
  },
);
