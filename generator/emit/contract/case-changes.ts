import { isJsonArray, isJsonObject, member, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";

/** What is done at one place of a case's params to get those of another case. */
export type CaseChange =
  | { readonly kind: "set"; readonly at: JsonPointer; readonly value: Json }
  /** A list gets so many of its first item, a text so many letters. */
  | { readonly kind: "repeat"; readonly at: JsonPointer; readonly length: number }
  | { readonly kind: "remove"; readonly at: JsonPointer };

/** The fewest letters or items that are told by their number. */
const leastRepeated = 16;

/**
 * What makes `after` of `before`, each place as far in as it is clearer than to replace what holds it. What both share is
 * not looked into.
 */
export function changesBetween(before: Json, after: Json, at: JsonPointer = ""): readonly CaseChange[] {
  if (before === after) return [];
  const inner =
    isJsonObject(before) && isJsonObject(after) ? memberChanges(before, after, at) : itemChanges(before, after, at);
  if (inner === undefined) return [repetition(before, after, at) ?? { kind: "set", at, value: after }];
  if (inner.length > 1 && changesSize(inner) > countValues(after)) return [{ kind: "set", at, value: after }];
  return inner;
}

/** Whether nothing makes one of the other: names may stand in another order. */
export function isSame(before: Json, after: Json): boolean {
  if (before === after) return true;
  if (isJsonArray(before)) {
    if (!isJsonArray(after) || before.length !== after.length) return false;
    return before.every((item, index) => isSame(item, after[index] ?? null));
  }
  if (!isJsonObject(before) || !isJsonObject(after)) return false;
  const names = Object.keys(before);
  if (names.length !== Object.keys(after).length) return false;
  return names.every((name) => {
    const other = member(after, name);
    return other !== undefined && isSame(member(before, name) ?? null, other);
  });
}

/** How much there is to read of changes: a place and a value each. */
export function changesSize(changes: readonly CaseChange[]): number {
  return changes.reduce((sum, change) => sum + 1 + (change.kind === "set" ? countValues(change.value) : 0), 0);
}

function memberChanges(before: JsonObject, after: JsonObject, at: JsonPointer): CaseChange[] {
  const changes: CaseChange[] = [];
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) changes.push({ kind: "remove", at: appendPointer(at, name) });
  }
  for (const name of Object.keys(after)) {
    const other = member(before, name);
    const value = member(after, name);
    if (other === value || value === undefined) continue;
    const place = appendPointer(at, name);
    if (other === undefined) changes.push({ kind: "set", at: place, value });
    else changes.push(...changesBetween(other, value, place));
  }
  return changes;
}

/** The changes within lists of the same length; `undefined` where there is no such thing. */
function itemChanges(before: Json, after: Json, at: JsonPointer): readonly CaseChange[] | undefined {
  if (!isJsonArray(before) || !isJsonArray(after) || before.length !== after.length) return undefined;
  return after.flatMap((item, index) => changesBetween(before[index] ?? null, item, appendPointer(at, index)));
}

function repetition(before: Json, after: Json, at: JsonPointer): CaseChange | undefined {
  if (typeof before === "string" && typeof after === "string") {
    const isRepeated = after.length >= leastRepeated && after === "a".repeat(after.length);
    return isRepeated ? { kind: "repeat", at, length: after.length } : undefined;
  }
  if (!isJsonArray(before) || !isJsonArray(after) || after.length < leastRepeated) return undefined;
  const [first] = before;
  const isRepeated = first !== undefined && after.every((item) => changesBetween(first, item).length === 0);
  return isRepeated ? { kind: "repeat", at, length: after.length } : undefined;
}

function countValues(value: Json): number {
  let count = 1;
  if (isJsonArray(value)) for (const item of value) count += countValues(item);
  else if (isJsonObject(value))
    for (const name of Object.keys(value)) count += countValues(member(value, name) ?? null);
  return count;
}
