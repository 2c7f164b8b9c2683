import { arrayMember, member, numberMember, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { resolveReference } from "./resolve-reference.ts";
import { namedTypes, valuesOf } from "./value-type.ts";

/**
 * Whether each value of a schema holds another of it, as where a node requires its parent: none has an end, and so there is
 * none.
 */
export function isEndless(document: JsonObject, schema: Json | undefined): boolean {
  const wholes = new Map<Json, Needs>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const whole = resolveReference(document, next, "")?.value;
    if (whole === undefined || wholes.has(whole)) continue;
    const needs = needsOf(whole);
    wholes.set(whole, needs);
    pending.push(...needs.all, ...needs.some.flat());
  }
  const ending = new Set<Json>();
  const ends = (part: Json): boolean => {
    const whole = resolveReference(document, part, "")?.value;
    return whole === undefined || ending.has(whole);
  };
  for (let size = -1; size < ending.size;) {
    size = ending.size;
    for (const [whole, { all, some }] of wholes) {
      if (all.every(ends) && some.every((alternatives) => alternatives.some(ends))) ending.add(whole);
    }
  }
  return schema !== undefined && !ends(schema);
}

/** What a value of a schema cannot do without: values of all of these, and of one of each of those. */
interface Needs {
  readonly all: readonly Json[];
  readonly some: readonly (readonly Json[])[];
}

function needsOf(schema: JsonObject): Needs {
  if (valuesOf(schema).length > 0) return { all: [], some: [] };
  return {
    all: [...(arrayMember(schema, "allOf") ?? []), ...partsOf(schema)],
    some: ["anyOf", "oneOf"].flatMap((keyword) => {
      const alternatives = arrayMember(schema, keyword) ?? [];
      return alternatives.length === 0 ? [] : [alternatives];
    }),
  };
}

function partsOf(schema: JsonObject): readonly Json[] {
  const [type, ...others] = namedTypes(schema);
  if (others.length > 0) return [];
  if (type === "array") return (numberMember(schema, "minItems") ?? 0) > 0 ? [member(schema, "items") ?? true] : [];
  const properties = objectMember(schema, "properties");
  if (type !== "object" && (type !== undefined || properties === undefined)) return [];
  const required = (arrayMember(schema, "required") ?? []).filter((name) => typeof name === "string");
  return required.flatMap((name) => member(properties, name) ?? []);
}
