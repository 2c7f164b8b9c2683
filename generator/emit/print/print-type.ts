import type { Api } from "../../model/api.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { invariant } from "../../kernel/invariant.ts";
import { isJsonArray, type Json } from "../../kernel/json.ts";
import { noDocs } from "../../model/docs.ts";
import type {
  BySchemaKind,
  Direction,
  Docs,
  NamedSchema,
  ObjectSchema,
  Property,
  Schema,
} from "../../model/schema/schema.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import { countLines } from "../file-parts.ts";
import { code, CodeBuilder, importedType, join, key, lit, union, type Code } from "./code.ts";
import { docComment, noNotes } from "./doc-comment.ts";

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

/**
 * The TypeScript type of the values that a schema allows.
 *
 * @param level of the code that it gets into: what is printed at once as deep as it stands needs not be indented later.
 */
export function printType(schema: Schema, context: TypeContext, level = 0): Code {
  const print = printers[schema.kind] as (schema: Schema, context: TypeContext, level: number) => Code;
  return print(schema, context, level);
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
  undefined: code`undefined`,
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

const nothingAllowed = code`Record<string, never>`;
const anythingAllowed = code`Record<string, unknown>`;

const printers: BySchemaKind<[context: TypeContext, level: number], Code> = {
  unknown: () => keywords.unknown,
  never: () => keywords.never,
  null: () => keywords.null,
  boolean: () => keywords.boolean,
  number: () => keywords.number,
  string: ({ binary }, { direction }) => (binary && direction === "request" ? uploadType : keywords.string),
  enum: ({ values }, _context, level) => union(literalTypes(values), level),
  reference: ({ target }, context) => {
    const schema = context.named.get(target);
    invariant(schema, "every schema that is referred to has a type");
    return printReference(schema, context.direction);
  },
  array: ({ items }, context, level) => code`${element(items, context, level)}[]`,
  tuple: ({ items, rest, minItems = 0 }, context, level) => {
    const parts = items.map((item, index) =>
      index < minItems ? printType(item, context, level) : code`${element(item, context, level)}?`,
    );
    return code`[${join(rest ? [...parts, code`...${element(rest, context, level)}[]`] : parts, code`, `)}]`;
  },
  object: (schema, context, level) =>
    schema.properties.length === 0 && schema.additional
      ? printDictionary(printType(schema.additional, context, level), context)
      : (printMembers(schema, context, level) ?? (schema.closed ? nothingAllowed : anythingAllowed)),
  union: (schema, context, level) => union(alternatives(schema, context, level), level),
  intersection: ({ members }, context, level) => {
    // A member that this direction has nothing of would only add that the value is an object.
    const carried = members.filter((member) => !isEmptied(member, context) && !isShut(member, context));
    const [first] = members;
    if (carried.length === 0) return first ? printType(first, context, level) : keywords.unknown;
    return join(
      carried.map((member) => grouped(member, context, level)),
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
function alternatives(schema: Schema, context: TypeContext, level: number): Code[] {
  if (schema.kind === "union") return schema.members.flatMap((member) => alternatives(member, context, level));
  if (schema.kind === "enum" && schema.values.length > 0) return literalTypes(schema.values);
  const type = printType(schema, context, level);
  return [schema.kind === "intersection" && type.text.includes("&") ? code`(${type})` : type];
}

/** The longest type of an index signature, in characters. */
const longestIndexed = 50_000;

/** The members of an interface or an object type, each with its comment; `undefined` where it has none. */
export function printMembers(
  { properties, additional }: ObjectSchema,
  context: TypeContext,
  level: number,
): Code | undefined {
  const members = new CodeBuilder().add(opening);
  const types: Code[] = [];
  let isAnyOptional = false;
  for (const property of properties) {
    if (!carries(context.direction, property)) continue;
    const type = printType(property.schema, context, level + 1);
    types.push(type);
    if (!property.required) isAnyOptional = true;
    members
      .addLine(level + 1)
      .add(docComment(ownDocs(property, context), noNotes, level + 1))
      .add(key(property.name))
      .addBehind(property.required ? colon : optionalColon, type)
      .add(semicolon);
  }
  if (isAnyOptional) types.push(keywords.undefined);
  if (additional) members.addLine(level + 1).add(printIndex(additional, types, context, level + 1));
  else if (types.length === 0) return undefined;
  return members.addLine(level).add(closing).build();
}

/** What is said of a value, but for what its type says in a comment of its own. */
export function ownDocs({ schema, docs }: Pick<Property, "schema" | "docs">, { named }: TypeContext): Docs {
  if (docs === noDocs || schema.kind !== "reference") return docs;
  const said = named.get(schema.target)?.docs;
  const isSaid = said && (["summary", "description", "default"] as const).every((name) => docs[name] === said[name]);
  if (!isSaid) return docs;
  // Editors strike out what is deprecated where it is used.
  return docs.deprecated ? { deprecated: true } : noDocs;
}

const opening = code`{`;
const closing = code`}`;
const colon = code`: `;
const optionalColon = code`?: `;
const semicolon = code`;`;

/** An index signature must allow what every named property holds, or the type does not compile. */
function printIndex(additional: Schema, types: readonly Code[], context: TypeContext, level: number): Code {
  const others = union([printType(additional, context, level), ...types], level);
  // It says it all once more, and so would all around it: of much within much there would be no end.
  if (others.text.length <= longestIndexed || unindentedLength(others.text, level) <= longestIndexed)
    return code`[key: string]: ${others};`;
  context.unsaid?.add(additional.pointer);
  const note = "Any value, because the type of all properties is too long to be said once more.";
  return code`${docComment(noDocs, [note], level)}[key: string]: ${keywords.unknown};`;
}

/** How long a type would be at the start of a line: where it stands has no say in whether it is printed. */
function unindentedLength(text: string, level: number): number {
  return text.length - (countLines(text) - 1) * level * 2;
}

/** The types of values, of which `true` and `false` together are `boolean`. */
function literalTypes(values: readonly Json[]): Code[] {
  const hasBoth = values.includes(true) && values.includes(false);
  return values.map((value) => (hasBoth && typeof value === "boolean" ? keywords.boolean : literalType(value)));
}

function literalType(value: Json): Code {
  if (value === null || typeof value !== "object") return lit(value);
  if (isJsonArray(value)) return code`[${join(value.map(literalType), code`, `)}]`;
  const members = Object.entries(value);
  // Empty braces are the type of anything but null.
  if (members.length === 0) return nothingAllowed;
  return code`{ ${join(
    members.map(([name, item]) => code`${key(name)}: ${literalType(item)}`),
    code`; `,
  )} }`;
}

/** The type of an array's element: in brackets where `[]` would take only its last part. */
function element(schema: Schema, context: TypeContext, level: number): Code {
  const type = printType(schema, context, level);
  const isCompound = isMadeOfTypes(schema, context) && (type.text.includes("|") || type.text.includes("&"));
  return isCompound ? bracketed(type, level) : type;
}

/** A union on lines of its own closes on one, too. */
function bracketed(type: Code, level: number): Code {
  if (!type.beginsLine) return code`(${type})`;
  return new CodeBuilder()
    .add(code`(`)
    .add(type)
    .addLine(level)
    .add(code`)`)
    .build();
}

/** Whether a schema is an object all of whose properties go the other way, or are contradicted. */
export function isEmptied(schema: Schema, context: TypeContext): boolean {
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
function grouped(schema: Schema, context: TypeContext, level: number): Code {
  const tag = printTag(schema, context);
  if (tag) return tag;
  const type = printType(schema, context, level);
  return isMadeOfTypes(schema, context) && type.text.includes("|") ? bracketed(type, level) : type;
}

/** What a discriminator says, on the line of what it says it of. */
function printTag(schema: Schema, context: TypeContext): Code | undefined {
  if (schema.kind !== "object") return undefined;
  const [property, ...others] = schema.properties;
  if (property?.schema.kind !== "enum" || !property.schema.isDiscriminating || others.length > 0) return undefined;
  return code`{ ${key(property.name)}: ${printType(property.schema, context)} }`;
}

/** Whether the type of a schema may be one of several, or all of them. */
function isMadeOfTypes(schema: Schema, context: TypeContext): boolean {
  return (
    schema.kind === "union" ||
    schema.kind === "intersection" ||
    schema.kind === "enum" ||
    // A file has many forms in a request.
    schema.kind === "string" ||
    (schema.kind === "reference" && context.named.get(schema.target)?.nullable === true)
  );
}
