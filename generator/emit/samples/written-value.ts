import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../kernel/json.ts";
import type { Parameter } from "../../model/operation/operation.ts";

type Written = Pick<Parameter, "mediaType" | "style">;

/** Whether a parameter has a form for whatever its value is made of. */
export function writesAll({ mediaType, style }: Written): boolean {
  return mediaType !== undefined || style === "deepObject";
}

/**
 * What a request can carry of the value of a parameter: no style but `deepObject` has a form for a list or an object within
 * another, and a path without a part of it is another path. `undefined` where that leaves nothing.
 */
export function writtenValue(value: Json, parameter: Written & Pick<Parameter, "in">): Json | undefined {
  if (parameter.in === "path" && value === "") return undefined;
  if (writesAll(parameter)) return value;
  if (isJsonArray(value)) return value.some(isParted) ? undefined : value;
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value);
  const written = members.filter(([, member]) => !isParted(member));
  if (written.length === members.length) return value;
  return written.length === 0 ? undefined : Object.fromEntries(written);
}

/** Whether a value has parts, each of which needs a form. */
export function isParted(value: Json): value is JsonObject | readonly Json[] {
  return isJsonArray(value) || isJsonObject(value);
}
