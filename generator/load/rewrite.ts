import { invariant } from "../kernel/invariant.ts";
import { copyOf, isJsonArray, isJsonObject, type Json, type JsonObject } from "../kernel/json.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import { kindNamed, type ObjectKind } from "./grammar.ts";
import { type Container, type Level, open, openNext, pointerTo } from "./levels.ts";

/**
 * Changes an object whose members have been changed already; gives the object itself where it stays as it is.
 *
 * @param placeOf where the object is, within the value that is rewritten; to be asked before the rule returns.
 */
export type Rule = (object: JsonObject, kind: ObjectKind, placeOf: () => JsonPointer) => JsonObject;

/** A rule to which all places are the same. */
export type PlainRule = (object: JsonObject, kind: ObjectKind) => JsonObject;

/**
 * Rewrites a document from the inside to the outside, only in the places that are not data. It shares what stays as it
 * is with the original, and does not recurse, so that no document is nested too deeply for it.
 *
 * @param kind of the root.
 * @param finished parts that stay as they are, with all that is in them.
 */
export function rewrite(
  root: JsonObject,
  rule: Rule,
  kind: ObjectKind = "document",
  finished?: ReadonlySet<Json>,
): JsonObject {
  const levels: Level[] = [];
  open(levels, 0, root, kindNamed(kind));
  let depth = 0;
  const placeOf = () => pointerTo(levels, depth);
  let result: Container = root;
  for (let level = levels[0]; level !== undefined; level = levels[depth]) {
    if (openNext(levels, depth, finished)) {
      depth += 1;
      continue;
    }
    result = finish(level, rule, placeOf);
    depth -= 1;
    const outer = levels[depth];
    if (outer !== undefined && result !== level.source) change(outer, result);
  }
  invariant(isJsonObject(result), "a rewritten object is an object");
  return result;
}

function finish({ source, kind, copy }: Level, rule: Rule, placeOf: () => JsonPointer): Container {
  const value = copy ?? source;
  return isJsonArray(value) ? value : rule(value, kind.name, placeOf);
}

/** Puts what has become of the part that was opened last in its place. It is a member already, so its name means nothing else. */
function change(level: Level, part: Json): void {
  const { source, names, done } = level;
  const copy = (level.copy ??= isJsonArray(source) ? [...source] : copyOf(source));
  if (isJsonArray(copy)) copy[done - 1] = part;
  else copy[names[done - 1] ?? ""] = part;
}
