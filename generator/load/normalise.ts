import { isJsonArray, type Json, type JsonObject } from "../kernel/json.ts";
import type { Rule } from "./rewrite.ts";

/** Mends what documents of any version get wrong in a way that leaves no doubt about what is meant. */
export const normalise: Rule = (object, kind) => {
  if (kind === "schema") return withoutDuplicates(object);
  if (kind === "responses") return withUpperCaseRanges(object);
  return object;
};

/**
 * The values of `required` and `enum` should be unique, and validators refuse a schema in which they are not. Objects
 * and arrays in an `enum` are left alone.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2
 */
function withoutDuplicates(schema: JsonObject): JsonObject {
  const duplicated = ["required", "enum"].filter((name) => Object.hasOwn(schema, name) && hasDuplicates(schema[name]));
  if (duplicated.length === 0) return schema;
  return mapMembers(schema, (name, value) => [
    name,
    duplicated.includes(name) && isJsonArray(value) ? [...new Set(value)] : value,
  ]);
}

function hasDuplicates(values: Json | undefined): boolean {
  return isJsonArray(values) && new Set(values).size < values.length;
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#patterned-fields-1 */
function withUpperCaseRanges(responses: JsonObject): JsonObject {
  if (Object.keys(responses).every(isNormal)) return responses;
  const entries = Object.entries(responses).filter(
    ([name]) => isNormal(name) || !Object.hasOwn(responses, upperCased(name)),
  );
  return Object.fromEntries(entries.map(([name, value]) => [upperCased(name), value]));
}

function mapMembers(object: JsonObject, map: (name: string, value: Json) => [string, Json]): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => map(name, value)));
}

function upperCased(name: string): string {
  return /^[1-5]xx$/i.test(name) ? name.toUpperCase() : name;
}

function isNormal(name: string): boolean {
  return upperCased(name) === name;
}
