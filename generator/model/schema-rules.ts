import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  numberMember,
  objectMember,
  stringMember,
  withoutMember,
} from "../kernel/json.ts";
import type { Json, JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import type { SchemaBuilder } from "./schema-builder.ts";
import { readDiscriminator } from "./discriminator.ts";
import type { ObjectSchema, Schema } from "./schema.ts";

/** Keywords that decide which kind of schema it is, beside `type`. */
export const assertionKeywords: ReadonlySet<string> = new Set(
  (
    "$ref $dynamicRef allOf anyOf oneOf not if then else const enum properties additionalProperties patternProperties " +
    "propertyNames dependentSchemas dependentRequired unevaluatedProperties items prefixItems contains unevaluatedItems"
  ).split(" "),
);

const arrayKeywords = new Set(["items", "prefixItems", "contains", "unevaluatedItems"]);

/** Every keyword of JSON Schema 2020-12 and of the Schema Object; another one is reported. */
export const knownKeywords: ReadonlySet<string> = new Set([
  ...assertionKeywords,
  ...(
    "type format nullable title description default deprecated readOnly writeOnly example examples externalDocs xml " +
    "discriminator required minProperties maxProperties minItems maxItems uniqueItems minContains maxContains " +
    "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern " +
    "contentEncoding contentMediaType contentSchema $id $schema $anchor $dynamicAnchor $defs $comment $vocabulary"
  ).split(" "),
]);

/** One way to read a Schema Object. */
interface SchemaRule {
  readonly match: (source: JsonObject) => boolean;
  readonly convert: (source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder) => Schema;
}

type Convert = SchemaRule["convert"];

/**
 * The first rule that matches converts. A reference comes first, since all else stands beside it; then the exact values,
 * which say more than any type; then the compositions, each of which hands its siblings back to the later rules; then the
 * types; last the keywords that tell a type which nobody wrote down.
 */
const rules: readonly SchemaRule[] = [
  { match: has("$ref"), convert: beside("$ref", (source, pointer, builder) => builder.reference(source, pointer)) },
  {
    match: has("const"),
    convert: (source, pointer) => ({ kind: "enum", pointer, values: [member(source, "const") ?? null] }),
  },
  {
    match: hasArray("enum"),
    convert: (source, pointer) => ({ kind: "enum", pointer, values: [...new Set(arrayMember(source, "enum"))] }),
  },
  { match: hasArray("allOf"), convert: beside("allOf", convertAllOf) },
  { match: hasArray("oneOf"), convert: beside("oneOf", (...given) => convertUnion("oneOf", ...given)) },
  { match: hasArray("anyOf"), convert: beside("anyOf", (...given) => convertUnion("anyOf", ...given)) },
  { match: hasArray("type"), convert: convertTypes },
  { match: isType("null"), convert: (_source, pointer) => ({ kind: "null", pointer }) },
  { match: isType("boolean"), convert: (_source, pointer) => ({ kind: "boolean", pointer }) },
  { match: isType("number"), convert: convertNumber },
  { match: isType("integer"), convert: convertNumber },
  { match: isType("string"), convert: convertString },
  { match: isType("array"), convert: convertArray },
  { match: isType("object"), convert: convertObject },
  { match: has("type"), convert: convertUnknownType },
  { match: hasAny("properties", "additionalProperties", "patternProperties", "required"), convert: convertObject },
  { match: hasAny("items", "prefixItems"), convert: convertArray },
];

const unknownRule: SchemaRule = { match: () => true, convert: (_source, pointer) => ({ kind: "unknown", pointer }) };

/** The names that `type` may have. @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1 */
export const typeNames: ReadonlySet<string> = new Set([
  "null",
  "boolean",
  "number",
  "integer",
  "string",
  "array",
  "object",
]);

export function findRule(source: JsonObject): SchemaRule {
  return rules.find((rule) => rule.match(source)) ?? unknownRule;
}

function has(keyword: string): SchemaRule["match"] {
  return (source) => Object.hasOwn(source, keyword);
}

function hasAny(...keywords: readonly string[]): SchemaRule["match"] {
  return (source) => keywords.some((keyword) => Object.hasOwn(source, keyword));
}

function hasArray(keyword: string): SchemaRule["match"] {
  return (source) => isJsonArray(member(source, keyword));
}

function isType(type: string): SchemaRule["match"] {
  return (source) => member(source, "type") === type;
}

/** Converts the composition `keyword`, and what stands beside it as one more schema that must hold too. */
function beside(keyword: string, convert: Convert): Convert {
  return (source, pointer, builder) => {
    const schema = convert(source, pointer, builder);
    const rest = withoutMember(source, keyword);
    // Of alternatives, `items` alone tells what is in a list, not that there is one.
    const isOfLists = keyword.endsWith("Of") && keyword !== "allOf" && member(rest, "type") === undefined;
    const isAsserting = (key: string) => assertionKeywords.has(key) && !(isOfLists && arrayKeywords.has(key));
    const isAssertion = Object.keys(rest).some(isAsserting) || member(rest, "required") !== undefined;
    if (!isAssertion && isTypeSaid(source, keyword, builder)) return schema;
    const sibling = builder.within(source, () => findRule(rest).convert(rest, pointer, builder));
    if (isVacuous(sibling)) return schema;
    if (allowsAny(schema)) return sibling;
    const members = schema.kind === "intersection" ? schema.members : [schema];
    return { kind: "intersection", pointer, members: [...members, sibling] };
  };
}

/** Whether the composition says all that the `type` beside it says. */
function isTypeSaid(source: JsonObject, keyword: string, builder: SchemaBuilder): boolean {
  if (member(source, "type") === undefined || keyword === "$ref") return true;
  if (keyword === "anyOf" || keyword === "oneOf") return builder.partsOfType(source, keyword).isSaid;
  return false;
}

/** A composition that says nothing of the type, as of parts that only have bounds: what stands beside it says it. */
function allowsAny(schema: Schema): boolean {
  return schema.kind === "unknown" || (schema.kind === "union" && schema.members.some(allowsAny));
}

/** A schema that says no more than that the value is an object: beside a composition of objects that adds nothing. */
function isVacuous(schema: Schema): boolean {
  if (schema.kind === "unknown") return true;
  if (schema.kind !== "object" || schema.isContradicted) return false;
  return schema.properties.length === 0 && schema.additional === undefined && !schema.closed;
}

function convertAllOf(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder): Schema {
  const members = builder.buildParts(source, "allOf", pointer).filter((schema) => !isVacuous(schema));
  const [only = { kind: "unknown", pointer }] = members;
  const schema: Schema = members.length < 2 ? only : { kind: "intersection", pointer, members };
  return builder.narrow(schema, builder.discriminators.ofHeir(pointer), pointer);
}

function convertUnion(
  keyword: "oneOf" | "anyOf",
  source: JsonObject,
  pointer: JsonPointer,
  builder: SchemaBuilder,
): Schema {
  const members = builder.buildParts(source, keyword, pointer);
  const [only] = members;
  if (only === undefined) return { kind: "unknown", pointer };
  const discriminator = readDiscriminator(source);
  if (members.length === 1) return only;
  return { kind: "union", pointer, members, ...(discriminator ? { discriminator } : {}) };
}

function convertTypes(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder): Schema {
  const types = [...new Set(arrayMember(source, "type"))];
  const members = types.map((type) => convertType(source, type, pointer, builder));
  const [only] = members;
  if (only === undefined) return { kind: "unknown", pointer };
  return members.length === 1 ? only : { kind: "union", pointer, members };
}

function convertType(source: JsonObject, type: Json, pointer: JsonPointer, builder: SchemaBuilder): Schema {
  const single = { ...source, type };
  return findRule(single).convert(single, pointer, builder);
}

function convertUnknownType(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder): Schema {
  const type = JSON.stringify(member(source, "type"));
  builder.unknownKeywords.noteType(type, appendPointer(pointer, "type"));
  return { kind: "unknown", pointer };
}

function convertNumber(source: JsonObject, pointer: JsonPointer): Schema {
  return {
    kind: "number",
    pointer,
    integer: member(source, "type") === "integer",
    ...pick(source, stringMember, ["format"]),
    ...pick(source, numberMember, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
  };
}

function convertString(source: JsonObject, pointer: JsonPointer): Schema {
  // `format: binary` is of 3.0, and found in documents of every version.
  const isBinary =
    stringMember(source, "contentMediaType") === "application/octet-stream" ||
    stringMember(source, "format") === "binary";
  return {
    kind: "string",
    pointer,
    ...pick(source, stringMember, ["format", "pattern"]),
    ...pick(source, numberMember, ["minLength", "maxLength"]),
    ...(isBinary && !has("contentEncoding")(source) ? { binary: true as const } : {}),
  };
}

function convertArray(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder): Schema {
  const bounds = pick(source, numberMember, ["minItems", "maxItems"]);
  const rest = builder.build(member(source, "items"), appendPointer(pointer, "items"));
  if (hasArray("prefixItems")(source)) {
    const { maxItems = Infinity } = bounds;
    const items = builder.buildAll(source, "prefixItems", pointer).slice(0, maxItems);
    const isFull = rest.kind === "never" || items.length >= maxItems;
    return {
      kind: "tuple",
      pointer,
      items,
      ...(isFull ? {} : { rest }),
      ...pick(source, numberMember, ["minItems"]),
    };
  }
  const isUnique = member(source, "uniqueItems") === true;
  return { kind: "array", pointer, items: rest, ...bounds, ...(isUnique ? { uniqueItems: true as const } : {}) };
}

function convertObject(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder): ObjectSchema {
  const patterns = Object.entries(objectMember(source, "patternProperties") ?? {}).map(([pattern, value]) =>
    builder.build(value, appendPointer(pointer, "patternProperties", pattern)),
  );
  const others = member(source, "additionalProperties");
  const isOpen = others === true || isJsonObject(others);
  const additional = isOpen
    ? [...patterns, builder.build(others, appendPointer(pointer, "additionalProperties"))]
    : patterns;
  const [only] = additional;
  return {
    kind: "object",
    pointer,
    properties: builder.properties(source, pointer),
    ...(only === undefined
      ? {}
      : { additional: additional.length === 1 ? only : { kind: "union", pointer, members: additional } }),
    ...(others === false ? { closed: true as const } : {}),
    ...pick(source, numberMember, ["minProperties", "maxProperties"]),
  };
}

/** The members `keys` of `source` that have the type that `read` reads. */
function pick<Key extends string, Value>(
  source: JsonObject,
  read: (source: JsonObject, key: string) => Value | undefined,
  keys: readonly Key[],
): { [K in Key]?: Value } {
  const entries = keys.flatMap((key) => {
    const value = read(source, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries) as { [K in Key]?: Value };
}
