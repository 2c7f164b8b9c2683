import { isJsonArray, isJsonObject, member, type Json, type JsonObject } from "../kernel/json.ts";
import type { BySchemaKind, Property, Schema, SchemaOf } from "../model/schema.ts";
import { inheritedNames } from "../model/identifier.ts";
import { carries } from "../model/walk-schema.ts";
import type { TypeContext } from "./print/print-type.ts";

/** How strictly a value is looked at. */
export interface ConformContext extends TypeContext {
  /** Properties that the schema does not name are let pass, as JSON Schema does unless it forbids them. */
  readonly isOpen?: boolean;
}

/**
 * Whether a JSON value is one that the schema allows, and that its printed type allows too: a literal of that type may hold
 * no property that the type does not know. Patterns and formats are not looked at.
 */
export function conforms(value: Json, schema: Schema, context: ConformContext): boolean {
  const check = checks[schema.kind] as (schema: Schema, value: Json, context: ConformContext) => boolean;
  if (isScalar(value) && !composed.has(schema.kind)) return check(schema, value, context);
  const known = isScalar(value) ? scalarsOf(schema, context) : objectsOf(schema, context);
  const judged = known.get(value as Scalar & object) ?? check(schema, value, context);
  known.set(value as Scalar & object, judged);
  return judged;
}

type Scalar = string | number | boolean | null;

function isScalar(value: Json): value is Scalar {
  return typeof value !== "object" || value === null;
}

/** The kinds of schemas that lead to one another, by more ways than anybody could go. */
const composed: ReadonlySet<Schema["kind"]> = new Set(["union", "intersection", "reference"]);

/**
 * Samples have most of their parts in common, and a part is judged once. By direction and strictness, then by schema.
 */
const scalarsOf = judgements(() => new Map<Scalar, boolean>());
const objectsOf = judgements(() => new WeakMap<object, boolean>());

function judgements<T>(make: () => T): (schema: Schema, context: ConformContext) => T {
  const judged = new Map<string, WeakMap<Schema, T>>();
  return (schema, { direction, isOpen }) => {
    const strictness = isOpen === true ? `${direction} open` : direction;
    const bySchema = judged.get(strictness) ?? new WeakMap<Schema, T>();
    judged.set(strictness, bySchema);
    const known = bySchema.get(schema) ?? make();
    bySchema.set(schema, known);
    return known;
  };
}

const checks: BySchemaKind<[value: Json, context: ConformContext], boolean> = {
  unknown: () => true,
  never: () => false,
  null: (_schema, value) => value === null,
  boolean: (_schema, value) => typeof value === "boolean",
  number: (schema, value) => typeof value === "number" && isInRange(schema, value),
  string: ({ minLength = 0, maxLength = Infinity }, value) =>
    typeof value === "string" && codePoints(value) >= minLength && codePoints(value) <= maxLength,
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
  const known = enumTexts.get(schema) ?? new Set(schema.values.map((value) => JSON.stringify(value)));
  enumTexts.set(schema, known);
  return known;
}

function codePoints(text: string): number {
  return Array.from(text).length;
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
  const carried = properties.filter((property) => carries(context.direction, property));
  const count = Object.keys(value).length;
  if (count < minProperties || count > maxProperties) return false;
  const known = new Set(carried.map(({ name }) => name));
  return (
    carried.every((property) => conformsToProperty(property, member(value, property.name), context)) &&
    Object.entries(value).every(
      ([name, item]) =>
        known.has(name) ||
        (additional
          ? conforms(item, additional, context)
          : (context.isOpen === true || carried.length === 0) && !schema.closed),
    )
  );
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
  if (resolved.kind === "union" || resolved.kind === "intersection") {
    return { ...resolved, members: resolved.members.map((part) => opened(part, context)) };
  }
  return undefined;
}

function resolve(schema: Schema, context: ConformContext): Schema {
  return schema.kind === "reference" ? (context.named.get(schema.target)?.schema ?? schema) : schema;
}
