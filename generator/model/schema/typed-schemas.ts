import { isJsonArray, isJsonObject, member, objectMember, stringMember } from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { limitMember } from "./keyword-forms.ts";
import { has } from "./keywords.ts";
import type { SchemaBuilder } from "./schema-builder.ts";
import type { ObjectSchema, Schema, SchemaOf } from "./schema.ts";

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
  const schema: SchemaOf<"number"> = { kind: "number", pointer, integer };
  if ((keywords & has.limit) === 0) return schema;
  pick(schema, source, stringMember, ["format"]);
  pick(schema, source, limitMember, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]);
  return schema;
}

/** Media types that no text has. An image may be one: SVG. */
const binaryTypes =
  /^\s*(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:octet-stream|pdf|zip|gzip)\s*(?:;|$))/i;

/** @see https://spec.openapis.org/oas/v3.1.1.html#migrating-binary-descriptions-from-oas-3-0 */
function convertString(source: JsonObject, pointer: JsonPointer, _builder: SchemaBuilder, keywords: number): Schema {
  const schema: SchemaOf<"string"> = { kind: "string", pointer };
  if ((keywords & has.limit) === 0) return schema;
  pick(schema, source, stringMember, ["format", "pattern"]);
  pick(schema, source, limitMember, ["minLength", "maxLength"]);
  // `format: binary` is of 3.0, and found in documents of every version.
  const isBinary = binaryTypes.test(stringMember(source, "contentMediaType") ?? "") || schema.format === "binary";
  return isBinary && !Object.hasOwn(source, "contentEncoding") ? { ...schema, binary: true } : schema;
}

export function convertArray(
  source: JsonObject,
  pointer: JsonPointer,
  builder: SchemaBuilder,
  keywords: number,
): Schema {
  const items = builder.buildHeld(member(source, "items"), appendPointer(pointer, "items"));
  if (isJsonArray(member(source, "prefixItems"))) return convertTuple(source, pointer, builder, items);
  const schema: SchemaOf<"array"> = { kind: "array", pointer, items };
  if ((keywords & has.limit) === 0) return schema;
  pick(schema, source, limitMember, ["minItems", "maxItems"]);
  return member(source, "uniqueItems") === true ? { ...schema, uniqueItems: true } : schema;
}

/** @param rest what may follow the items. */
function convertTuple(source: JsonObject, pointer: JsonPointer, builder: SchemaBuilder, rest: Schema): Schema {
  const most = limitMember(source, "maxItems") ?? Infinity;
  const items = builder.buildAllHeld(source, "prefixItems", pointer).slice(0, most);
  const isFull = rest.kind === "never" || items.length >= most;
  const schema: SchemaOf<"tuple"> = { kind: "tuple", pointer, items, ...(isFull ? {} : { rest }) };
  pick(schema, source, limitMember, ["minItems"]);
  return schema;
}

export function convertObject(
  source: JsonObject,
  pointer: JsonPointer,
  builder: SchemaBuilder,
  keywords: number,
): ObjectSchema {
  const others = (keywords & has.additional) === 0 ? undefined : convertAdditional(source, pointer, builder);
  const properties = builder.properties(source, pointer, keywords);
  const own = { kind: "object", pointer, properties } as const;
  const schema: ObjectSchema = others === undefined ? own : { ...own, ...others };
  if ((keywords & has.limit) !== 0) pick(schema, source, limitMember, ["minProperties", "maxProperties"]);
  return schema;
}

/** What an object says of properties that it does not name. */
function convertAdditional(
  source: JsonObject,
  pointer: JsonPointer,
  builder: SchemaBuilder,
): Pick<ObjectSchema, "additional" | "isPatterned" | "closed"> {
  const patterns = Object.entries(objectMember(source, "patternProperties") ?? {}).map(([pattern, value]) =>
    builder.buildHeld(value, appendPointer(pointer, "patternProperties", pattern)),
  );
  const others = member(source, "additionalProperties");
  const isOpen = others === true || isJsonObject(others);
  const additional = isOpen
    ? [...patterns, builder.buildHeld(others, appendPointer(pointer, "additionalProperties"))]
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

/** Gives a schema that is being made those members `keys` of `source` that have the type that `read` reads. */
function pick<Key extends string, Value>(
  schema: { [K in Key]?: Value },
  source: JsonObject,
  read: (source: JsonObject, key: string) => Value | undefined,
  keys: readonly Key[],
): void {
  for (const key of keys) {
    const value = read(source, key);
    if (value !== undefined) schema[key] = value;
  }
}
