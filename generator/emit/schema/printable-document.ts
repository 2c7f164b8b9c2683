import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  objectMember,
  stringMember,
  withoutMember,
} from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import type { ObjectKind } from "../../load/rewrite/grammar.ts";
import { rewrite, type Rule } from "../../load/rewrite/rewrite.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import { valueAt } from "../../select/value-at.ts";
import type { DeclarationSearch } from "../../model/schema/declarations.ts";
import { Discriminators, narrowed } from "../../model/schema/discriminator.ts";
import { allowsAny } from "../../model/schema/allows-any.ts";
import { has, keywordsOf, typeNames } from "../../model/schema/keywords.ts";
import { commentText } from "../print/doc-comment.ts";
import { cutCycles } from "./cut-cycles.ts";
import { declareRequired, searchIn } from "./declare-required.ts";
import { hoistTargets } from "./hoist-targets.ts";
import { alternativesOfType, compositionsInAllOf, inItsWords, isShut } from "./in-its-words.ts";
import { directionsIn, markAccess, type Directions } from "./mark-access.ts";
import { resolveReference } from "./resolve-reference.ts";
import { SchemaCopies } from "./schema-copies.ts";
import { withWholeTypes } from "./whole-types.ts";
import { withoutBooleans } from "./without-booleans.ts";
import { withoutData } from "./without-data.ts";
import { withPlainReference } from "./with-plain-reference.ts";

/**
 * A document that says the same as `source` of types, in the words that openapi-typescript understands. It is only printed
 * from: nothing else sees it.
 */
export function printableDocument(source: JsonObject): JsonObject {
  const { root } = hoistTargets(source);
  const discriminators = new Discriminators(root, (pointer) => valueAt(root, pointer));
  const directions = directionsIn(root);
  const rule: Rule = (object, kind, _placeOf, original) => rewriteObject(object, kind, original, surroundings);
  const surroundings: Rewritten = {
    root,
    discriminators,
    operationIds: new Set(),
    search: searchIn(root, directions.oneWay),
    directions,
    copies: new SchemaCopies(root, (schema) => rewrite(schema, rule, "schema")),
  };
  const rewritten = surroundings.copies.withComponents(rewrite(root, rule));
  return cutCycles(withNarrowedHeirs(rewritten, { root, discriminators }));
}

interface Surroundings {
  readonly root: JsonObject;
  readonly discriminators: Discriminators;
}

interface Rewritten extends Surroundings {
  /** Those of the operations before it. */
  readonly operationIds: Set<string>;
  readonly search: DeclarationSearch;
  readonly directions: Directions;
  readonly copies: SchemaCopies;
}

/** @param original the object as the document has it. */
function rewriteObject(given: JsonObject, kind: ObjectKind, original: JsonObject, surroundings: Rewritten): JsonObject {
  const { operationIds, copies } = surroundings;
  const object = withPlainReference(withHarmlessTexts(withoutData(given, kind)));
  if (kind === "operation") return withUniqueId(object, operationIds);
  if (kind !== "schema") return withoutBooleans(object, kind);
  const schema = isPlain(object) ? object : rewriteSchema(withoutBooleans(object, kind), original, surroundings);
  copies.note(schema);
  return schema;
}

function rewriteSchema(object: JsonObject, original: JsonObject, surroundings: Rewritten): JsonObject {
  const { root, discriminators, search, directions, copies } = surroundings;
  const resolve = (source: Json) => resolveReference(source, root);
  const narrow = withNarrowedMembers(alternativesOfType(withListedRequired(object), original, resolve), {
    root,
    discriminators,
  });
  const rewritten = (schema: Json) => copies.of(schema);
  const declared = declareRequired(inItsWords(narrow), search, { original, rewritten });
  const { references } = directions;
  const marked = withWholeTypes(markAccess(declared, directions, original), { references, resolve, rewritten });
  return referenceAlone(withoutVacuous(compositionsInAllOf(marked), resolve), original);
}

/** Whether a schema is one type, or a reference, and nothing that is made of others or tells values: most are. */
function isPlain(schema: JsonObject): boolean {
  if ((keywordsOf(schema) & ~plain) !== 0 || Object.hasOwn(schema, "discriminator")) return false;
  const type = member(schema, "type");
  return type === undefined || (typeof type === "string" && typeNames.has(type));
}

const plain = has.$ref | has.type | has.format | has.limit | has.access | has.annotation;

/** openapi-typescript looks for the name of a property in any text that is called so. */
function withListedRequired(schema: JsonObject): JsonObject {
  const required = member(schema, "required");
  return required === undefined || isJsonArray(required) ? schema : withoutMember(schema, "required");
}

/** openapi-typescript refuses a document in which two operations have the same name, and needs none. */
function withUniqueId(operation: JsonObject, operationIds: Set<string>): JsonObject {
  const id = stringMember(operation, "operationId");
  if (id === undefined) return operation;
  if (operationIds.has(id)) return withoutMember(operation, "operationId");
  operationIds.add(id);
  return operation;
}

/** Texts get into comments, in which openapi-typescript leaves tags that compilers obey and marks of direction. */
function withHarmlessTexts(object: JsonObject): JsonObject {
  const changed: [string, string][] = [];
  for (const name of texted) {
    const text = stringMember(object, name);
    const harmless = text === undefined ? undefined : commentText(text);
    if (harmless !== undefined && harmless !== text) changed.push([name, harmless]);
  }
  return changed.length === 0 ? object : { ...object, ...Object.fromEntries(changed) };
}

const texted = ["title", "summary", "description", "format"];

/** What a discriminator means, in place of the discriminator: openapi-typescript throws on a mapping that gives names. */
function withNarrowedMembers(schema: JsonObject, { root, discriminators }: Surroundings): JsonObject {
  if (!Object.hasOwn(schema, "discriminator")) return schema;
  const narrow = (part: Json) =>
    narrowed(part, discriminators.ofMember(schema, part), (source) => resolveReference(source, root));
  const unions = ["oneOf", "anyOf"].flatMap((keyword) => {
    const parts = arrayMember(schema, keyword);
    return parts ? [[keyword, parts.map(narrow)] as const] : [];
  });
  return { ...withoutMember(schema, "discriminator"), ...Object.fromEntries(unions) };
}

/** The same for the components that are made of a parent with a discriminator. */
function withNarrowedHeirs(rewritten: JsonObject, { root, discriminators }: Surroundings): JsonObject {
  const components = objectMember(rewritten, "components") ?? {};
  const resolve = (source: Json) => resolveReference(source, root);
  const schemas = Object.entries(objectMember(components, "schemas") ?? {}).map(
    ([name, schema]) =>
      [name, narrowed(schema, discriminators.ofHeir(appendPointer("/components/schemas", name)), resolve)] as const,
  );
  return schemas.length === 0
    ? rewritten
    : { ...rewritten, components: { ...components, schemas: Object.fromEntries(schemas) } };
}

/**
 * Of objects that must be all of several, one that says no more than that it is an object adds an index signature, and one
 * that may have no properties forbids those of the others.
 */
function withoutVacuous(schema: JsonObject, resolve: (source: Json) => Json): JsonObject {
  const all = arrayMember(schema, "allOf");
  if (all === undefined) return schema;
  const others = all.filter((part) => !isVacuous(part, true));
  const told = others.filter((part) => !allowsAny(part, resolve));
  const isOfObjects = all.some((part) => isVacuous(part, false));
  const isTyped = isOfObjects || Object.hasOwn(schema, "type") || Object.hasOwn(schema, "properties");
  if (isTyped && told.length === 0) {
    const rest = withoutMember(schema, "allOf");
    return isAsking(rest) || Object.hasOwn(rest, "type") ? rest : { ...rest, type: "object" };
  }
  if (told.length === 0) return schema;
  const parts = told.every(isShut) ? others : others.filter((part) => !isShut(part));
  return parts.length === all.length ? schema : { ...schema, allOf: parts };
}

/** @param orNull whether the value may be null, too. */
function isVacuous(schema: Json, orNull: boolean): boolean {
  if (!isJsonObject(schema)) return false;
  const [keyword, ...others] = Object.keys(schema).filter((name) => isAsked(schema, name));
  if (keyword !== undefined) {
    const parts = unions.has(keyword) ? (arrayMember(schema, keyword) ?? []) : [];
    const told = orNull ? parts.filter((part) => member(part, "type") !== "null") : parts;
    return others.length === 0 && told.length > 0 && told.every((part) => isVacuous(part, orNull));
  }
  const type = member(schema, "type");
  if (!isJsonArray(type) || !orNull) return type === "object";
  return type.includes("object") && type.every((name) => name === "object" || name === "null");
}

const unions = new Set(["anyOf", "oneOf"]);

/** Whether it asks anything of values, but for their type. */
function isAsking(schema: JsonObject): boolean {
  return Object.keys(schema).some((keyword) => isAsked(schema, keyword));
}

function isAsked(schema: JsonObject, keyword: string): boolean {
  return telling.has(keyword) && !isWithoutProperties(schema, keyword);
}

/** The keywords of which types are made. */
const telling = new Set(
  "$ref allOf anyOf oneOf const enum properties required additionalProperties patternProperties items prefixItems".split(
    " ",
  ),
);

function isWithoutProperties(schema: JsonObject, keyword: string): boolean {
  const isOfProperties = keyword === "properties" || keyword === "patternProperties";
  return isOfProperties && Object.keys(objectMember(schema, keyword) ?? {}).length === 0;
}

/**
 * What stands beside a reference is not looked at: neither is a type alone, which our types leave out, too, but for one that
 * stands there with what it says nothing of.
 *
 * @param original the schema as the document has it.
 */
function referenceAlone(schema: JsonObject, original: JsonObject): JsonObject {
  const reference = stringMember(schema, "$ref");
  if (reference === undefined) return schema;
  const rest = withoutMember(schema, "$ref");
  const isTyped = Object.hasOwn(rest, "type") && (keywordsOf(original) & (has.assertion | has.required)) !== 0;
  return isAsking(rest) || (isTyped && !isVacuous(rest, true)) ? { allOf: [{ $ref: reference }, rest] } : schema;
}
