import { isJsonArray, isJsonObject, member, numberMember, objectMember, stringMember } from "../kernel/json.ts";
import type { Json, JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { has } from "./keywords.ts";
import type { SchemaBuilder } from "./schema-builder.ts";
import type { ObjectSchema, Schema } from "./schema.ts";

/** @param keywords of the Schema Object: see {@link has}. */
export type Convert = (source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder, keywords: number) => Schema;

/** How a schema is converted that has a type. */
export const ofType: ReadonlyMap<Json | undefined, Convert> = new Map<Json | undefined, Convert>([
  ["null", (_source, pointer) => ({ kind: "null", pointer })],
  ["boolean", (_source, pointer) => ({ kind: "boolean", pointer })],
  ["number", (source, pointer, _builder, keywords) => convertNumber(source, pointer, keywords, false)],
  ["integer", (source, pointer, _builder, keywords) => convertNumber(source, pointer, keywords, true)],
  ["string", convertString],
  ["array", convertArray],
  ["object", convertObject],
]);

function convertNumber(source: JsonObject, pointer: JsonPointer, keywords: number, integer: boolean): Schema {
  if ((keywords & has.limit) === 0) return { kind: "number", pointer, integer };
  return {
    kind: "number",
    pointer,
    integer,
    ...pick(source, stringMember, ["format"]),
    ...pick(source, numberMember, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
  };
}

/** Media types that no text has. An image may be one: SVG. */
const binaryTypes =
  /^\s*(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:octet-stream|pdf|zip|gzip)\s*(?:;|$))/i;

/** @see https://spec.openapis.org/oas/v3.1.1.html#migrating-binary-descriptions-from-oas-3-0 */
function convertString(source: JsonObject, pointer: JsonPointer, _builder: SchemaBuilder, keywords: number): Schema {
  if ((keywords & has.limit) === 0) return { kind: "string", pointer };
  // `format: binary` is of 3.0, and found in documents of every version.
  const isBinary =
    binaryTypes.test(stringMember(source, "contentMediaType") ?? "") || stringMember(source, "format") === "binary";
  return {
    kind: "string",
    pointer,
    ...pick(source, stringMember, ["format", "pattern"]),
    ...pick(source, numberMember, ["minLength", "maxLength"]),
    ...(isBinary && !Object.hasOwn(source, "contentEncoding") ? { binary: true as const } : {}),
  };
}

export function convertArray(
  source: JsonObject,
  pointer: JsonPointer,
  builder: SchemaBuilder,
  keywords: number,
): Schema {
  const isBounded = (keywords & has.limit) !== 0;
  const bounds = isBounded ? pick(source, numberMember, ["minItems", "maxItems"]) : {};
  const rest = builder.build(member(source, "items"), appendPointer(pointer, "items"));
  if (isJsonArray(member(source, "prefixItems"))) {
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
  if (!isBounded) return { kind: "array", pointer, items: rest };
  const isUnique = member(source, "uniqueItems") === true;
  return { kind: "array", pointer, items: rest, ...bounds, ...(isUnique ? { uniqueItems: true as const } : {}) };
}

export function convertObject(
  source: JsonObject,
  pointer: JsonPointer,
  builder: SchemaBuilder,
  keywords: number,
): ObjectSchema {
  const others = (keywords & has.additional) === 0 ? undefined : convertAdditional(source, pointer, builder);
  const properties = builder.properties(source, pointer, keywords);
  if (others === undefined && (keywords & has.limit) === 0) return { kind: "object", pointer, properties };
  return {
    kind: "object",
    pointer,
    properties,
    ...others,
    ...pick(source, numberMember, ["minProperties", "maxProperties"]),
  };
}

/** What an object says of properties that it does not name. */
function convertAdditional(
  source: JsonObject,
  pointer: JsonPointer,
  builder: SchemaBuilder,
): Pick<ObjectSchema, "additional" | "isPatterned" | "closed"> {
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
    ...(only === undefined
      ? {}
      : { additional: additional.length === 1 ? only : { kind: "union", pointer, members: additional } }),
    ...(patterns.length > 0 ? { isPatterned: true as const } : {}),
    ...(others === false ? { closed: true as const } : {}),
  };
}

/** The members `keys` of `source` that have the type that `read` reads. */
function pick<Key extends string, Value>(
  source: JsonObject,
  read: (source: JsonObject, key: string) => Value | undefined,
  keys: readonly Key[],
): { [K in Key]?: Value } {
  const picked: { [K in Key]?: Value } = {};
  for (const key of keys) {
    const value = read(source, key);
    if (value !== undefined) picked[key] = value;
  }
  return picked;
}
