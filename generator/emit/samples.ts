import type { Json, JsonObject } from "../kernel/json.ts";
import { isJsonObject } from "../kernel/json.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Operation } from "../model/api.ts";
import type { BySchemaKind, Docs, Schema, SchemaOf } from "../model/schema.ts";
import { carries } from "../model/walk-schema.ts";
import { conforms } from "./conforms.ts";
import type { TypeContext } from "./print/print-type.ts";
import { sampleString } from "./sample-string.ts";

/** What to make a sample of. */
export interface SampleOptions {
  readonly context: TypeContext;
  /** Which properties an object gets. */
  readonly fill: "required" | "every";
  /** A value to use for a schema instead of making one. */
  readonly instead?: (schema: Schema) => Json | undefined;
  /** Which member of a union to take, by the union's pointer. */
  readonly members?: ReadonlyMap<JsonPointer, number>;
}

/** The references on the way to a schema: a recursive one must end somewhere. */
type Trail = readonly JsonPointer[];

/**
 * A value that the schema allows; the same for the same schema on every machine.
 *
 * @returns `undefined` where none can be made: the schema allows none, or its constraints are more than is understood.
 */
export function sample(schema: Schema, options: SampleOptions): Json | undefined {
  return make(schema, options, []);
}

/** Params that an operation accepts; `undefined` where none can be made. */
export function sampleParams(operation: Operation, options: SampleOptions): JsonObject | undefined {
  const { parameters, body } = operation;
  const entries: [string, Json][] = [];
  for (const { required, schema, localName, docs } of parameters) {
    if (!required && options.fill === "required") continue;
    const value = makeDocumented(docs, schema, options, []);
    if (value === undefined && required) return undefined;
    if (value !== undefined) entries.push([localName, value]);
  }
  if (body && (body.required || options.fill === "every")) {
    const value = sample(body.content.schema, options);
    if (value === undefined) return body.required ? undefined : Object.fromEntries(entries);
    if (body.placement === "nested") entries.push(["body", value]);
    else if (isJsonObject(value)) entries.push(...Object.entries(value));
  }
  return Object.fromEntries(entries);
}

function make(schema: Schema, options: SampleOptions, trail: Trail): Json | undefined {
  const given = options.instead?.(schema);
  if (given !== undefined) return given;
  const maker = makers[schema.kind] as (schema: Schema, options: SampleOptions, trail: Trail) => Json | undefined;
  return maker(schema, options, trail);
}

/** A value for what has docs of its own: the first of the document's examples that the schema allows, if it is a scalar. */
function makeDocumented(docs: Docs, schema: Schema, options: SampleOptions, trail: Trail): Json | undefined {
  const isScalar = schema.kind === "string" || schema.kind === "number" || schema.kind === "boolean";
  const example = isScalar ? docs.examples?.find((value) => conforms(value, schema, options.context)) : undefined;
  return options.instead?.(schema) ?? example ?? make(schema, options, trail);
}

const makers: BySchemaKind<[options: SampleOptions, trail: Trail], Json | undefined> = {
  unknown: () => "any",
  never: () => undefined,
  null: () => null,
  boolean: () => true,
  number: (schema) => sampleNumber(schema),
  string: (schema) => sampleString(schema),
  enum: ({ values }) => values.find((value) => value !== null) ?? values[0],
  reference: ({ target }, options, trail) => {
    const named = options.context.named.get(target);
    if (named === undefined || trail.includes(target)) return undefined;
    return make(named.schema, options, [...trail, target]);
  },
  array: ({ items, minItems = 0, maxItems = Infinity, uniqueItems }, options, trail) => {
    const item = make(items, options, trail);
    const count = Math.max(minItems, options.fill === "every" && maxItems > 0 ? 1 : 0);
    if (item === undefined) return minItems === 0 ? [] : undefined;
    if (uniqueItems && count > 1) return distinct(items, item, count);
    return Array.from({ length: count }, () => item);
  },
  tuple: ({ items, rest, minItems = 0 }, options, trail) => {
    const more = Array.from({ length: Math.max(0, minItems - items.length) }, () => rest);
    const values = [...items, ...more].map((item) => item && make(item, options, trail));
    return values.every((value) => value !== undefined) ? values : undefined;
  },
  object: (schema, options, trail) => makeObject(schema, options, trail),
  union: ({ members, pointer }, options, trail) => {
    const chosen = members[options.members?.get(pointer) ?? -1];
    if (chosen) return make(chosen, options, trail);
    const values = members.map((part) => make(part, options, trail));
    return values.find((value) => value !== undefined && value !== null) ?? values.find((value) => value !== undefined);
  },
  intersection: (schema, options, trail) => {
    const values = makeAll(schema.members, options, trail);
    // Members that are full already are not made again: of nested intersections that would double with each level.
    const full = options.fill === "every" ? values : makeAll(schema.members, { ...options, fill: "every" }, trail);
    // Of a property that several members know, one says the most: which is found by trying.
    const merged = values.every(isJsonObject) ? mergeAll(values, full) : values;
    return merged.find((value) => value !== undefined && conforms(value, schema, options.context)) ?? merged[0];
  },
};

function makeAll(schemas: readonly Schema[], options: SampleOptions, trail: Trail): (Json | undefined)[] {
  return schemas.map((part) => make(part, options, trail));
}

/** The ways to make one object of several; a member may require what only another one, in full, says more of. */
function mergeAll(values: readonly JsonObject[], full: readonly (Json | undefined)[]): JsonObject[] {
  const merged = merge(values);
  const fuller = full.map((value) =>
    Object.fromEntries(
      Object.entries(isJsonObject(value) ? value : {}).filter(([name]) => Object.hasOwn(merged, name)),
    ),
  );
  return [merged, merge(fuller), merge(fuller.toReversed())];
}

function merge(values: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(values.flatMap((value) => Object.entries(value)));
}

function makeObject(schema: SchemaOf<"object">, options: SampleOptions, trail: Trail): Json | undefined {
  const entries: [string, Json][] = [];
  const wanted = schema.properties.filter((property) => carries(options.context.direction, property));
  for (const property of wanted) {
    if (!property.required && options.fill === "required") continue;
    const value = makeDocumented(property.docs, property.schema, options, trail);
    if (value === undefined && property.required) return undefined;
    if (value !== undefined) entries.push([property.name, value]);
  }
  const { additional, minProperties = 0 } = schema;
  const missing = Math.max(minProperties - entries.length, additional && options.fill === "every" ? 1 : 0);
  for (let number = 1; number <= missing; number += 1) {
    const value = additional ? make(additional, options, trail) : "any";
    if (value !== undefined) entries.push([number === 1 ? "key" : `key${number}`, value]);
  }
  return Object.fromEntries(entries);
}

function sampleNumber(schema: SchemaOf<"number">): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = multipleOf ?? 1;
  const low = Math.max(
    minimum ?? -Infinity,
    exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + Number.EPSILON,
  );
  const above = low === -Infinity ? undefined : Math.ceil(low / step) * step;
  const next =
    exclusiveMinimum !== undefined && above !== undefined && above <= exclusiveMinimum ? above + step : above;
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - step);
  const start = Math.max(1, step);
  const below = high === undefined ? undefined : Math.floor(high / step) * step;
  const between = high === undefined || low === -Infinity ? undefined : (low + (exclusiveMaximum ?? high)) / 2;
  const candidates = [start, step, next, high, below, minimum, 0, between];
  const inside = (value: number | undefined) =>
    value !== undefined &&
    value >= (minimum ?? -Infinity) &&
    value <= (maximum ?? Infinity) &&
    value > (exclusiveMinimum ?? -Infinity) &&
    value < (exclusiveMaximum ?? Infinity) &&
    (!schema.integer || Number.isInteger(value)) &&
    (multipleOf === undefined || Number.isInteger(value / multipleOf));
  return candidates.find(inside);
}

/** So many different values of a simple schema; `undefined` where there are not as many. */
function distinct(items: Schema, first: Json, count: number): Json | undefined {
  if (items.kind === "enum") return items.values.length >= count ? items.values.slice(0, count) : undefined;
  if (typeof first === "number") return Array.from({ length: count }, (_, index) => first + index);
  if (typeof first === "string")
    return Array.from({ length: count }, (_, index) => (index === 0 ? first : `${first}${index}`));
  return undefined;
}
