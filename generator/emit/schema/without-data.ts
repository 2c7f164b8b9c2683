import type { JsonObject } from "../../kernel/json.ts";
import type { ObjectKind } from "../../load/rewrite/grammar.ts";

/**
 * An object of a document without what is only data: no type is printed of it, and what looks like a reference in it is none.
 */
export function withoutData(object: JsonObject, kind: ObjectKind): JsonObject {
  if (nameMaps.has(kind)) return object;
  if (!Object.keys(object).some((name) => isData(name, kind))) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !isData(name, kind)));
}

function isData(name: string, kind: ObjectKind): boolean {
  return name.startsWith("x-") || dataOfAny.has(name) || (kind === "schema" ? dataOfSchema : dataOfOthers).has(name);
}

/** Their members have names that the document's author chose. */
const nameMaps: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  "pathItems",
  "parameters",
  "requestBodies",
  "content",
  "encodings",
  "responseMap",
  "headers",
  "schemas",
]);

const dataOfAny = new Set(["example", "examples", "externalDocs"]);

/** `$defs` would be printed as a property: what references lead to in it has a component of its own by then. */
const dataOfSchema = new Set(["default", "xml", "$id", "$schema", "$comment", "$vocabulary", "$defs"]);

const dataOfOthers = new Set(["info", "tags", "servers", "security", "securitySchemes", "links", "callbacks"]);
