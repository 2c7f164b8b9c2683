import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { BySchemaKind, Direction, Schema } from "./schema.ts";
import { carries } from "./walk-schema.ts";

/** The named schemas that a schema refers to, some more than once: what a request carries of it, and what a response does. */
export interface SchemaLinks extends Readonly<Record<Direction, readonly JsonPointer[]>> {
  /** A property of its own goes in one direction only; where none does, both directions have the same list. */
  readonly isOneWay: boolean;
}

const noLinks: SchemaLinks = { request: [], response: [], isOneWay: false };

export function linksOf(schema: Schema): SchemaLinks {
  if (!mayLink.has(schema.kind)) return noLinks;
  // Nearly all that is exchanged is just this.
  if (schema.kind === "reference") return inBothDirections([schema.target]);
  const request = carriedBy("request", schema);
  if (!request.isOneWay) return inBothDirections(request.targets);
  return { request: request.targets, response: carriedBy("response", schema).targets, isOneWay: true };
}

function carriedBy(direction: Direction, schema: Schema): FoundLinks {
  const found: FoundLinks = { direction, targets: [], isOneWay: false };
  collect(schema, found);
  return found;
}

function inBothDirections(targets: readonly JsonPointer[]): SchemaLinks {
  return { request: targets, response: targets, isOneWay: false };
}

const mayLink: ReadonlySet<Schema["kind"]> = new Set([
  "reference",
  "array",
  "tuple",
  "object",
  "union",
  "intersection",
]);

/** The links that a direction carries, as they are found. */
interface FoundLinks {
  readonly direction: Direction;
  readonly targets: JsonPointer[];
  isOneWay: boolean;
}

/** Schemas are nested as deeply as the document nests them at most, and so it may recurse. */
function collect(schema: Schema, found: FoundLinks): void {
  const collectOf = collectors[schema.kind] as (schema: Schema, found: FoundLinks) => void;
  collectOf(schema, found);
}

function collectAll(schemas: readonly Schema[], found: FoundLinks): void {
  for (const schema of schemas) collect(schema, found);
}

const ignore = (): void => {};

const collectors: BySchemaKind<[found: FoundLinks], void> = {
  unknown: ignore,
  never: ignore,
  null: ignore,
  boolean: ignore,
  number: ignore,
  string: ignore,
  enum: ignore,
  reference: ({ target }, { targets }) => void targets.push(target),
  array: ({ items }, found) => collect(items, found),
  tuple: ({ items, rest }, found) => {
    collectAll(items, found);
    if (rest) collect(rest, found);
  },
  object: ({ properties, additional }, found) => {
    for (const property of properties) {
      if (property.access !== "both") found.isOneWay = true;
      if (carries(found.direction, property)) collect(property.schema, found);
    }
    if (additional) collect(additional, found);
  },
  union: ({ members }, found) => collectAll(members, found),
  intersection: ({ members }, found) => collectAll(members, found),
};
