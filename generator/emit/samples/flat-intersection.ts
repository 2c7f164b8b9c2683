import type { ObjectSchema, Property, Schema, SchemaOf } from "../../model/schema/schema.ts";
import type { TypeContext } from "../print/print-type.ts";

/** What an intersection is made of, down to what is no intersection: references are followed, each once. */
export function partsOf(schema: SchemaOf<"intersection">, { named }: TypeContext): readonly Schema[] {
  const parts: Schema[] = [];
  const seen = new Set<string>();
  const pending: Schema[] = [schema];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.kind === "intersection") pending.push(...part.members.toReversed());
    else if (part.kind !== "reference") parts.push(part);
    else if (!seen.has(part.target)) {
      seen.add(part.target);
      const target = named.get(part.target)?.schema;
      if (target) pending.push(target);
    }
  }
  return parts;
}

/** One object schema that demands what all of them demand. */
export function mergeObjects(objects: readonly ObjectSchema[]): ObjectSchema {
  const [first] = objects;
  if (objects.length === 1 && first) return first;
  const properties = new Map<string, Property>();
  for (const property of objects.flatMap((object) => object.properties)) {
    const other = properties.get(property.name);
    properties.set(property.name, other ? mergeProperties(other, property) : property);
  }
  const { additional, isPatterned } = objects.find((object) => object.additional !== undefined) ?? {};
  const least = Math.max(...objects.map(({ minProperties = 0 }) => minProperties));
  return {
    kind: "object",
    pointer: first?.pointer ?? "",
    properties: [...properties.values()],
    ...(additional ? { additional } : {}),
    ...(isPatterned ? { isPatterned } : {}),
    ...(least > 0 ? { minProperties: least } : {}),
  };
}

function mergeProperties(left: Property, right: Property): Property {
  return {
    ...left,
    schema: mergeSchemas(left.schema, right.schema),
    required: left.required || right.required,
    access: left.access === "both" ? right.access : left.access,
    docs: { ...right.docs, ...left.docs },
  };
}

function mergeSchemas(left: Schema, right: Schema): Schema {
  if (right.kind === "unknown") return left;
  if (left.kind === "unknown") return right;
  return { kind: "intersection", pointer: left.pointer, members: [left, right] };
}
