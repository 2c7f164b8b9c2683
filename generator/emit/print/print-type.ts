import type { Api } from "../../model/api.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { invariant } from "../../kernel/invariant.ts";
import { isJsonArray, type Json } from "../../kernel/json.ts";
import { noDocs } from "../../model/docs.ts";
import type { BySchemaKind, Direction, NamedSchema, Property, Schema } from "../../model/schema.ts";
import { carries } from "../../model/walk-schema.ts";
import { block, code, importedType, join, key, lit, nothing, union, type Code } from "./code.ts";
import { docComment } from "./doc-comment.ts";

/** What a type is printed for. */
export interface TypeContext {
  readonly direction: Direction;
  readonly named: ReadonlyMap<JsonPointer, NamedSchema>;
  /** In an alias, which must not need itself to be resolved: `Record<string, T>` needs `T`, an index signature does not. */
  readonly isAlias?: boolean;
  /** Gets the pointers of the schemas whose type is not said, because it is too long. */
  readonly unsaid?: Set<JsonPointer>;
}

/** The module of a target's named types. */
export const typesModule = "types";

/** The contexts of a target, by direction. */
export type TypeContexts = Readonly<Record<Direction, TypeContext>>;

export function typeContexts(api: Api, unsaid = new Set<JsonPointer>()): TypeContexts {
  const named = new Map(api.schemas.map((schema) => [schema.pointer, schema]));
  return { request: { direction: "request", named, unsaid }, response: { direction: "response", named, unsaid } };
}

/** The TypeScript type of the values that a schema allows. */
export function printType(schema: Schema, context: TypeContext): Code {
  const print = printers[schema.kind] as (schema: Schema, context: TypeContext) => Code;
  return print(schema, context);
}

/** The name of the type of a named schema, in the form of the direction; null is not in it. */
export function typeName(schema: NamedSchema, direction: Direction): string {
  return schema.formNames[direction];
}

/**
 * The type that users write of a named schema: the form that requests take, where they take it at all.
 *
 * @param property one that the form must have.
 */
export function writtenType(schema: NamedSchema, property?: Property): Code {
  const isInRequests = schema.directions.has("request") && (property === undefined || carries("request", property));
  return importedType(typeName(schema, isInRequests ? "request" : "response"), typesModule);
}

/** The types that most properties have, made once. */
const keywords = {
  unknown: code`unknown`,
  never: code`never`,
  null: code`null`,
  boolean: code`boolean`,
  number: code`number`,
  string: code`string`,
};

/** What may be sent as the bytes of a file. */
const uploadType = union([
  code`Blob`,
  code`ArrayBuffer`,
  code`ArrayBufferView`,
  code`ReadableStream<Uint8Array>`,
  code`string`,
]);

const optional = code`?`;

const printers: BySchemaKind<[context: TypeContext], Code> = {
  unknown: () => keywords.unknown,
  never: () => keywords.never,
  null: () => keywords.null,
  boolean: () => keywords.boolean,
  number: () => keywords.number,
  string: ({ binary }, { direction }) => (binary && direction === "request" ? uploadType : keywords.string),
  enum: ({ values }) => (values.length === 0 ? code`never` : union(values.map(literalType))),
  reference: ({ target }, context) => {
    const schema = context.named.get(target);
    invariant(schema, "every schema that is referred to has a type");
    return printReference(schema, context.direction);
  },
  array: ({ items }, context) => code`${element(items, context)}[]`,
  tuple: ({ items, rest, minItems = 0 }, context) => {
    const parts = items.map((item, index) =>
      index < minItems ? printType(item, context) : code`${element(item, context)}?`,
    );
    return code`[${join(rest ? [...parts, code`...${element(rest, context)}[]`] : parts, code`, `)}]`;
  },
  object: (schema, context) => {
    if (schema.properties.length === 0 && schema.additional)
      return printDictionary(printType(schema.additional, context), context);
    const lines = objectMembers(schema.properties, schema.additional, context);
    const [only] = lines;
    if (only === undefined) return schema.closed ? code`Record<string, never>` : code`Record<string, unknown>`;
    return block(code`{`, lines, code`}`);
  },
  union: (schema, context) => union(alternatives(schema, context)),
  intersection: ({ members }, context) => {
    // A member that this direction has nothing of would only add that the value is an object.
    const carried = members.filter((member) => !isEmptied(member, context) && !isShut(member, context));
    const [first] = members;
    if (carried.length === 0) return first ? printType(first, context) : code`unknown`;
    return join(
      carried.map((member) => grouped(member, context)),
      code` & `,
    );
  },
};

/** What references to a schema print, made once: many types refer to the same ones. */
const references = { request: new WeakMap<NamedSchema, Code>(), response: new WeakMap<NamedSchema, Code>() };

function printReference(schema: NamedSchema, direction: Direction): Code {
  const known = references[direction].get(schema);
  if (known) return known;
  const name = importedType(typeName(schema, direction), typesModule);
  const printed = schema.nullable ? code`${name} | null` : name;
  references[direction].set(schema, printed);
  return printed;
}

function printDictionary(value: Code, { isAlias }: TypeContext): Code {
  return isAlias ? code`{ [key: string]: ${value} }` : code`Record<string, ${value}>`;
}

/** What a union is made of, unions within it taken apart: one that is printed on many lines would break another. */
function alternatives(schema: Schema, context: TypeContext): Code[] {
  if (schema.kind === "union") return schema.members.flatMap((member) => alternatives(member, context));
  if (schema.kind === "enum" && schema.values.length > 0) return schema.values.map(literalType);
  const type = printType(schema, context);
  return [schema.kind === "intersection" && type.text.includes("&") ? code`(${type})` : type];
}

/** The longest type of an index signature, in characters. */
const longestIndexed = 50_000;

/** The members of an interface or an object type, each with its comment. */
export function objectMembers(
  properties: readonly Property[],
  additional: Schema | undefined,
  context: TypeContext,
): Code[] {
  const carried = properties.filter((property) => carries(context.direction, property));
  const types: Code[] = [];
  const members = carried.map((property) => {
    const name = key(property.name);
    const mark = property.required ? nothing : optional;
    const type = printType(property.schema, context);
    types.push(type);
    return code`${docComment(property.docs)}${name}${mark}: ${type};`;
  });
  if (additional === undefined) return members;
  // An index signature must allow what every named property holds, or the type does not compile.
  const others = union([printType(additional, context), ...types, code`undefined`]);
  // It says it all once more, and so would all around it: of much within much there would be no end.
  if (others.text.length <= longestIndexed) return [...members, code`[key: string]: ${others};`];
  context.unsaid?.add(additional.pointer);
  const note = docComment(noDocs, ["Any value, because the type of all properties is too long to be said once more."]);
  return [...members, code`${note}[key: string]: ${keywords.unknown};`];
}

function literalType(value: Json): Code {
  if (value === null || typeof value !== "object") return lit(value);
  if (isJsonArray(value)) return code`[${join(value.map(literalType), code`, `)}]`;
  return code`{ ${join(
    Object.entries(value).map(([name, item]) => code`${key(name)}: ${literalType(item)}`),
    code`; `,
  )} }`;
}

/** The type of an array's element: in brackets where `[]` would take only its last part. */
function element(schema: Schema, context: TypeContext): Code {
  const type = printType(schema, context);
  return type.text.includes("|") || type.text.includes("&") ? bracketed(schema, type, context) : type;
}

/** An object all of whose properties go the other way, or are contradicted. */
function isEmptied(schema: Schema, context: TypeContext): boolean {
  if (schema.kind !== "object" || schema.additional !== undefined) return false;
  if (schema.properties.length === 0) return schema.isContradicted === true;
  return !schema.properties.some((property) => carries(context.direction, property));
}

/** A reference to an object that may have no properties: `Record<string, never>` would forbid those of the other members. */
function isShut(schema: Schema, { named, direction }: TypeContext): boolean {
  const target = schema.kind === "reference" ? named.get(schema.target)?.schema : schema;
  if (target?.kind !== "object" || target.closed !== true || target.additional !== undefined) return false;
  return !target.properties.some((property) => carries(direction, property));
}

/** The type of an intersection's member: in brackets where `&` would take only its last part. */
function grouped(schema: Schema, context: TypeContext): Code {
  const tag = printTag(schema, context);
  if (tag) return tag;
  const type = printType(schema, context);
  return type.text.includes("|") ? bracketed(schema, type, context) : type;
}

/** What a discriminator says, on the line of what it says it of. */
function printTag(schema: Schema, context: TypeContext): Code | undefined {
  if (schema.kind !== "object") return undefined;
  const [property, ...others] = schema.properties;
  if (property?.schema.kind !== "enum" || !property.schema.isDiscriminating || others.length > 0) return undefined;
  return code`{ ${key(property.name)}: ${printType(property.schema, context)} }`;
}

function bracketed(schema: Schema, type: Code, context: TypeContext): Code {
  const isCompound =
    schema.kind === "union" ||
    schema.kind === "intersection" ||
    schema.kind === "enum" ||
    // A file has many forms in a request.
    schema.kind === "string" ||
    (schema.kind === "reference" && context.named.get(schema.target)?.nullable === true);
  return isCompound ? code`(${type})` : type;
}
