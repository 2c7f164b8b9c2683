import type { Json } from "../../kernel/json.ts";
import type { Schema } from "../../model/schema/schema.ts";

/** So many different values of a simple schema; `undefined` where there are not as many. */
export function distinctSamples(items: Schema, first: Json, count: number): Json | undefined {
  if (items.kind === "enum") return items.values.length >= count ? items.values.slice(0, count) : undefined;
  if (typeof first === "number") return Array.from({ length: count }, (_, index) => first + index);
  if (typeof first === "string")
    return Array.from({ length: count }, (_, index) => (index === 0 ? first : `${first}${index}`));
  return undefined;
}
