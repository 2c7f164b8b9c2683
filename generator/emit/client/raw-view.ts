import type { Api } from "../../model/api.ts";
import { code, imported, importedType } from "../print/code.ts";
import { schemaModule } from "../schema/schema-module.ts";
import { clientNames } from "./client-names.ts";

/** The view of `client/raw.ts.hbs`: what makes an openapi-fetch client for the paths of the document. */
export function rawView(api: Api) {
  const { createRawName } = clientNames(api);
  const paths = importedType("paths", schemaModule);
  return {
    createRawName,
    transportType: importedType("Transport", "runtime/transport"),
    rawType: code`${importedType("RawClient", "runtime/raw")}<${paths}>`,
    raw: code`${imported("rawClient", "runtime/raw")}<${paths}>(transport)`,
  };
}
