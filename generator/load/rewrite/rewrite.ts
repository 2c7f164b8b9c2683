import { copyOf, isJsonArray, type Json, type JsonObject } from "../../kernel/json.ts";
import { type JsonPointer, printPointer } from "../../kernel/json-pointer.ts";
import { limits } from "../../kernel/limits.ts";
import { type Kind, kindNamed, kindOfElements, kindOfMember, type ObjectKind } from "./grammar.ts";
import type { Container } from "./levels.ts";
import { rewriteDeep } from "./rewrite-deep.ts";

/**
 * Changes an object whose members have been changed already; gives the object itself where it stays as it is.
 *
 * @param placeOf where the object is, within the value that is rewritten; to be asked before the rule returns.
 * @param original the object before its members were changed.
 */
export type Rule = (
  object: JsonObject,
  kind: ObjectKind,
  placeOf: () => JsonPointer,
  original: JsonObject,
) => JsonObject;

/** A rule to which all places are the same. */
export type PlainRule = (object: JsonObject, kind: ObjectKind) => JsonObject;

/** How something is rewritten. */
export interface Rewriting {
  readonly rule: Rule;
  readonly finished: ReadonlySet<Json> | undefined;
  /** Where the object is that the rule is given. */
  readonly placeOf: () => JsonPointer;
  /** The names and indices on the way to it. */
  readonly way: (string | number)[];
  /** How many of them count. */
  depth: number;
}

/**
 * Rewrites a document from the inside to the outside, only in the places that are not data. It shares what stays as it
 * is with the original, and no document is nested too deeply for it.
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
  const way: (string | number)[] = [];
  const placeOf = () => printPointer(way.slice(0, rewriting.depth));
  const rewriting: Rewriting = { rule, finished, placeOf, way, depth: 0 };
  return rewriteObject(root, kindNamed(kind), 0, rewriting);
}

function rewriteObject(source: JsonObject, kind: Kind, depth: number, rewriting: Rewriting): JsonObject {
  const { finished, way, rule, placeOf } = rewriting;
  let copy: Record<string, Json> | undefined;
  for (const name in source) {
    const part = source[name];
    if (typeof part !== "object" || part === null || finished?.has(part) === true) continue;
    const partKind = kindOfMember(kind, name);
    if (partKind === undefined) continue;
    way[depth] = name;
    const result = rewriteWithin(part, partKind, depth + 1, rewriting);
    if (result === part) continue;
    copy ??= copyOf(source);
    // It is a member already, so that its name means nothing else.
    copy[name] = result;
  }
  rewriting.depth = depth;
  return rule(copy ?? source, kind.name, placeOf, source);
}

function rewriteArray(source: readonly Json[], kind: Kind, depth: number, rewriting: Rewriting): readonly Json[] {
  const { finished, way } = rewriting;
  const partKind = kindOfElements(kind);
  if (partKind === undefined) return source;
  let copy: Json[] | undefined;
  for (let index = 0; index < source.length; index += 1) {
    const part = source[index];
    if (typeof part !== "object" || part === null || finished?.has(part) === true) continue;
    way[depth] = index;
    const result = rewriteWithin(part, partKind, depth + 1, rewriting);
    if (result === part) continue;
    copy ??= [...source];
    copy[index] = result;
  }
  return copy ?? source;
}

/** It recurses no deeper than what routes reach may be nested. */
function rewriteWithin(source: Container, kind: Kind, depth: number, rewriting: Rewriting): Container {
  if (depth > limits.nesting) return rewriteDeep(source, kind, depth, rewriting);
  return isJsonArray(source)
    ? rewriteArray(source, kind, depth, rewriting)
    : rewriteObject(source, kind, depth, rewriting);
}
