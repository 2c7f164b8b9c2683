import type { Envelope } from "../operation/operation.ts";
import type { BodyPath } from "../pagination/page-order.ts";
import { membersAt, type SchemasByPointer } from "./known-members.ts";
import { factNames, holders, linkTargets, meaningsIn, type Meaning } from "../pagination/pagination-names.ts";
import { plainName } from "../names/plain-name.ts";
import { resolvedSchema } from "./resolved-schema.ts";
import type { Schema, SchemaKind } from "./schema.ts";

export type FactKind = keyof typeof factNames;

/** Where a body has what is known of its list. */
export type ListFacts = Readonly<Partial<Record<FactKind, BodyPath>>>;

/** A property of a body, or of a part of it that is about the list. */
export interface Place {
  readonly path: BodyPath;
  readonly schema: Schema;
}

/** What each may be by its schema. */
const kinds: Readonly<Record<FactKind, readonly SchemaKind[]>> = {
  cursor: ["string", "number", "unknown"],
  link: ["string", "number", "unknown"],
  more: ["boolean"],
  total: ["number", "unknown"],
  pages: ["number", "unknown"],
  size: ["number", "unknown"],
  current: ["number", "unknown"],
};

/** The properties of a body, of its payload, and of the objects in them that are about lists, as deep as two of these. */
export function listPlaces(body: Schema, envelope: Envelope | undefined, named: SchemasByPointer): readonly Place[] {
  const payload = envelope?.payload?.name;
  const places: Place[] = [];
  for (const place of placesIn({ path: [], schema: body }, named)) {
    if (payload === undefined || place.path[0] !== payload) {
      addHeld(places, place, named, 2);
      continue;
    }
    places.push(place);
    for (const inner of placesIn(place, named)) addHeld(places, inner, named, 2);
  }
  return places;
}

function addHeld(places: Place[], place: Place, named: SchemasByPointer, depth: number): void {
  places.push(place);
  if (depth === 0 || !holders.has(plainName(place.path.at(-1) ?? ""))) return;
  for (const inner of placesIn(place, named)) addHeld(places, inner, named, depth - 1);
}

function placesIn({ path, schema }: Place, named: SchemasByPointer): readonly Place[] {
  const places: Place[] = [];
  for (const member of membersAt(schema, named)?.values() ?? []) {
    places.push({ path: [...path, member.name], schema: member.schema });
  }
  return places;
}

/** The best place for each fact: that with the most usual name. */
export function findFacts(places: readonly Place[], named: SchemasByPointer): ListFacts {
  const found = new Map<FactKind, { readonly path: BodyPath; readonly rank: number }>();
  for (const { path, schema } of places) {
    for (const { kind, rank } of meaningsOf(path)) {
      const known = found.get(kind);
      if (known !== undefined && known.rank <= rank) continue;
      if (kinds[kind].includes(resolvedSchema(schema, named).kind)) found.set(kind, { path, rank });
    }
  }
  return Object.fromEntries([...found].map(([kind, { path }]) => [kind, path]));
}

const meanings = meaningsIn(factNames);

/** What the name of a property may stand for; of one that only says where a link leads, what its holder's name does. */
function meaningsOf(path: BodyPath): readonly Meaning<FactKind>[] {
  const own = plainName(path.at(-1) ?? "");
  const found = meanings.get(own) ?? [];
  if (!linkTargets.has(own)) return found;
  const held = meanings.get(plainName(path.at(-2) ?? "")) ?? [];
  return [...found, ...held.filter(({ kind }) => kind === "link")];
}
