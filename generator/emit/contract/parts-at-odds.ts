import type { Direction, ObjectSchema, Schema, SchemaOf } from "../../model/schema.ts";
import { carries } from "../../model/walk-schema.ts";
import type { TypeContext } from "../print/print-type.ts";

/**
 * Whether a direction carries what one part of an intersection says of a property, and not what another part says of it: what
 * stays a reference keeps the direction that it gives, whatever the parts beside it say.
 */
export function arePartsAtOdds(schema: SchemaOf<"intersection">, { named, direction }: TypeContext): boolean {
  const knownOdds = known[direction];
  const odds = knownOdds.get(schema);
  if (odds !== undefined) return odds;
  const parts = schema.members.map((member) => objectsOf(member, named));
  const names = new Set(parts.flat().flatMap((object) => namesLeftOut(object, direction)));
  const areAtOdds = [...names].some((name) => isAtOdds(parts.map((objects) => verdictsOf(name, objects, direction))));
  knownOdds.set(schema, areAtOdds);
  return areAtOdds;
}

/** Many bodies reach the same schemas. */
const known: Readonly<Record<Direction, WeakMap<Schema, boolean>>> = {
  request: new WeakMap(),
  response: new WeakMap(),
};

/** The objects that a schema is made of, those of its alternatives too: references are followed, each once. */
function objectsOf(schema: Schema, named: TypeContext["named"]): readonly ObjectSchema[] {
  const objects: ObjectSchema[] = [];
  const seen = new Set<string>();
  const pending: Schema[] = [schema];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.kind === "object") objects.push(part);
    else if (part.kind === "intersection" || part.kind === "union") pending.push(...part.members);
    else if (part.kind === "reference" && !seen.has(part.target)) {
      seen.add(part.target);
      const target = named.get(part.target)?.schema;
      if (target) pending.push(target);
    }
  }
  return objects;
}

function namesLeftOut({ properties }: ObjectSchema, direction: Direction): readonly string[] {
  // Of most objects, all properties go both ways.
  if (properties.every((property) => carries(direction, property))) return [];
  return properties.filter((property) => !carries(direction, property)).map(({ name }) => name);
}

/** Whether the direction carries the property: what each of the objects says of it. */
function verdictsOf(name: string, objects: readonly ObjectSchema[], direction: Direction): ReadonlySet<boolean> {
  const properties = objects.flatMap((object) => object.properties.filter((property) => property.name === name));
  return new Set(properties.map((property) => carries(direction, property)));
}

/** Alternatives may say several things of a property, where nothing beside them has it. */
function isAtOdds(verdicts: readonly ReadonlySet<boolean>[]): boolean {
  const declaring = verdicts.filter(({ size }) => size > 0);
  return declaring.length > 1 && new Set(declaring.flatMap((verdict) => [...verdict])).size > 1;
}
