import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  member,
  objectMember,
  putMember,
  stringMember,
  withoutMember,
} from "../../kernel/json.ts";
import { type ObjectKind, referableKinds } from "../rewrite/grammar.ts";
import type { PlainRule } from "../rewrite/rewrite.ts";

/**
 * What an object of OpenAPI 3.0 says, in the words of OpenAPI 3.1.
 *
 * @see https://spec.openapis.org/oas/v3.0.4.html#schema-object
 */
export const liftFrom30: PlainRule = (object, kind) => {
  if (kind !== "schema") return isReference(object, kind) ? liftReference(object) : object;
  if (!hasChanging(object)) return object;
  if (isReference(object, kind)) return liftReference(object);
  return liftNullable(liftExclusive(liftExample(liftFormat(object))));
};

/**
 * The bodies of a form without what 3.0 ignores: until 3.1, the styles of fields count in one media type alone.
 *
 * @see https://spec.openapis.org/oas/v3.0.4.html#encoding-object
 */
export const withoutIgnoredStyles: PlainRule = (object, kind) => {
  if (kind !== "content" || !Object.keys(object).some((name) => hasIgnoredStyles(name, object[name]))) return object;
  return Object.fromEntries(
    Object.entries(object).map(([name, mediaType]) => [
      name,
      hasIgnoredStyles(name, mediaType) ? withoutStyles(mediaType) : mediaType,
    ]),
  );
};

function hasIgnoredStyles(name: string, mediaType: Json | undefined): mediaType is JsonObject {
  return isJsonObject(mediaType) && Object.hasOwn(mediaType, "encoding") && !isUrlEncoded.test(name);
}

const isUrlEncoded = /^application\/x-www-form-urlencoded\b/i;

function withoutStyles(mediaType: JsonObject): JsonObject {
  const encodings = Object.entries(objectMember(mediaType, "encoding") ?? {});
  const plain = Object.fromEntries(encodings.map(([field, encoding]) => [field, withoutStyle(encoding)]));
  return replace(mediaType, "encoding", ["encoding", plain]);
}

function withoutStyle(encoding: Json): Json {
  if (!isJsonObject(encoding)) return encoding;
  return ["style", "explode", "allowReserved"].reduce(withoutMember, encoding);
}

function isReference(object: JsonObject, kind: ObjectKind): boolean {
  return referableKinds.has(kind) && typeof member(object, "$ref") === "string";
}

/** Whether a schema has one of the keywords that mean something else in 3.1: most have none. */
function hasChanging(schema: JsonObject): boolean {
  for (const name in schema) {
    switch (name) {
      case "$ref":
      case "nullable":
      case "exclusiveMinimum":
      case "exclusiveMaximum":
      case "example":
        return true;
      case "format":
        if (contentFormats.has(stringMember(schema, name) ?? "")) return true;
        break;
      default:
    }
  }
  return false;
}

/**
 * What stands beside a `$ref` is ignored in 3.0, and would count in 3.1; only texts may stay, and our own extensions: what
 * is marked as a secret must not be shown because of where the mark stands.
 *
 * @see https://spec.openapis.org/oas/v3.0.4.html#reference-object
 */
function liftReference(reference: JsonObject): JsonObject {
  let isKept = true;
  for (const name in reference) isKept &&= staysBesideReference(name);
  if (isKept) return reference;
  return Object.fromEntries(Object.entries(reference).filter(([name]) => staysBesideReference(name)));
}

function staysBesideReference(name: string): boolean {
  return textual.has(name) || name.startsWith("x-routesmith-");
}

const textual = new Set(["$ref", "summary", "description"]);

/** @see https://spec.openapis.org/oas/v3.1.1.html#migrating-binary-descriptions-from-oas-3-0 */
function liftFormat(schema: JsonObject): JsonObject {
  const entry = contentFormats.get(stringMember(schema, "format") ?? "");
  return entry === undefined ? schema : replace(schema, "format", entry);
}

const contentFormats: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["binary", ["contentMediaType", "application/octet-stream"]],
  ["byte", ["contentEncoding", "base64"]],
  ["base64", ["contentEncoding", "base64"]],
]);

function liftExample(schema: JsonObject): JsonObject {
  const example = member(schema, "example");
  if (example === undefined || Object.hasOwn(schema, "examples")) return schema;
  return replace(schema, "example", ["examples", [example]]);
}

export function liftExclusive(schema: JsonObject): JsonObject {
  return liftBound(liftBound(schema, "minimum", "exclusiveMinimum"), "maximum", "exclusiveMaximum");
}

/** In 3.0 the bound says its value, and a boolean beside it whether the value itself is allowed. */
function liftBound(schema: JsonObject, bound: string, exclusive: string): JsonObject {
  const flag = member(schema, exclusive);
  if (typeof flag !== "boolean") return schema;
  const value = member(schema, bound);
  if (!flag || typeof value !== "number") return withoutMember(schema, exclusive);
  return replace(withoutMember(schema, exclusive), bound, [exclusive, value]);
}

/**
 * `nullable` counts only beside `type`, but is often written without one beside what would otherwise refuse null; what
 * is meant is clear, so null is allowed there too.
 *
 * @see https://github.com/OAI/OpenAPI-Specification/blob/main/proposals/2019-10-31-Clarify-Nullable.md
 */
export function liftNullable(nullable: JsonObject): JsonObject {
  const flag = member(nullable, "nullable");
  // What is neither says nothing, and is told as such.
  if (typeof flag !== "boolean") return nullable;
  const schema = withoutMember(nullable, "nullable");
  if (!flag) return schema;
  const isComposed = compositions.some((name) => Object.hasOwn(schema, name));
  if (Object.hasOwn(schema, "type") && !isComposed) return withNull(withNullType(schema));
  if (Object.keys(schema).some((name) => restricting.has(name))) return nullOr(schema);
  return withNull(schema);
}

function withNullType(schema: JsonObject): JsonObject {
  const type = member(schema, "type") ?? [];
  const types = isJsonArray(type) ? type : [type];
  return types.includes("null") ? schema : replace(schema, "type", ["type", [...types, "null"]]);
}

function withNull(schema: JsonObject): JsonObject {
  const values = arrayMember(schema, "enum");
  if (values === undefined || values.includes(null)) return schema;
  return replace(schema, "enum", ["enum", [...values, null]]);
}

/** What a schema says about itself stays outside; what it asks of values goes into the first alternative. */
function nullOr(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema);
  const asks = Object.fromEntries(entries.filter(([name]) => !isAnnotation(name)));
  const alternatives = arrayMember(asks, "anyOf");
  const isUnion = alternatives !== undefined && Object.keys(asks).length === 1;
  const anyOf: readonly Json[] = [...(isUnion ? alternatives : [asks]), { type: "null" }];
  return Object.fromEntries([...entries.filter(([name]) => isAnnotation(name)), ["anyOf", anyOf]]);
}

/** Their schemas refuse null, whatever the type beside them says. */
const compositions = ["allOf", "anyOf", "oneOf", "$ref"];

/** The keywords that refuse null, or with which an author says that an object or array is meant. */
const restricting = new Set([...compositions, "not", "properties", "additionalProperties", "items"]);

const annotations = new Set([
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "externalDocs",
]);

function isAnnotation(name: string): boolean {
  return annotations.has(name) || name.startsWith("x-");
}

/** Puts a member in the place of another; one that had the new name before goes. */
function replace(object: JsonObject, name: string, [newName, value]: readonly [string, Json]): JsonObject {
  const copy: Record<string, Json> = {};
  for (const own in object) {
    if (own === name) putMember(copy, newName, value);
    else if (own !== newName) putMember(copy, own, object[own] ?? null);
  }
  return copy;
}
