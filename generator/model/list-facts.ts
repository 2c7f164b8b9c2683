import type { Envelope } from "./operation.ts";
import type { BodyPath } from "./page-order.ts";
import { membersAt, type KnownMember, type SchemasByPointer } from "./known-members.ts";
import { factNames, holders, linkTargets } from "./pagination-names.ts";
import { plainName } from "./plain-name.ts";
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
  const root = placesIn({ path: [], schema: body }, named);
  return root.flatMap((place) => {
    const isPayload = payload !== undefined && place.path[0] === payload;
    return isPayload
      ? [place, ...placesIn(place, named).flatMap((inner) => withHeld(inner, named, 2))]
      : withHeld(place, named, 2);
  });
}

function withHeld(place: Place, named: SchemasByPointer, depth: number): readonly Place[] {
  const isHolder = depth > 0 && holders.has(plainName(place.path.at(-1) ?? ""));
  if (!isHolder) return [place];
  return [place, ...placesIn(place, named).flatMap((inner) => withHeld(inner, named, depth - 1))];
}

function placesIn({ path, schema }: Place, named: SchemasByPointer): readonly Place[] {
  const members = membersAt(schema, named);
  return [...(members?.values() ?? [])].map((member: KnownMember) => ({
    path: [...path, member.name],
    schema: member.schema,
  }));
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

/** A fact that a name may stand for, and how usual the name is for it: 0 is the most usual. */
interface Meaning {
  readonly kind: FactKind;
  readonly rank: number;
}

const meanings = new Map<string, Meaning[]>();
for (const kind of Object.keys(factNames) as FactKind[]) {
  for (const [rank, name] of factNames[kind].entries()) {
    meanings.set(name, [...(meanings.get(name) ?? []), { kind, rank }]);
  }
}

/** What the name of a property may stand for; of one that only says where a link leads, what its holder's name does. */
function meaningsOf(path: BodyPath): readonly Meaning[] {
  const own = plainName(path.at(-1) ?? "");
  const found = meanings.get(own) ?? [];
  if (!linkTargets.has(own)) return found;
  const held = meanings.get(plainName(path.at(-2) ?? "")) ?? [];
  return [...found, ...held.filter(({ kind }) => kind === "link")];
}
