import { copyOf, isJsonArray, type Json } from "../../kernel/json.ts";
import type { Kind } from "./grammar.ts";
import { type Container, lastKey, type Level, open, openNext } from "./levels.ts";
import type { Rewriting } from "./rewrite.ts";

/** Rewrites what is nested so deeply that whoever recurses could run out of stack. */
export function rewriteDeep(root: Container, kind: Kind, start: number, rewriting: Rewriting): Container {
  const levels: Level[] = [];
  open(levels, 0, root, kind);
  let depth = 0;
  let result: Container = root;
  for (let level = levels[0]; level !== undefined; level = levels[depth]) {
    if (openNext(levels, depth, rewriting.finished)) {
      rewriting.way[start + depth] = lastKey(level);
      depth += 1;
      continue;
    }
    result = finish(level, start + depth, rewriting);
    depth -= 1;
    const outer = levels[depth];
    if (outer !== undefined && result !== level.source) change(outer, result);
  }
  return result;
}

function finish({ source, kind, copy }: Level, depth: number, rewriting: Rewriting): Container {
  const value = copy ?? source;
  if (isJsonArray(value) || isJsonArray(source)) return value;
  rewriting.depth = depth;
  return rewriting.rule(value, kind.name, rewriting.placeOf, source);
}

/** Puts what has become of the part that was opened last in its place. It is a member already, so its name means nothing else. */
function change(level: Level, part: Json): void {
  const { source, names, done } = level;
  const copy = (level.copy ??= isJsonArray(source) ? [...source] : copyOf(source));
  if (isJsonArray(copy)) copy[done - 1] = part;
  else copy[names[done - 1] ?? ""] = part;
}
