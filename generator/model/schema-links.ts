import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Direction, Schema } from "./schema.ts";
import { carries, walkSchema } from "./walk-schema.ts";

/** The named schemas that a schema refers to: what a request carries of it, and what a response does. */
export interface SchemaLinks extends Readonly<Record<Direction, readonly JsonPointer[]>> {
  /** A property of its own goes in one direction only. */
  readonly isOneWay: boolean;
}

export function linksOf(schema: Schema): SchemaLinks {
  const targets = new Set<JsonPointer>();
  let isOneWay = false;
  walkSchema(schema, (part) => {
    if (part.kind === "reference") targets.add(part.target);
    if (part.kind === "object") isOneWay ||= part.properties.some(({ access }) => access !== "both");
  });
  if (!isOneWay) return { request: [...targets], response: [...targets], isOneWay };
  return { request: carried(schema, "request"), response: carried(schema, "response"), isOneWay };
}

function carried(schema: Schema, direction: Direction): JsonPointer[] {
  const targets = new Set<JsonPointer>();
  walkSchema(
    schema,
    (part) => {
      if (part.kind === "reference") targets.add(part.target);
    },
    (property) => carries(direction, property),
  );
  return [...targets];
}
