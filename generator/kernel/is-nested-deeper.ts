import { isJsonArray, type Json } from "./json.ts";

/** Whether there are more than `most` objects and arrays within one another. It goes no deeper than that, and so may recurse. */
export function isNestedDeeper(value: Json, most: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (most === 0) return true;
  if (isJsonArray(value)) return value.some((part) => isNestedDeeper(part, most - 1));
  for (const name in value) {
    const part = value[name];
    if (part !== undefined && isNestedDeeper(part, most - 1)) return true;
  }
  return false;
}
