import type { EmitContext, Emitter } from "../emitter.ts";
import { escapeUnprintable } from "../print/code.ts";
import { typescriptFile } from "../typescript-file.ts";
import { printableDocument } from "./printable-document.ts";

/** The module of openapi-typescript's types. */
export const schemaModule = "schema";

/** Prints openapi-typescript's `paths`, `components` and `operations`: what the raw client is typed with. */
export const schemaEmitter: Emitter = {
  name: "schema",
  statements: new Set(["type"]),
  async emit({ slice, printSchema, diagnostics }: EmitContext) {
    let text: string;
    try {
      text = escapeUnprintable(await printSchema(printableDocument(slice.root)));
    } catch (error) {
      diagnostics.error("emit/schema-failed", error instanceof Error ? error.message : String(error), {
        location: { file: slice.document.file },
      });
      return [];
    }
    const exports = ["paths", "components", "operations"];
    return [typescriptFile({ module: schemaModule, emitter: "schema", exports }, { text, imports: [] })];
  },
};
