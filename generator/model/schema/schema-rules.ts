import { arrayMember, isJsonArray, member, withoutMember } from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { SchemaBuilder } from "./schema-builder.ts";
import { readDiscriminator } from "./discriminator.ts";
import { assertionKeywords, has, keywordsOf, tellsProperties } from "./keywords.ts";
import type { ObjectSchema, Schema, SchemaOf } from "./schema.ts";
import { convertArray, convertObject, ofType, type Convert } from "./typed-schemas.ts";

const arrayKeywords = new Set(["items", "prefixItems", "contains", "unevaluatedItems"]);

const compositions = new Set(["allOf", "oneOf", "anyOf"]);

/** One way to read a Schema Object that has a keyword. */
interface SchemaRule {
  /** A bit of {@link has}. */
  readonly keyword: number;
  /** Asks for more than that the keyword is there. */
  readonly match?: (source: JsonObject) => boolean;
  readonly convert: Convert;
}

/**
 * The first rule that matches converts. A reference comes first, since all else stands beside it; then the exact values,
 * which say more than any type; then the compositions, each of which hands its siblings back to the later rules; then the
 * types; last the keywords that tell a type which nobody wrote down.
 */
const rules: readonly SchemaRule[] = [
  { keyword: has.$ref, convert: convertReference },
  {
    keyword: has.const,
    convert: (source, pointer) => ({ kind: "enum", pointer, values: [member(source, "const") ?? null] }),
  },
  {
    keyword: has.enum,
    match: isList("enum"),
    convert: (source, pointer) => ({ kind: "enum", pointer, values: [...new Set(arrayMember(source, "enum"))] }),
  },
  { keyword: has.allOf, match: hasParts("allOf"), convert: beside("allOf", convertAllOf) },
  {
    keyword: has.oneOf,
    match: hasParts("oneOf"),
    convert: beside("oneOf", (source, pointer, builder) => convertUnion("oneOf", source, pointer, builder)),
  },
  {
    keyword: has.anyOf,
    match: hasParts("anyOf"),
    convert: beside("anyOf", (source, pointer, builder) => convertUnion("anyOf", source, pointer, builder)),
  },
  { keyword: has.type, convert: convertType },
  { keyword: has.properties, match: tellsProperties, convert: convertObject },
  { keyword: has.items, convert: convertArray },
];

/** @param keywords of the Schema Object, where they are known: see {@link keywordsOf}. */
export function convertSchema(
  source: JsonObject,
  pointer: JsonPointer,
  builder: SchemaBuilder,
  keywords = keywordsOf(source),
): Schema {
  for (const { keyword, match, convert } of rules) {
    if ((keywords & keyword) !== 0 && (match === undefined || match(source))) {
      return convert(source, pointer, builder, keywords);
    }
  }
  return { kind: "unknown", pointer };
}

function isList(keyword: string): (source: JsonObject) => boolean {
  return (source) => isJsonArray(member(source, keyword));
}

/** A composition of no parts, which JSON Schema does not allow, says nothing: what stands beside it does. */
function hasParts(keyword: string): (source: JsonObject) => boolean {
  return (source) => (arrayMember(source, keyword) ?? []).length > 0;
}

/** Converts the composition `keyword`, and what stands beside it as one more schema that must hold too. */
function beside(keyword: string, convert: Convert): Convert {
  return (source, pointer, builder, keywords) => {
    const schema = convert(source, pointer, builder, keywords);
    const isAlone = !hasAssertion(source, keyword) && isTypeSaid(source, keyword, builder);
    return isAlone ? schema : withSibling(schema, pointer, { source, keyword, builder });
  };
}

/** Of references nearly all stand alone, which their keywords tell at once. */
function convertReference(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder, keywords: number): Schema {
  const schema = builder.reference(source, pointer);
  const isAlone = (keywords & (has.assertion | has.required)) === 0;
  return isAlone ? schema : withSibling(schema, pointer, { source, keyword: "$ref", builder });
}

interface Beside {
  readonly source: JsonObject;
  /** The composition that has been converted. */
  readonly keyword: string;
  readonly builder: SchemaBuilder;
}

function withSibling(schema: Schema, pointer: JsonPointer, { source, keyword, builder }: Beside): Schema {
  const left = isOfAlternatives(source, keyword) ? [keyword, ...arrayKeywords] : [keyword];
  const rest = left.reduce(withoutMember, source);
  const sibling = builder.within(source, () => convertSchema(rest, pointer, builder));
  // Beside a reference, a type alone is not looked at.
  if (isVacuous(sibling) && (sibling.kind === "unknown" || keyword === "$ref")) return schema;
  if (saysNothing(schema, builder)) return sibling;
  if (isVacuous(sibling) || saysNothing(sibling, builder)) return schema;
  if (isShut(sibling)) return schema;
  if (isVacuous(schema)) return sibling;
  const members = schema.kind === "intersection" ? schema.members : [schema];
  return { kind: "intersection", pointer, members: [...members, sibling] };
}

/** Whether what stands beside the composition `keyword` asks anything of values, but for their type. */
function hasAssertion(source: JsonObject, keyword: string): boolean {
  const isOfLists = isOfAlternatives(source, keyword);
  for (const name in source) {
    if (name === keyword || (compositions.has(name) && !hasParts(name)(source))) continue;
    if (name === "required" || (assertionKeywords.has(name) && !(isOfLists && arrayKeywords.has(name)))) return true;
  }
  return false;
}

/** Of alternatives without a type, `items` tells what is in a list, not that there is one. */
function isOfAlternatives(source: JsonObject, keyword: string): boolean {
  return (keyword === "oneOf" || keyword === "anyOf") && member(source, "type") === undefined;
}

/** Whether the composition says all that the `type` beside it says. */
function isTypeSaid(source: JsonObject, keyword: string, builder: SchemaBuilder): boolean {
  if (member(source, "type") === undefined) return true;
  if (keyword === "anyOf" || keyword === "oneOf") return builder.partsOfType(source, keyword).isSaid;
  return false;
}

/** A composition that says nothing of the type, as of parts that only have bounds: what stands beside it says it. */
function saysNothing(schema: Schema, builder: SchemaBuilder): boolean {
  if (schema.kind === "reference") return builder.allowsAny(schema.target);
  return (
    schema.kind === "unknown" || (schema.kind === "union" && schema.members.some((part) => saysNothing(part, builder)))
  );
}

/** A schema that says no more than that the value is an object, or null: beside a composition of objects that adds nothing. */
function isVacuous(schema: Schema): boolean {
  if (schema.kind === "unknown") return true;
  if (schema.kind === "union") return isOrNull(schema, isVacuous);
  if (schema.kind !== "object" || schema.isContradicted) return false;
  return isEmpty(schema) && !schema.closed;
}

/** An object that may have no properties: beside a composition authors mean that no more may be there than that has. */
function isShut(schema: Schema): boolean {
  if (schema.kind === "union") return isOrNull(schema, isShut);
  return schema.kind === "object" && schema.closed === true && isEmpty(schema);
}

function isOrNull({ members }: SchemaOf<"union">, is: (schema: Schema) => boolean): boolean {
  const others = members.filter(({ kind }) => kind !== "null");
  return others.length > 0 && others.every(is);
}

function isEmpty({ properties, additional }: ObjectSchema): boolean {
  return properties.length === 0 && additional === undefined;
}

function convertAllOf(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder): Schema {
  const all = builder.buildParts(source, "allOf", pointer);
  const parts = all.filter((schema) => !isVacuous(schema) && !saysNothing(schema, builder));
  const members = parts.every(isShut) ? parts : parts.filter((schema) => !isShut(schema));
  const isObject = ({ kind }: Schema) => kind === "object";
  // A part that says nothing still has a name, or a comment.
  const said = all.find(isObject) ?? all.find(({ kind }) => kind !== "unknown");
  const [only = said ?? { kind: "unknown", pointer }] = members;
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

function convertTypes(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder, keywords: number): Schema {
  const types = [...new Set(arrayMember(source, "type"))];
  const members = types.map((type) => convertAs(type)(source, pointer, builder, keywords));
  const [only] = members;
  // A list without types says nothing.
  if (only === undefined) return convertSchema(withoutMember(source, "type"), pointer, builder);
  return members.length === 1 ? only : { kind: "union", pointer, members };
}

function convertType(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder, keywords: number): Schema {
  const type = member(source, "type");
  if (isJsonArray(type)) return convertTypes(source, pointer, builder, keywords);
  return convertAs(type)(source, pointer, builder, keywords);
}

/** How a schema of a type is converted; where that is none, by what else the schema says. */
function convertAs(type: Json | undefined): Convert {
  return ofType.get(type) ?? ofNoType(type);
}

function ofNoType(type: Json | undefined): Convert {
  return (source, pointer, builder) => {
    builder.unknownKeywords.noteType(type, appendPointer(pointer, "type"));
    return convertSchema(withoutMember(source, "type"), pointer, builder);
  };
}
