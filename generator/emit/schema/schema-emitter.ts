import type { EmitContext, Emitter } from "../emitter.ts";
import { escapeUnprintable } from "../print/code.ts";
import { malformedParts } from "./malformed-parts.ts";
import { PrinterLimitError } from "./printer-limit-error.ts";
import { schemaFiles } from "./schema-parts.ts";

/** Prints openapi-typescript's `paths`, `components` and `operations`: what the raw client is typed with. */
export const schemaEmitter: Emitter = {
  name: "schema",
  async emit({ api, slice, printSchema, diagnostics }: EmitContext) {
    let text: string;
    try {
      text = escapeUnprintable(await printSchema(slice.root));
    } catch (error) {
      const code = error instanceof PrinterLimitError ? "limit/schema-types" : "emit/schema-failed";
      const thrown = { pointer: "/paths", message: error instanceof Error ? error.message : String(error) };
      const malformed = code === "emit/schema-failed" ? malformedParts(slice.root) : [];
      for (const { pointer, message } of malformed.length > 0 ? malformed : [thrown]) {
        diagnostics.error(code, message, { location: { file: slice.document.file, pointer } });
      }
      return [];
    }
    return schemaFiles(text, api);
  },
};
