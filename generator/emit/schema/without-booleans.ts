import { isJsonArray, type Json, type JsonObject } from "../../kernel/json.ts";
import type { ObjectKind } from "../../load/grammar.ts";

/**
 * An object of a document with schemas that are objects where they are `true` or `false`: openapi-typescript looks for
 * members in them, and throws. Those of `additionalProperties` and the like it knows.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-4.3.2
 */
export function withoutBooleans(object: JsonObject, kind: ObjectKind): JsonObject {
  const changed = Object.entries(object).flatMap(([name, value]): [string, Json][] => {
    if (!isNamed(name, kind)) return [];
    if (isJsonArray(value)) return value.some(isBoolean) ? [[name, value.map(asObject)]] : [];
    return isBoolean(value) ? [[name, asObject(value)]] : [];
  });
  return changed.length === 0 ? object : { ...object, ...Object.fromEntries(changed) };
}

/** Whether a member is a schema or a list of schemas, and nothing else. */
function isNamed(name: string, kind: ObjectKind): boolean {
  if (kind === "schemas") return true;
  return kind === "schema" ? schemaKeywords.has(name) : name === "schema" || name === "itemSchema";
}

const schemaKeywords = new Set(["items", "prefixItems", "allOf", "oneOf", "anyOf"]);

function isBoolean(value: Json): boolean {
  return typeof value === "boolean";
}

function asObject(schema: Json): Json {
  return typeof schema === "boolean" ? (schema ? {} : { enum: [] }) : schema;
}
