import { isJsonArray, type Json, type JsonObject } from "../kernel/json.ts";
import { limits } from "../kernel/limits.ts";

export type Container = JsonObject | readonly Json[];

/**
 * Whether nothing in a value is nested more deeply, or longer, than it may be. One walk tells so of nearly every document; of
 * the others `checkNesting` and `checkLengths` tell the place. It goes no deeper than the limit, and so may recurse.
 *
 * @param name of the value in what holds it.
 * @param levels how many may lie within one another.
 */
export function isWithinLimits(value: Container, name = "", levels: number = limits.nesting): boolean {
  if (levels === 0) return false;
  if (isJsonArray(value)) {
    return value.length <= mostMembersOf(name) && value.every((part) => isPartWithinLimits(part, "", levels));
  }
  let count = 0;
  for (const key in value) {
    count += 1;
    const part = value[key];
    if (part !== undefined && !isPartWithinLimits(part, key, levels)) return false;
  }
  return count <= mostMembersOf(name);
}

function isPartWithinLimits(part: Json, name: string, levels: number): boolean {
  if (typeof part === "string") return part.length <= limits.text;
  if (!isContainer(part)) return true;
  return countCharacters(name, part) <= limits.enumText && isWithinLimits(part, name, levels - 1);
}

/** Of a text, and of the values of an enum; what an example calls so counts as well. */
export function countCharacters(name: string, value: Json): number {
  if (typeof value === "string") return value.length;
  if (name !== "enum" || !isJsonArray(value)) return 0;
  return value.reduce<number>((sum, item) => sum + (typeof item === "string" ? item.length : 0), 0);
}

export function mostTextOf(value: Json): number {
  return typeof value === "string" ? limits.text : limits.enumText;
}

export function isContainer(value: Json): value is Container {
  return typeof value === "object" && value !== null;
}

export function mostMembersOf(name: string): number {
  return name === "allOf" ? limits.allOf : name === "oneOf" || name === "anyOf" ? limits.alternatives : limits.members;
}
