import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { BySchemaKind, Direction, Schema } from "./schema.ts";

/** The named schemas that a schema refers to, some more than once: what a request carries of it, and what a response does. */
export interface SchemaLinks extends Readonly<Record<Direction, readonly JsonPointer[]>> {
  /** A property of its own goes in one direction only; where none does, both directions have the same list. */
  readonly isOneWay: boolean;
}

/** The links as they are found. */
interface FoundLinks {
  readonly request: JsonPointer[];
  readonly response: JsonPointer[];
  isOneWay: boolean;
}

const noLinks: SchemaLinks = { request: [], response: [], isOneWay: false };

export function linksOf(schema: Schema): SchemaLinks {
  if (!mayLink.has(schema.kind)) return noLinks;
  const found: FoundLinks = { request: [], response: [], isOneWay: false };
  collect(schema, "both", found);
  return found.isOneWay ? found : { request: found.request, response: found.request, isOneWay: false };
}

const mayLink: ReadonlySet<Schema["kind"]> = new Set([
  "reference",
  "array",
  "tuple",
  "object",
  "union",
  "intersection",
]);

/** Which directions carry a part. */
type Carried = Direction | "both" | "none";

/** Schemas are nested as deeply as the document nests them at most, and so it may recurse. */
function collect(schema: Schema, carried: Carried, found: FoundLinks): void {
  const collectOf = collectors[schema.kind] as (schema: Schema, carried: Carried, found: FoundLinks) => void;
  collectOf(schema, carried, found);
}

function collectAll(schemas: readonly Schema[], carried: Carried, found: FoundLinks): void {
  for (const schema of schemas) collect(schema, carried, found);
}

const ignore = (): void => {};

const collectors: BySchemaKind<[carried: Carried, found: FoundLinks], void> = {
  unknown: ignore,
  never: ignore,
  null: ignore,
  boolean: ignore,
  number: ignore,
  string: ignore,
  enum: ignore,
  reference: ({ target }, carried, { request, response }) => {
    if (carried === "both" || carried === "request") request.push(target);
    if (carried === "both" || carried === "response") response.push(target);
  },
  array: ({ items }, carried, found) => collect(items, carried, found),
  tuple: ({ items, rest }, carried, found) => {
    collectAll(items, carried, found);
    if (rest) collect(rest, carried, found);
  },
  object: ({ properties, additional }, carried, found) => {
    for (const { schema, access } of properties) {
      if (access !== "both") found.isOneWay = true;
      collect(schema, access === "both" ? carried : narrowed(carried, access), found);
    }
    if (additional) collect(additional, carried, found);
  },
  union: ({ members }, carried, found) => collectAll(members, carried, found),
  intersection: ({ members }, carried, found) => collectAll(members, carried, found),
};

/** What is left of the directions for a property that only one of them carries. */
function narrowed(carried: Carried, access: "readOnly" | "writeOnly"): Carried {
  const only = access === "readOnly" ? "response" : "request";
  return carried === "both" || carried === only ? only : "none";
}
