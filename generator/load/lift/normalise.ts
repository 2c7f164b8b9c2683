import { isJsonArray, type Json, type JsonObject, member } from "../../kernel/json.ts";
import { memberKind, type ObjectKind } from "../rewrite/grammar.ts";
import type { PlainRule } from "../rewrite/rewrite.ts";

/** Mends what documents of any version get wrong in a way that leaves no doubt about what is meant. */
export const normalise: PlainRule = (object, kind) => {
  switch (kind) {
    case "schema":
      return isSound(object) ? object : withoutDuplicates(withTuple(withoutNulls(object, kind)));
    case "schemas":
    case "mediaType":
    case "response":
      return withoutNulls(object, kind);
    case "parameter":
      return withRequired(withoutNulls(object, kind));
    case "responses":
      return areSound(object) ? object : withUpperCaseRanges(withoutNulls(object, kind));
    default:
      return object;
  }
};

/** Whether a schema has nothing to mend, as nearly all: found in one pass. */
function isSound(schema: JsonObject): boolean {
  for (const name in schema) {
    const value = schema[name];
    if (value === null) return false;
    if (isJsonArray(value) && (name === "items" || (isUnique(name) && hasDuplicates(value)))) return false;
  }
  return true;
}

/** Whether responses have nothing to mend. The engine lists names that are numbers anew each time, so they are listed once. */
function areSound(responses: JsonObject): boolean {
  for (const name in responses) if (responses[name] === null || !isNormal(name)) return false;
  return true;
}

/** In YAML, a key with nothing behind it is null; where an object must stand, that means one that says nothing. */
function withoutNulls(object: JsonObject, kind: ObjectKind): JsonObject {
  if (!hasNull(object)) return object;
  return mapMembers(object, (name, value) => [name, value ?? emptyMember(kind, name) ?? null]);
}

function emptyMember(kind: ObjectKind, name: string): JsonObject | undefined {
  if (memberKind(kind, name) === "response") return { description: "" };
  return isSchema(kind, name) ? {} : undefined;
}

/** Asked of every schema, so it makes no list of them. */
function hasNull(object: JsonObject): boolean {
  for (const name in object) if (object[name] === null) return true;
  return false;
}

function isSchema(kind: ObjectKind, name: string): boolean {
  return memberKind(kind, name) === "schema" && !(kind === "schema" && !schemaKeywords.has(name));
}

/** The keywords whose value is a schema; null behind any other has a meaning of its own, or none. */
const schemaKeywords = new Set([
  "items",
  "additionalProperties",
  "not",
  "contains",
  "propertyNames",
  "if",
  "then",
  "else",
]);

/**
 * Schemas of JSON Schema before 2020-12 say what a tuple holds with `items`, and what follows with `additionalItems`.
 *
 * @see https://json-schema.org/draft/2020-12/release-notes#changes-to-items-and-additionalitems
 */
function withTuple(schema: JsonObject): JsonObject {
  if (!isJsonArray(member(schema, "items"))) return schema;
  const names: Readonly<Record<string, string>> = { items: "prefixItems", additionalItems: "items" };
  return mapMembers(schema, (name, value) => [Object.hasOwn(names, name) ? (names[name] ?? name) : name, value]);
}

/** A path without a part of it is another path. @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object */
function withRequired(parameter: JsonObject): JsonObject {
  if (member(parameter, "in") !== "path" || member(parameter, "required") === true) return parameter;
  return { ...parameter, required: true };
}

/**
 * The values of `required` and `enum` should be unique, and validators refuse a schema in which they are not. Objects
 * and arrays in an `enum` are left alone.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2
 */
function withoutDuplicates(schema: JsonObject): JsonObject {
  return mapMembers(schema, (name, value) => [
    name,
    isUnique(name) && isJsonArray(value) && hasDuplicates(value) ? [...new Set(value)] : value,
  ]);
}

function isUnique(name: string): boolean {
  return name === "required" || name === "enum";
}

function hasDuplicates(values: readonly Json[]): boolean {
  // Of the few values that most have, a set takes longer to make than all pairs to compare.
  if (values.length > fewValues) return new Set(values).size < values.length;
  return values.some((value, index) => values.includes(value, index + 1));
}

const fewValues = 16;

/** @see https://spec.openapis.org/oas/v3.1.1.html#patterned-fields-1 */
function withUpperCaseRanges(responses: JsonObject): JsonObject {
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
  return !name.includes("x") || upperCased(name) === name;
}
