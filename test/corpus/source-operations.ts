import { isJsonObject, objectMember, stringMember, type Json, type JsonObject } from "../../generator/kernel/json.ts";

/*
 * Counts the operations of a document without any of the generator's stages: what they lose, this must not lose too.
 */

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** The operations of a document, each as `GET /path`. */
export function sourceOperations(document: JsonObject): readonly string[] {
  const paths = Object.entries(objectMember(document, "paths") ?? {}).filter(([path]) => !path.startsWith("x-"));
  const hasQuery = /^3\.[2-9]/.test(stringMember(document, "openapi") ?? "");
  return paths.flatMap(([path, item]) => methodsOf(document, item, hasQuery).map((method) => `${method} ${path}`));
}

function methodsOf(document: JsonObject, item: Json, hasQuery: boolean): string[] {
  const found = new Set<string>();
  const seen = new Set<Json>();
  for (let current: Json | undefined = item; isJsonObject(current) && !seen.has(current);) {
    seen.add(current);
    for (const [key, value] of Object.entries(current)) {
      if (isJsonObject(value) && (methods.has(key) || (hasQuery && key === "query"))) found.add(key.toUpperCase());
    }
    for (const method of Object.keys(objectMember(current, "additionalOperations") ?? {})) found.add(method);
    const reference = stringMember(current, "$ref");
    current = reference === undefined ? undefined : partAt(document, reference);
  }
  return [...found];
}

function partAt(document: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith("#/")) return undefined;
  const keys = decodeURIComponent(reference.slice(2)).split("/");
  return keys.reduce<Json | undefined>((part, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    return isJsonObject(part) && Object.hasOwn(part, name) ? part[name] : undefined;
  }, document);
}
