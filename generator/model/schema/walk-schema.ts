import type { BySchemaKind, Direction, Property, Schema, SchemaOf } from "./schema.ts";

/** Whether a request, or a response, carries the property. */
export function carries(direction: Direction, property: Property): boolean {
  return property.access === "both" || property.access === (direction === "request" ? "writeOnly" : "readOnly");
}

/** Which properties of objects are looked at. */
type Includes = (property: Property) => boolean;

/** The schemas that a schema is made of, not those that it refers to. */
export function childSchemas(schema: Schema, includes?: Includes): readonly Schema[] {
  const children: Schema[] = [];
  addChildren(schema, children, includes);
  return children.reverse();
}

/** Adds them from the last to the first, so that the first comes off a stack first. */
function addChildren(schema: Schema, stack: Schema[], includes: Includes | undefined): void {
  const add = childAdders[schema.kind] as (schema: Schema, stack: Schema[], includes: Includes | undefined) => void;
  add(schema, stack, includes);
}

function addReversed(schemas: readonly Schema[], stack: Schema[]): void {
  for (let index = schemas.length - 1; index >= 0; index -= 1) {
    const schema = schemas[index];
    if (schema) stack.push(schema);
  }
}

const none = (): void => {};

const childAdders: BySchemaKind<[stack: Schema[], includes: Includes | undefined], void> = {
  unknown: none,
  never: none,
  null: none,
  boolean: none,
  number: none,
  string: none,
  enum: none,
  reference: none,
  array: ({ items }, stack) => void stack.push(items),
  tuple: ({ items, rest }, stack) => {
    if (rest) stack.push(rest);
    addReversed(items, stack);
  },
  object: ({ properties, additional }: SchemaOf<"object">, stack, includes) => {
    if (additional) stack.push(additional);
    for (let index = properties.length - 1; index >= 0; index -= 1) {
      const property = properties[index];
      if (property && (includes === undefined || includes(property))) stack.push(property.schema);
    }
  },
  union: ({ members }, stack) => addReversed(members, stack),
  intersection: ({ members }, stack) => addReversed(members, stack),
};

/** Visits a schema and all that it is made of, outer ones first; references are visited and not followed. */
export function walkSchema(root: Schema, visit: (schema: Schema) => void, includes?: Includes): void {
  const pending = [root];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    visit(schema);
    addChildren(schema, pending, includes);
  }
}
