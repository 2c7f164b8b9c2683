import type { Diagnostics } from "../kernel/diagnostic.ts";
import { isNestedDeeper } from "../kernel/is-nested-deeper.ts";
import { isJsonArray, type Json, type JsonObject } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";

/** What is being looked through: a container, and how many of its parts have been. */
interface Level {
  readonly parts: readonly Json[];
  done: number;
}

/**
 * Whether what the routes reach is nested so deeply that whoever walks it could run out of stack; the problem is collected
 * then. What is only data, such as an example, counts as well.
 */
export function checkNesting(root: JsonObject, file: string, diagnostics: Diagnostics): boolean {
  if (!isNestedDeeper(root, limits.nesting)) return true;
  const place = findDeepest(root, limits.nesting) ?? "";
  const message = `objects and arrays are nested deeper than ${limits.nesting} levels`;
  diagnostics.error("limit/nesting", message, { location: { file, pointer: place } });
  return false;
}

/** The outer part of the way to the first value that is nested too deeply. */
function findDeepest(root: JsonObject, most: number): JsonPointer | undefined {
  const levels: Level[] = [{ parts: containersIn(root), done: 0 }];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const part = level.parts[level.done];
    level.done += 1;
    if (part === undefined) levels.pop();
    else if (levels.length >= most) return placeOf(root, levels);
    else levels.push({ parts: containersIn(part), done: 0 });
  }
  return undefined;
}

function containersIn(value: Json): readonly Json[] {
  const parts: Json[] = [];
  if (isJsonArray(value)) {
    for (const part of value) if (typeof part === "object" && part !== null) parts.push(part);
  } else if (typeof value === "object" && value !== null) {
    for (const name in value) {
      const part = value[name];
      if (typeof part === "object" && part !== null) parts.push(part);
    }
  }
  return parts;
}

/** How many names of a place are shown: a thousand tell no more. */
const shownNames = 16;

function placeOf(root: JsonObject, levels: readonly Level[]): JsonPointer {
  let pointer = "";
  let value: object = root;
  for (const { parts, done } of levels.slice(0, shownNames)) {
    const part = parts[done - 1];
    const name = Object.entries(value).find(([, candidate]) => candidate === part)?.[0];
    if (typeof part !== "object" || part === null || name === undefined) break;
    pointer = appendPointer(pointer, name);
    value = part;
  }
  return pointer;
}
