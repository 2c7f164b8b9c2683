import { isJsonArray, isJsonObject, member, type Json } from "../../kernel/json.ts";
import type { Schema } from "../../model/schema/schema.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import type { TypeContext } from "../print/print-type.ts";
import { partsOf } from "./flat-intersection.ts";
import type { Sampler } from "./sampler.ts";

/** Whether a value has nothing that a request could show where it is written piece by piece. */
export function isEmpty(value: Json | undefined): boolean {
  return (
    value === null ||
    (isJsonArray(value) && value.length === 0) ||
    (isJsonObject(value) && Object.keys(value).length === 0)
  );
}

/** A list or an object for a parameter or a field that is required: of an empty one a request shows nothing. */
export function makeFilled(
  schema: Schema,
  context: TypeContext,
  sampler: Sampler,
  seen: ReadonlySet<Schema> = new Set(),
): Json | undefined {
  const filled = schema.kind === "reference" ? context.named.get(schema.target)?.schema : schema;
  if (filled?.kind === "enum") {
    const shown = filled.values.filter((value) => !isEmpty(value));
    return shown.find((value) => value !== "") ?? shown[0] ?? sampler.make(schema);
  }
  if (filled?.kind === "union" && !seen.has(filled)) {
    const made = filled.members.map((part) => makeFilled(part, context, sampler, new Set([...seen, filled])));
    return made.find((value) => value !== undefined && !isEmpty(value)) ?? sampler.make(schema);
  }
  if (filled?.kind === "array" && filled.maxItems !== 0) return sampler.make({ ...filled, minItems: 1 });
  return sampler.make(
    filled?.kind === "object" && filled.maxProperties !== 0 ? { ...filled, minProperties: 1 } : schema,
  );
}

/** A form in which each field that is required shows. */
export function withFilledFields(
  form: Json | undefined,
  schema: Schema,
  context: TypeContext,
  sampler: Sampler,
): Json | undefined {
  if (!isJsonObject(form)) return form;
  const parts = partsOf({ kind: "intersection", pointer: schema.pointer, members: [schema] }, context);
  const needed = parts
    .flatMap((part) => (part.kind === "object" ? part.properties : []))
    .filter((property) => property.required && carries(context.direction, property));
  const filled = needed.flatMap(({ name, schema: field }) => {
    const value = isEmpty(member(form, name)) ? makeFilled(field, context, sampler) : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  return filled.length === 0 ? form : { ...form, ...Object.fromEntries(filled) };
}
