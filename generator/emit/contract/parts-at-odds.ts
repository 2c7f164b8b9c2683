import { isJsonObject } from "../../kernel/json.ts";
import { noDocs } from "../../model/docs.ts";
import type { Direction, ObjectSchema, Property, Schema, SchemaOf } from "../../model/schema/schema.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import { printType, type TypeContext } from "../print/print-type.ts";
import { isListOfProperties } from "./list-of-properties.ts";

/** How parts of an intersection may say something together that openapi-typescript says otherwise. */
export type Odds = "direction" | "list" | "none";

/**
 * Whether a direction carries what one part of an intersection says of a property, and not what another part says of it: what
 * stays a reference keeps the direction that it gives, whatever the parts beside it say. Or whether one part is a list, and
 * another has properties. So it is with what the properties hold that several parts have.
 */
export function oddsOf(schema: SchemaOf<"intersection">, context: TypeContext): Odds {
  const knownOdds = known[context.direction];
  const odds = knownOdds.get(schema) ?? findOdds(schema.members, context);
  knownOdds.set(schema, odds);
  return odds;
}

/** Many bodies reach the same schemas. */
const known: Readonly<Record<Direction, WeakMap<Schema, Odds>>> = {
  request: new WeakMap(),
  response: new WeakMap(),
};

/** How many schemas and properties are looked at: of an intersection with more than anybody writes, nothing is known. */
const mostLooks = 100_000;

function findOdds(members: readonly Schema[], context: TypeContext): Odds {
  const search: Search = { named: context.named, left: mostLooks };
  const seen = new Set<string>();
  const pending: Together[] = [{ schemas: members, parts: members.map((member) => [member]) }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const shared = sharedProperties(next.schemas, search);
    if (search.left <= 0) return "direction";
    if (isListOfProperties(next.parts, context)) return "list";
    for (const declaring of shared) {
      if (isAtOdds(declaring, context)) return "direction";
      const { key, ...held } = heldBy(declaring);
      if (held.schemas.length > 1 && !seen.has(key)) pending.push(held);
      seen.add(key);
    }
  }
  return "none";
}

interface Search {
  readonly named: TypeContext["named"];
  /** How much may still be looked at. */
  left: number;
}

/** Schemas that must hold together. */
interface Together {
  readonly schemas: readonly Schema[];
  /** The same by what says them: several, where they are alternatives. */
  readonly parts: readonly (readonly Schema[])[];
}

/** What the parts say that a property holds, each once: many may say the same. */
function heldBy(declaring: readonly Declaring[]): Together & { readonly key: string } {
  const byKey = declaring.map(({ properties }) => new Map(properties.map(({ schema }) => [keyOf(schema), schema])));
  const all = new Map(byKey.flatMap((held) => [...held]));
  const parts = new Map(byKey.map((held) => [[...held.keys()].join(" "), [...held.values()]]));
  return { schemas: [...all.values()], parts: [...parts.values()], key: [...all.keys()].join(" ") };
}

function keyOf(schema: Schema): string {
  return schema.kind === "reference" ? schema.target : schema.pointer;
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
    const own = part.kind === "object" ? [part] : part.kind === "enum" ? exactObjects(part) : [];
    search.left -= own.reduce((sum, { properties }) => sum + properties.length, 1);
    for (const object of own) objects.push(object);
    if (part.kind === "intersection" || part.kind === "union") pending.push(...part.members);
    else if (part.kind === "array") pending.push(part.items);
    else if (part.kind === "reference" && !seen.has(part.target)) {
      seen.add(part.target);
      const target = search.named.get(part.target)?.schema;
      if (target) pending.push(target);
    }
    isOfAlternatives ||= part.kind === "union" || part.kind === "enum";
  }
  return { objects, isOfAlternatives };
}

/** What exact values say of properties: each by itself, as if it were an alternative. */
function exactObjects({ values, pointer }: SchemaOf<"enum">): readonly ObjectSchema[] {
  return values.filter(isJsonObject).map((value) => ({
    kind: "object",
    pointer,
    properties: Object.entries(value).map(([name, item]) => ({
      name,
      pointer,
      schema: { kind: "enum", pointer, values: [item] },
      required: true,
      access: "both",
      sensitive: false,
      docs: noDocs,
    })),
  }));
}

/** Of several marks of one property that must be there a compiler finds the widest type, where another is null. */
function isNullLost(marked: readonly Property[], { direction }: TypeContext): boolean {
  const isCarried = marked.some((property) => property.required && carries(direction, property));
  return isCarried && marked.some(({ schema }) => schema.kind === "null");
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
  if (others.length > 0 && isNullLost(marked, context)) return true;
  return declaring.some(
    ({ properties, isOfAlternatives }) =>
      isOfAlternatives &&
      properties.some((property) => property.access === "both" && (others.length > 0 || typeOf(property) !== type)),
  );
}
