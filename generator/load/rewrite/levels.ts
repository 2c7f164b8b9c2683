import { isJsonArray, type Json, type JsonObject } from "../../kernel/json.ts";
import { type Kind, kindOfElements, kindOfMember } from "./grammar.ts";

export type Container = JsonObject | readonly Json[];

/**
 * An object or array on the way through a part of a document that is nested too deeply to recurse into it. One serves for
 * all that lie as deep, one after another. What is data is left out.
 */
export interface Level {
  source: Container;
  kind: Kind;
  /** The names of an object's members. */
  names: readonly string[];
  /** How many of the parts have been looked at. */
  done: number;
  /** A copy with the parts that have changed, where the document is rewritten. */
  copy: Record<string, Json> | Json[] | undefined;
}

const noNames: readonly string[] = [];

/** Begins an object or array that lies so deep. */
export function open(levels: Level[], depth: number, source: Container, kind: Kind): void {
  const names = isJsonArray(source) ? noNames : Object.keys(source);
  const level = levels[depth];
  if (level === undefined) {
    levels.push({ source, kind, names, done: 0, copy: undefined });
    return;
  }
  level.source = source;
  level.kind = kind;
  level.names = names;
  level.done = 0;
  level.copy = undefined;
}

/** Opens the next part of a level below it, if there is one: most parts are no objects, or data. */
export function openNext(levels: Level[], depth: number, finished?: ReadonlySet<Json>): boolean {
  const level = levels[depth];
  if (level === undefined) return false;
  const { source, kind, names } = level;
  const count = isJsonArray(source) ? source.length : names.length;
  for (let at = level.done; at < count; at += 1) {
    const name = names[at] ?? "";
    const part = isJsonArray(source) ? source[at] : source[name];
    if (typeof part !== "object" || part === null || finished?.has(part) === true) continue;
    const partKind = isJsonArray(source) ? kindOfElements(kind) : kindOfMember(kind, name);
    if (partKind === undefined) continue;
    level.done = at + 1;
    open(levels, depth + 1, part, partKind);
    return true;
  }
  return false;
}

/** The name or index of the part that was opened last. */
export function lastKey({ source, names, done }: Level): string | number {
  return isJsonArray(source) ? done - 1 : (names[done - 1] ?? "");
}
