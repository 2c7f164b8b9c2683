import { isNestedDeeper } from "../../kernel/is-nested-deeper.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Schema } from "../../model/schema/schema.ts";
import { carries, childSchemas } from "../../model/schema/walk-schema.ts";
import type { TypeContext } from "../print/print-type.ts";
import { mostLevels } from "./compared-levels.ts";
import { losesObject } from "./loses-object.ts";
import { oddsOf } from "./parts-at-odds.ts";

/** What is compared in, and the schemas in which openapi-typescript was shown less than the document says. */
export interface ComparisonContext {
  readonly context: TypeContext;
  readonly cut: ReadonlySet<JsonPointer>;
}

/** Whether a schema by itself, without those that it is made of, has a form that the two say otherwise. */
type IsSaidOtherwise = (schema: Schema, comparison: ComparisonContext) => boolean;

/** The forms that openapi-typescript cannot say, or says otherwise than our types: docs/types.md has the reasons. */
const differences = {
  "tuple with a rest or optional items": (schema) =>
    schema.kind === "tuple" && (schema.rest !== undefined || (schema.minItems ?? 0) < schema.items.length),
  "binary string in a request": (schema, { context }) =>
    schema.kind === "string" && schema.binary === true && context.direction === "request",
  "contradicted part of an allOf": (schema) => schema.kind === "object" && schema.isContradicted === true,
  "direction that parts are at odds about": (schema, { context }) =>
    schema.kind === "intersection" && oddsOf(schema, context) === "direction",
  "part that alone says that it is an object, and goes the other way": (schema, { context }) =>
    schema.kind === "intersection" && losesObject(schema, context),
  "list that has properties": (schema, { context }) =>
    schema.kind === "intersection" && oddsOf(schema, context) === "list",
  "reference that is cut": (schema, { cut }) => schema.kind === "reference" && cut.has(schema.target),
} satisfies Readonly<Record<string, IsSaidOtherwise>>;

/**
 * What keeps the types from being compared: forms, and that there is more within one another, or are more exact values or more
 * schemas, than a compiler compares.
 */
export type Difference = keyof typeof differences | "levels" | "values" | "schemas";

/** How many exact values TypeScript compares at once: it gives up at 100,000. */
const mostValues = 90_000;

/** How many schemas: it gives up between 60,000 and 100,000, by what they say. */
const mostSchemas = 50_000;

const names = Object.keys(differences) as readonly (keyof typeof differences)[];

/** Of a list TypeScript looks at two types. */
const levelsOf: Readonly<Partial<Record<Schema["kind"], number>>> = { object: 1, union: 1, array: 2, tuple: 2 };

/**
 * Finds what keeps openapi-typescript from saying what our types say of a schema and of all that it refers to: where there
 * is anything, a difference tells nothing. What the direction does not carry is not compared.
 */
export function findDifferences(root: Schema, comparison: ComparisonContext): ReadonlySet<Difference> {
  const { context } = comparison;
  const found = new Set<Difference>();
  const seen = new Set<JsonPointer>();
  const pending = [{ schema: root, levels: 0 }];
  let [values, schemas] = [0, 0];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { schema } = next;
    for (const name of names) if (differences[name](schema, comparison)) found.add(name);
    const levels = next.levels + (levelsOf[schema.kind] ?? 0);
    if (levels > mostLevels || hasDeepValue(schema, mostLevels - levels)) found.add("levels");
    if (schema.kind === "enum") values += schema.values.length;
    if (values > mostValues) found.add("values");
    schemas += 1;
    if (schemas > mostSchemas) found.add("schemas");
    const children = childSchemas(schema, (property) => carries(context.direction, property));
    for (const child of children.toReversed()) pending.push({ schema: child, levels });
    if (schema.kind !== "reference" || seen.has(schema.target)) continue;
    seen.add(schema.target);
    const named = context.named.get(schema.target);
    if (named) pending.push({ schema: named.schema, levels });
  }
  return found;
}

/** An exact value has a type of as many levels. */
function hasDeepValue(schema: Schema, most: number): boolean {
  return schema.kind === "enum" && schema.values.some((value) => isNestedDeeper(value, Math.floor(most / 2)));
}
