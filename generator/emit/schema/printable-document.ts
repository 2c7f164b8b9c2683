import { arrayMember, isJsonObject, member, objectMember, stringMember, withoutMember } from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import type { ObjectKind } from "../../load/grammar.ts";
import { rewrite } from "../../load/rewrite.ts";
import { assertionKeywords } from "../../model/schema-rules.ts";
import { commentText } from "../print/doc-comment.ts";
import { cutCycles } from "./cut-cycles.ts";
import { withoutData } from "./without-data.ts";
import { withoutInheritedNames } from "./without-inherited-names.ts";

/**
 * A document that says the same as `root` of types, in the words that openapi-typescript understands. It is only printed
 * from: nothing else sees it.
 */
export function printableDocument(root: JsonObject): JsonObject {
  return withoutInheritedNames(cutCycles(rewrite(root, rewriteObject)));
}

function rewriteObject(given: JsonObject, kind: ObjectKind): JsonObject {
  const object = withHarmlessTexts(withoutData(given, kind));
  if (kind !== "schema") return object;
  return [
    withoutDiscriminator,
    nullFromConst,
    withoutReferringData,
    arrayFromItems,
    declaredRequired,
    withoutVacuous,
    referenceAlone,
  ].reduce((schema, step) => step(schema), object);
}

/** Texts get into comments, in which openapi-typescript leaves tags that compilers obey and marks of direction. */
function withHarmlessTexts(object: JsonObject): JsonObject {
  const texts = texted.filter((name) => typeof member(object, name) === "string");
  if (texts.length === 0) return object;
  return {
    ...object,
    ...Object.fromEntries(texts.map((name) => [name, commentText(stringMember(object, name) ?? "")])),
  };
}

const texted = ["title", "summary", "description", "format"];

/** A discriminator changes no outcome of a validation, and openapi-typescript throws on a mapping that gives names. */
function withoutDiscriminator(schema: JsonObject): JsonObject {
  return Object.hasOwn(schema, "discriminator") ? withoutMember(schema, "discriminator") : schema;
}

/** `const: null` is printed as `unknown`. */
function nullFromConst(schema: JsonObject): JsonObject {
  return member(schema, "const") === null ? { ...withoutMember(schema, "const"), type: "null" } : schema;
}

/** A value with a member `$ref` would be taken for a reference, and one that every object has ends the worker. */
function withoutReferringData(schema: JsonObject): JsonObject {
  const values = [member(schema, "const"), member(schema, "enum")];
  return values.some(isReferringData) ? withoutMember(withoutMember(schema, "const"), "enum") : schema;
}

/** `items` is looked at only beside `type`. */
function arrayFromItems(schema: JsonObject): JsonObject {
  const isUntyped = Object.keys(schema).every((keyword) => !typed.has(keyword));
  const isArray = Object.hasOwn(schema, "items") || Object.hasOwn(schema, "prefixItems");
  return isUntyped && isArray ? { ...schema, type: "array" } : schema;
}

/** Whether a value of the document holds what openapi-typescript cannot read as a value. */
export function isReferringData(value: Json | undefined): boolean {
  return value !== undefined && dataNames.test(JSON.stringify(value));
}

const dataNames = /"(?:\$ref|__\w+__|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|valueOf)":/;

const typed = new Set(["type", "$ref", "const", "enum", "allOf", "anyOf", "oneOf", "properties"]);

/** A property that is required and not declared is left out. */
function declaredRequired(schema: JsonObject): JsonObject {
  const properties = objectMember(schema, "properties") ?? {};
  const names = (arrayMember(schema, "required") ?? []).filter((name) => typeof name === "string");
  const undeclared = names.filter((name) => !Object.hasOwn(properties, name));
  if (undeclared.length === 0) return schema;
  const others = undeclared.map((name) => [name, {}] as const);
  return { ...schema, properties: Object.fromEntries([...Object.entries(properties), ...others]) };
}

/** Of objects that must be all of several, one that says no more than that it is an object adds an index signature. */
function withoutVacuous(schema: JsonObject): JsonObject {
  const all = arrayMember(schema, "allOf");
  if (all === undefined || !all.some(isVacuous)) return schema;
  return { ...schema, allOf: all.filter((part) => !isVacuous(part)) };
}

function isVacuous(schema: Json): boolean {
  return (
    isJsonObject(schema) &&
    member(schema, "type") === "object" &&
    !Object.keys(schema).some((keyword) => assertionKeywords.has(keyword) || keyword === "required")
  );
}

/** What stands beside a reference is not looked at. */
function referenceAlone(schema: JsonObject): JsonObject {
  const reference = stringMember(schema, "$ref");
  if (reference === undefined) return schema;
  const rest = withoutMember(schema, "$ref");
  const isAsking = Object.keys(rest).some((keyword) => assertionKeywords.has(keyword) || keyword === "required");
  return isAsking ? { allOf: [{ $ref: reference }, rest] } : schema;
}
