import type { EmitContext, Emitter } from "../emitter.ts";
import { typescriptFile } from "../typescript-file.ts";
import { printableDocument } from "./printable-document.ts";

/** The module of openapi-typescript's types. */
export const schemaModule = "schema";

/** Prints openapi-typescript's `paths`, `components` and `operations`: what the raw client is typed with. */
export const schemaEmitter: Emitter = {
  name: "schema",
  statements: new Set(["type"]),
  async emit({ slice, printSchema }: EmitContext) {
    const text = await printSchema(printableDocument(slice.root));
    const exports = ["paths", "components", "operations"];
    return [typescriptFile({ module: schemaModule, emitter: "schema", exports }, { text, imports: [] })];
  },
};
