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
  const find = (kind: FactKind): BodyPath | undefined => {
    const fitting = places.filter(({ schema }) => kinds[kind].includes(resolvedSchema(schema, named).kind));
    const found = factNames[kind].flatMap((name) => fitting.find(({ path }) => isCalled(path, name, kind)) ?? []);
    return found[0]?.path;
  };
  const facts = (Object.keys(factNames) as FactKind[]).map((kind) => [kind, find(kind)] as const);
  return Object.fromEntries(facts.filter(([, path]) => path !== undefined));
}

function isCalled(path: BodyPath, name: string, kind: FactKind): boolean {
  const own = plainName(path.at(-1) ?? "");
  const isTarget = kind === "link" && linkTargets.includes(own) && plainName(path.at(-2) ?? "") === name;
  return own === name || isTarget;
}
