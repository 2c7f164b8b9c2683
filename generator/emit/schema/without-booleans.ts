import { isJsonArray, member, type Json, type JsonObject } from "../../kernel/json.ts";
import type { ObjectKind } from "../../load/rewrite/grammar.ts";

/**
 * An object of a document with schemas that are objects where they are `true` or `false`: openapi-typescript looks for
 * members in them, and throws. Those of `additionalProperties` and the like it knows.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-4.3.2
 */
export function withoutBooleans(object: JsonObject, kind: ObjectKind): JsonObject {
  const changed: [string, Json][] = [];
  for (const name of namesIn(object, kind)) {
    const value = member(object, name) ?? null;
    const said = isJsonArray(value) && value.some(isBoolean) ? value.map(asObject) : asObject(value);
    if (said !== value) changed.push([name, said]);
  }
  return changed.length === 0 ? object : { ...object, ...Object.fromEntries(changed) };
}

/** The members that are a schema or a list of schemas, and nothing else. */
function namesIn(object: JsonObject, kind: ObjectKind): Iterable<string> {
  if (kind === "schemas") return Object.keys(object);
  return kind === "schema" ? schemaKeywords : otherKeywords;
}

const schemaKeywords = new Set(["items", "prefixItems", "allOf", "oneOf", "anyOf"]);
const otherKeywords = new Set(["schema", "itemSchema"]);

function isBoolean(value: Json): boolean {
  return typeof value === "boolean";
}

/** A schema that is an object, and says the same as the given one. */
export function asObject(schema: Json): Json {
  return typeof schema === "boolean" ? (schema ? {} : { enum: [] }) : schema;
}
