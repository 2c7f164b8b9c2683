import type { BySchemaKind, Direction, Property, Schema, SchemaOf } from "./schema.ts";

/** Whether a request, or a response, carries the property. */
export function carries(direction: Direction, property: Property): boolean {
  return property.access === "both" || property.access === (direction === "request" ? "writeOnly" : "readOnly");
}

/** The schemas that a schema is made of, not those that it refers to. */
export function childSchemas(
  schema: Schema,
  includes: (property: Property) => boolean = () => true,
): readonly Schema[] {
  const children = childrenByKind[schema.kind] as (
    schema: Schema,
    includes: (property: Property) => boolean,
  ) => readonly Schema[];
  return children(schema, includes);
}

const none = (): readonly Schema[] => [];

const childrenByKind: BySchemaKind<[includes: (property: Property) => boolean], readonly Schema[]> = {
  unknown: none,
  never: none,
  null: none,
  boolean: none,
  number: none,
  string: none,
  enum: none,
  reference: none,
  array: ({ items }) => [items],
  tuple: ({ items, rest }) => [...items, ...(rest ? [rest] : [])],
  object: ({ properties, additional }: SchemaOf<"object">, includes) => [
    ...properties.filter(includes).map(({ schema }) => schema),
    ...(additional ? [additional] : []),
  ],
  union: ({ members }) => members,
  intersection: ({ members }) => members,
};

/** Visits a schema and all that it is made of, outer ones first; references are visited and not followed. */
export function walkSchema(
  root: Schema,
  visit: (schema: Schema) => void,
  includes?: (property: Property) => boolean,
): void {
  const pending = [root];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    visit(schema);
    const children = childSchemas(schema, includes);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child) pending.push(child);
    }
  }
}
