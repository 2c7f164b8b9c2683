import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../kernel/json.ts";

type Container = JsonObject | readonly Json[];

/**
 * How many values there are in a value whose parts may be shared: each is counted as often as it is found. It takes as
 * long as there are different parts, however often they are shared.
 */
export function expandedSize(root: Json): number {
  const sizes = new Map<Container, number>();
  const work = containersIn([root]);
  for (let container = work.at(-1); container !== undefined; container = work.at(-1)) {
    const parts = Object.values(container);
    const unknown = sizes.has(container) ? [] : containersIn(parts).filter((part) => !sizes.has(part));
    if (unknown.length > 0) {
      for (const part of new Set(unknown)) work.push(part);
      continue;
    }
    if (!sizes.has(container)) sizes.set(container, sumOf(parts, sizes));
    work.pop();
  }
  return sumOf([root], sizes);
}

function sumOf(values: readonly Json[], sizes: ReadonlyMap<Container, number>): number {
  return values.reduce<number>((sum, value) => {
    return sum + 1 + (isJsonArray(value) || isJsonObject(value) ? (sizes.get(value) ?? 0) : 0);
  }, 0);
}

function containersIn(values: readonly Json[]): Container[] {
  return values.filter((value) => isJsonArray(value) || isJsonObject(value));
}
