import type { Direction, ObjectSchema, Property, Schema, SchemaOf } from "../../model/schema.ts";
import { carries } from "../../model/walk-schema.ts";
import { printType, type TypeContext } from "../print/print-type.ts";

/**
 * Whether a direction carries what one part of an intersection says of a property, and not what another part says of it: what
 * stays a reference keeps the direction that it gives, whatever the parts beside it say. So it is with what such properties hold.
 */
export function arePartsAtOdds(schema: SchemaOf<"intersection">, context: TypeContext): boolean {
  const knownOdds = known[context.direction];
  const odds = knownOdds.get(schema);
  if (odds !== undefined) return odds;
  const areAtOdds = holdsOdds(schema.members, context);
  knownOdds.set(schema, areAtOdds);
  return areAtOdds;
}

/** Many bodies reach the same schemas. */
const known: Readonly<Record<Direction, WeakMap<Schema, boolean>>> = {
  request: new WeakMap(),
  response: new WeakMap(),
};

/** How many schemas and properties are looked at: of an intersection with more than anybody writes, nothing is known. */
const mostLooks = 100_000;

function holdsOdds(members: readonly Schema[], context: TypeContext): boolean {
  const search: Search = { named: context.named, left: mostLooks };
  const seen = new Set<string>();
  const pending = [members];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const shared = sharedProperties(next, search);
    if (search.left <= 0) return true;
    for (const declaring of shared) {
      if (isAtOdds(declaring, context)) return true;
      const held = heldBy(declaring);
      const key = [...held.keys()].join(" ");
      if (held.size > 1 && !seen.has(key)) pending.push([...held.values()]);
      seen.add(key);
    }
  }
  return false;
}

interface Search {
  readonly named: TypeContext["named"];
  /** How much may still be looked at. */
  left: number;
}

/** The schemas of a property, each once: many may refer to the same one. */
function heldBy(declaring: readonly Declaring[]): ReadonlyMap<string, Schema> {
  const schemas = declaring.flatMap(({ properties }) => properties.map(({ schema }) => schema));
  return new Map(schemas.map((schema) => [schema.kind === "reference" ? schema.target : schema.pointer, schema]));
}

/** What a part of an intersection says of a property. */
interface Declaring {
  /** More than one, where alternatives declare it. */
  readonly properties: readonly Property[];
  /** The part has alternatives, not all of which need declare it. */
  readonly isOfAlternatives: boolean;
}

/** By property, the parts that declare it: of one that a single part declares, nothing is at odds. */
function sharedProperties(members: readonly Schema[], search: Search): Declaring[][] {
  const byName = new Map<string, Declaring[]>();
  for (const { objects, isOfAlternatives } of members.map((member) => objectsOf(member, search))) {
    const own = new Map<string, Property[]>();
    for (const property of objects.flatMap(({ properties }) => properties)) listIn(own, property.name).push(property);
    for (const [name, properties] of own) listIn(byName, name).push({ properties, isOfAlternatives });
  }
  return [...byName.values()].filter(({ length }) => length > 1);
}

function listIn<T>(lists: Map<string, T[]>, name: string): T[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

interface Objects {
  readonly objects: readonly ObjectSchema[];
  readonly isOfAlternatives: boolean;
}

/** The objects that a schema, or what it is a list of, is made of, those of its alternatives too: references are followed, each once. */
function objectsOf(schema: Schema, search: Search): Objects {
  const objects: ObjectSchema[] = [];
  let isOfAlternatives = false;
  const seen = new Set<string>();
  const pending: Schema[] = [schema];
  for (let part = pending.pop(); part !== undefined && search.left > 0; part = pending.pop()) {
    search.left -= part.kind === "object" ? 1 + part.properties.length : 1;
    if (part.kind === "object") objects.push(part);
    else if (part.kind === "intersection" || part.kind === "union") pending.push(...part.members);
    else if (part.kind === "array") pending.push(part.items);
    else if (part.kind === "reference" && !seen.has(part.target)) {
      seen.add(part.target);
      const target = search.named.get(part.target)?.schema;
      if (target) pending.push(target);
    }
    isOfAlternatives ||= part.kind === "union";
  }
  return { objects, isOfAlternatives };
}

/** Alternatives may say several things of a property, where nothing beside them has it. */
function isAtOdds(declaring: readonly Declaring[], context: TypeContext): boolean {
  const all = declaring.flatMap(({ properties }) => properties);
  const marked = all.filter(({ access }) => access !== "both");
  if (marked.length === 0) return false;
  if (new Set(all.map((property) => carries(context.direction, property))).size > 1) return true;
  // Beside the mark of the one part the types of alternatives are lost, each of which would need it.
  const typeOf = ({ schema }: Property) => printType(schema, context).text;
  const [type, ...others] = new Set(marked.map(typeOf));
  return declaring.some(
    ({ properties, isOfAlternatives }) =>
      isOfAlternatives &&
      properties.some((property) => property.access === "both" && (others.length > 0 || typeOf(property) !== type)),
  );
}
