import type { Envelope } from "../operation/operation.ts";
import type { BodyPath } from "../pagination/page-order.ts";
import type { SchemasByPointer } from "./known-members.ts";
import type { Place } from "./list-facts.ts";
import { resolvedSchema } from "./resolved-schema.ts";
import type { Schema } from "./schema.ts";

/** Lists of these names are about the request. */
const besideItems: ReadonlySet<string> = new Set(["errors", "messages", "warnings", "links", "included"]);

/**
 * Where the list is: the body itself, the payload, the one list in the payload, or the one list in the body. Where there
 * are several, nobody knows which of them the pages are of.
 */
export function findItems(body: Schema, { places, envelope, named }: ItemContext): BodyPath | undefined {
  const isList = (schema: Schema) => resolvedSchema(schema, named).kind === "array";
  if (isList(body)) return [];
  const payload = envelope?.payload?.name;
  const start = payload === undefined ? [] : [payload];
  const held = places.find(({ path }) => path.length === 1 && path[0] === payload);
  if (held !== undefined && isList(held.schema)) return held.path;
  const lists = places.filter(
    ({ path, schema }) =>
      path.length === start.length + 1 &&
      start.every((name, index) => path[index] === name) &&
      !besideItems.has(path.at(-1) ?? "") &&
      isList(schema),
  );
  return lists.length === 1 ? lists[0]?.path : undefined;
}

export interface ItemContext {
  readonly places: readonly Place[];
  readonly envelope: Envelope | undefined;
  readonly named: SchemasByPointer;
}
