import { isJsonObject, type Json, type JsonObject, member, putMember } from "../kernel/json.ts";

/** The parts to keep of an object: of each member the whole, or only parts of it. */
type Kept = Map<string, Kept | "whole">;

/** An object that is being cut. */
interface Frame {
  readonly name: string;
  readonly source: JsonObject;
  readonly parts: Kept;
  /** The names of the parts that are kept, in the order that they come in. */
  readonly order: readonly string[];
  done: number;
  readonly result: Record<string, Json>;
}

/**
 * Cuts a document down to the parts at some places, each given by the names on the way to it. Paths and components come in
 * the order of their names, all else in the order of the document.
 */
export function cut(root: JsonObject, places: Iterable<readonly string[]>): JsonObject {
  const kept: Kept = new Map();
  for (const place of places) keep(kept, place);
  const frames = [frameOf("", root, kept, [])];
  let result: JsonObject = {};
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const name = frame.order[frame.done];
    frame.done += 1;
    if (name === undefined) {
      frames.pop();
      result = frame.result;
      const outer = frames.at(-1);
      if (outer !== undefined) putMember(outer.result, frame.name, result);
      continue;
    }
    const parts = frame.parts.get(name);
    const value = member(frame.source, name);
    if (value === undefined || parts === undefined) continue;
    if (parts === "whole" || !isJsonObject(value)) putMember(frame.result, name, value);
    else frames.push(frameOf(name, value, parts, frames));
  }
  return result;
}

function keep(root: Kept, tokens: readonly string[]): void {
  let node = root;
  const last = tokens.length - 1;
  for (let depth = 0; depth <= last; depth += 1) {
    const token = tokens[depth] ?? "";
    const child = node.get(token);
    if (child === "whole") return;
    if (depth === last) node.set(token, "whole");
    else node = child ?? setChild(node, token);
  }
}

function setChild(node: Kept, token: string): Kept {
  const child: Kept = new Map();
  node.set(token, child);
  return child;
}

function frameOf(name: string, source: JsonObject, parts: Kept, outer: readonly Frame[]): Frame {
  const isSorted =
    (outer.length === 1 && (name === "paths" || name === "components")) ||
    (outer.length === 2 && outer[1]?.name === "components");
  const order = Object.keys(source).filter((key) => parts.has(key));
  // The engine's own order of strings is that by code units.
  if (isSorted) order.sort();
  return { name, source, parts, order, done: 0, result: {} };
}
