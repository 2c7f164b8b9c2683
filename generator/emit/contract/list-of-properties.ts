import { isJsonArray } from "../../kernel/json.ts";
import type { Direction, Schema } from "../../model/schema/schema.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import type { TypeContext } from "../print/print-type.ts";

/**
 * Whether of schemas that must hold together one may be a list, and another an object with other properties than it names, or with
 * such as go the other way: no value can be both. To a compiler the elements of the list are some of these properties.
 *
 * @param parts the alternatives of each.
 */
export function isListOfProperties(parts: readonly (readonly Schema[])[], context: TypeContext): boolean {
  const looked = parts.map((alternatives) => look(alternatives, context));
  const lists = looked.filter(({ isOfList }) => isOfList);
  const [first] = lists;
  return looked.some((part) => part.isOfOthers && (lists.length > 1 || (first !== undefined && first !== part)));
}

interface Look {
  readonly isOfList: boolean;
  readonly isOfOthers: boolean;
}

function look(alternatives: readonly Schema[], context: TypeContext): Look {
  const looked = alternatives.map((schema) => lookAt(schema, context));
  return {
    isOfList: looked.some(({ isOfList }) => isOfList),
    isOfOthers: looked.some(({ isOfOthers }) => isOfOthers),
  };
}

/** Many properties hold the same schemas. */
const known: Readonly<Record<Direction, WeakMap<Schema, Look>>> = { request: new WeakMap(), response: new WeakMap() };

function lookAt(schema: Schema, context: TypeContext): Look {
  const { named, direction } = context;
  const target = (schema.kind === "reference" ? named.get(schema.target)?.schema : undefined) ?? schema;
  const found = known[direction].get(target) ?? lookThrough(target, context);
  known[direction].set(target, found);
  return found;
}

function lookThrough(schema: Schema, { named, direction }: TypeContext): Look {
  let [isOfList, isOfOthers] = [false, false];
  const seen = new Set<Schema>();
  const pending = [schema];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (part.kind === "union" || part.kind === "intersection") pending.push(...part.members);
    else isOfList ||= isList(part);
    isOfOthers ||= hasOthers(part, direction);
    const target = part.kind === "reference" ? named.get(part.target)?.schema : undefined;
    if (target) pending.push(target);
  }
  return { isOfList, isOfOthers };
}

function isList(schema: Schema): boolean {
  if (schema.kind === "enum") return schema.values.some(isJsonArray);
  return schema.kind === "array" || schema.kind === "tuple";
}

function hasOthers(schema: Schema, direction: Direction): boolean {
  if (schema.kind !== "object") return false;
  return schema.additional !== undefined || schema.properties.some((property) => !carries(direction, property));
}
