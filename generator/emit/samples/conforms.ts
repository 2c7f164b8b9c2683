import { isJsonArray, isJsonObject, member, type Json, type JsonObject } from "../../kernel/json.ts";
import type { BySchemaKind, Direction, Property, Schema, SchemaOf } from "../../model/schema/schema.ts";
import { inheritedNames } from "../../model/names/identifier.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import type { TypeContext } from "../print/print-type.ts";
import { isOfForm } from "./sample-string.ts";

/** How strictly a value is looked at. */
export interface ConformContext extends TypeContext {
  /** Properties that the schema does not name are let pass, as JSON Schema does unless it forbids them. */
  readonly isOpen?: boolean;
  /** Patterns and formats of texts are looked at, too. */
  readonly isExact?: boolean;
  /** Only with `isOpen`: each part of an intersection counts by itself, as to a validator, and a closed one allows no others' properties. */
  readonly isByParts?: boolean;
}

/**
 * Whether a JSON value is one that the schema allows, and that its printed type allows too: a literal of that type may hold
 * no property that the type does not know.
 */
export function conforms(value: Json, schema: Schema, context: ConformContext): boolean {
  const check = checks[schema.kind] as (schema: Schema, value: Json, context: ConformContext) => boolean;
  // A reference asks one other, which remembers what it says.
  if (schema.kind === "reference") return check(schema, value, context);
  if (isScalar(value) && !composed.has(schema.kind)) return check(schema, value, context);
  const judgements = judgementsOf(schema, context);
  const known = judgements.get(value);
  if (known !== undefined) return known;
  const judged = check(schema, value, context);
  judgements.set(value, judged);
  return judged;
}

function isScalar(value: Json): boolean {
  return typeof value !== "object" || value === null;
}

/** The kinds of schemas that lead to one another, by more ways than anybody could go. */
const composed: ReadonlySet<Schema["kind"]> = new Set(["union", "intersection"]);

/** What was judged of a schema's values: samples have most of their parts in common, and a part is judged once. */
type Judgements = Map<Json, boolean>;

/** By schema, for each way to look at a value. */
type Judged = Readonly<
  Record<"closed" | "open" | "exact" | "parts", Readonly<Record<Direction, WeakMap<Schema, Judgements>>>>
>;

let judged = nothingJudged();

function nothingJudged(): Judged {
  return {
    closed: { request: new WeakMap(), response: new WeakMap() },
    open: { request: new WeakMap(), response: new WeakMap() },
    exact: { request: new WeakMap(), response: new WeakMap() },
    parts: { request: new WeakMap(), response: new WeakMap() },
  };
}

/** Forgets what was judged: the values of one operation are of no use to the next, and there are millions in a document. */
export function forgetJudgements(): void {
  judged = nothingJudged();
}

function judgementsOf(schema: Schema, { direction, isOpen, isExact, isByParts }: ConformContext): Judgements {
  const open = isByParts === true ? "parts" : "open";
  const bySchema = judged[isExact === true ? "exact" : isOpen === true ? open : "closed"][direction];
  const known = bySchema.get(schema);
  if (known) return known;
  const none: Judgements = new Map();
  bySchema.set(schema, none);
  return none;
}

const checks: BySchemaKind<[value: Json, context: ConformContext], boolean> = {
  unknown: () => true,
  never: () => false,
  null: (_schema, value) => value === null,
  boolean: (_schema, value) => typeof value === "boolean",
  number: (schema, value) => typeof value === "number" && isInRange(schema, value),
  string: (schema, value, context) =>
    typeof value === "string" &&
    isInLength(schema, value) &&
    (context.isExact !== true || isOfForm(schema, value, context)),
  enum: (schema, value) => textsOf(schema).has(JSON.stringify(value)),
  array: ({ items, minItems = 0, maxItems = Infinity, uniqueItems }, value, context) =>
    isJsonArray(value) &&
    value.length >= minItems &&
    value.length <= maxItems &&
    (uniqueItems !== true || new Set(value.map((item) => JSON.stringify(item))).size === value.length) &&
    value.every((item) => conforms(item, items, context)),
  tuple: ({ items, rest, minItems = 0 }, value, context) =>
    isJsonArray(value) &&
    value.length >= minItems &&
    value.every((item, index) => {
      const schema = items[index] ?? rest;
      return schema !== undefined && conforms(item, schema, context);
    }),
  object: (schema, value, context) => isJsonObject(value) && conformsToObject(schema, value, context),
  union: ({ members }, value, context) => members.some((part) => conforms(value, part, context)),
  intersection: (schema, value, context) => {
    if (context.isByParts === true) return schema.members.every((part) => conforms(value, part, context));
    const { members, names } = openedMembers(schema, context);
    return (
      members.every((part) => conforms(value, part, context)) && (context.isOpen === true || hasOnly(value, names))
    );
  },
  reference: ({ target }, value, context) => {
    const named = context.named.get(target);
    return named !== undefined && ((named.nullable && value === null) || conforms(value, named.schema, context));
  },
};

const enumTexts = new WeakMap<SchemaOf<"enum">, ReadonlySet<string>>();

/** The values of an enum as text, made once: it may have thousands, and be asked as often. */
function textsOf(schema: SchemaOf<"enum">): ReadonlySet<string> {
  const known = enumTexts.get(schema);
  if (known) return known;
  const texts = new Set(schema.values.map((value) => JSON.stringify(value)));
  enumTexts.set(schema, texts);
  return texts;
}

function isInLength({ minLength = 0, maxLength = Infinity }: SchemaOf<"string">, value: string): boolean {
  if (minLength === 0 && value.length <= maxLength) return true;
  const codePoints = Array.from(value).length;
  return codePoints >= minLength && codePoints <= maxLength;
}

function isInRange(schema: SchemaOf<"number">, value: number): boolean {
  const {
    minimum = -Infinity,
    maximum = Infinity,
    exclusiveMinimum = -Infinity,
    exclusiveMaximum = Infinity,
    multipleOf,
  } = schema;
  if (schema.integer && !Number.isInteger(value)) return false;
  if (multipleOf !== undefined && multipleOf > 0 && !Number.isInteger(value / multipleOf)) return false;
  return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum;
}

function conformsToObject(schema: SchemaOf<"object">, value: JsonObject, context: ConformContext): boolean {
  const { properties, additional, minProperties = 0, maxProperties = Infinity } = schema;
  const names = Object.keys(value);
  if (names.length < minProperties || names.length > maxProperties) return false;
  let isAny = true;
  let others = names.length;
  for (const property of properties) {
    if (!carries(context.direction, property)) continue;
    const found = member(value, property.name);
    if (!conformsToProperty(property, found, context)) return false;
    isAny = false;
    if (found !== undefined) others -= 1;
  }
  // Most values have no other properties than those that the schema names.
  if (others === 0) return true;
  if (!additional) return (context.isOpen === true || isAny) && !schema.closed;
  const known = new Set(properties.flatMap((property) => (carries(context.direction, property) ? property.name : [])));
  return names.every((name) => known.has(name) || conforms(member(value, name) ?? null, additional, context));
}

function conformsToProperty(property: Property, value: Json | undefined, context: ConformContext): boolean {
  if (value !== undefined) return conforms(value, property.schema, context);
  // To a compiler a literal without such a property has the inherited one.
  return !property.required && (context.isOpen === true || !inheritedNames.has(property.name));
}

const namesOfSchemas = new WeakMap<Schema, Names>();

/**
 * The names that a schema allows; a wildcard where it allows any. Each schema is looked at once: what it is made of may be
 * made of others, and these of the same.
 */
function namesOf(schema: Schema, context: ConformContext): Names {
  const resolved = resolve(schema, context);
  const known = namesOfSchemas.get(resolved);
  if (known) return known;
  const names = new Set<string | typeof anyName>();
  // A set that grows while it is read is read to its end.
  const schemas = new Set([resolved]);
  for (const part of schemas) {
    if (part.kind === "union" || part.kind === "intersection") {
      for (const inner of part.members) schemas.add(resolve(inner, context));
    } else if (part.kind === "object" && !part.additional) for (const { name } of part.properties) names.add(name);
    else names.add(anyName);
  }
  namesOfSchemas.set(resolved, names);
  return names;
}

type Names = ReadonlySet<string | typeof anyName>;

const anyName = Symbol("any name");

function hasOnly(value: Json, known: readonly Names[]): boolean {
  if (!isJsonObject(value) || known.some((names) => names.has(anyName))) return true;
  return Object.keys(value).every((name) => known.some((names) => names.has(name)));
}

/** What the members of an intersection are held against: each by itself, and the names of all of them. */
interface Opened {
  readonly members: readonly Schema[];
  readonly names: readonly Names[];
}

const openedIntersections = new WeakMap<Schema, Opened>();

function openedMembers(schema: SchemaOf<"intersection">, context: ConformContext): Opened {
  const known = openedIntersections.get(schema);
  if (known) return known;
  const made = {
    members: schema.members.map((part) => opened(part, context)),
    names: schema.members.map((part) => namesOf(part, context)),
  };
  openedIntersections.set(schema, made);
  return made;
}

const openedSchemas = new WeakMap<Schema, Schema>();

/**
 * An object schema that lets the properties pass which only the other members of its intersection know. Made once: schemas
 * may be made of the same ones over and over.
 */
function opened(schema: Schema, context: ConformContext): Schema {
  const resolved = resolve(schema, context);
  const known = openedSchemas.get(resolved);
  if (known) return known;
  const made = openedAnew(resolved, context);
  if (made === undefined) return schema;
  // What is open stays as it is: of rows of intersections each would be made anew for each before it.
  openedSchemas.set(resolved, made).set(made, made);
  return made;
}

function openedAnew(resolved: Schema, context: ConformContext): Schema | undefined {
  if (resolved.kind === "object" && !resolved.additional)
    return { ...resolved, additional: { kind: "unknown", pointer: resolved.pointer } };
  if (resolved.kind === "intersection")
    return { ...resolved, members: resolved.members.map((part) => opened(part, context)) };
  // An alternative that may have no properties has none in the type either.
  if (resolved.kind === "union")
    return {
      ...resolved,
      members: resolved.members.map((part) => (isShut(part, context) ? part : opened(part, context))),
    };
  return undefined;
}

function isShut(schema: Schema, context: ConformContext): boolean {
  const resolved = resolve(schema, context);
  return (
    resolved.kind === "object" && resolved.closed === true && !resolved.additional && resolved.properties.length === 0
  );
}

function resolve(schema: Schema, context: ConformContext): Schema {
  return schema.kind === "reference" ? (context.named.get(schema.target)?.schema ?? schema) : schema;
}
