import { isJsonObject } from "../../kernel/json.ts";
import type { BySchemaKind, NamedSchema, Schema, SchemaOf } from "../../model/schema/schema.ts";
import { isEmptied, type TypeContext } from "../print/print-type.ts";

type Named = TypeContext["named"];

/**
 * Whether an intersection has a part of which the direction carries nothing, and only that part says that the value is an object:
 * our types do not say it then.
 */
export function losesObject({ members }: SchemaOf<"intersection">, context: TypeContext): boolean {
  const others = members.filter((member) => !isEmptied(member, context));
  return others.length < members.length && others.length > 0 && !others.some((each) => isObject(each, context.named));
}

function isObject(schema: Schema, named: Named): boolean {
  const is = deciders[schema.kind] as (schema: Schema, named: Named) => boolean;
  return is(schema, named);
}

const never = () => false;
const always = () => true;

const deciders: BySchemaKind<[named: Named], boolean> = {
  unknown: never,
  never: always,
  null: never,
  boolean: never,
  number: never,
  string: never,
  enum: ({ values }) => values.every(isJsonObject),
  array: never,
  tuple: never,
  object: always,
  reference: ({ target }, named) => {
    const schema = named.get(target);
    return schema !== undefined && !schema.nullable && isNamedObject(schema, named);
  },
  union: ({ members }, named) => members.every((member) => isObject(member, named)),
  intersection: ({ members }, named) => members.some((member) => isObject(member, named)),
};

/** Many types refer to the same schemas; what leads back to itself is no object by that. */
const known = new WeakMap<NamedSchema, boolean>();

function isNamedObject(schema: NamedSchema, named: Named): boolean {
  const before = known.get(schema);
  if (before !== undefined) return before;
  known.set(schema, false);
  const found = isObject(schema.schema, named);
  known.set(schema, found);
  return found;
}
