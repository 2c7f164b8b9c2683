import { isJsonObject, type Json, type JsonObject, member } from "../kernel/json.ts";
import { sortedBy } from "../kernel/ordering.ts";

/** The parts to keep of an object: of each member the whole, or only parts of it. */
type Kept = Map<string, Kept | "whole">;

/** An object that is being cut. */
interface Frame {
  readonly name: string;
  readonly source: JsonObject;
  readonly members: Iterator<readonly [string, Kept | "whole"]>;
  readonly entries: [string, Json][];
}

/**
 * Cuts a document down to the parts at some places, each given by the names on the way to it. Paths and components come in the order of their names, all else in
 * the order of the document.
 */
export function cut(root: JsonObject, places: Iterable<readonly string[]>): JsonObject {
  const kept: Kept = new Map();
  for (const place of places) keep(kept, place);
  const frames = [frameOf("", root, kept, [])];
  let result: JsonObject = {};
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const next = frame.members.next();
    if (next.done === true) {
      frames.pop();
      result = Object.fromEntries(frame.entries);
      frames.at(-1)?.entries.push([frame.name, result]);
      continue;
    }
    const [name, parts] = next.value;
    const value = member(frame.source, name);
    if (value === undefined) continue;
    if (parts === "whole" || !isJsonObject(value)) frame.entries.push([name, value]);
    else frames.push(frameOf(name, value, parts, frames));
  }
  return result;
}

function keep(root: Kept, tokens: readonly string[]): void {
  let node = root;
  for (const [depth, token] of tokens.entries()) {
    const child = node.get(token);
    if (child === "whole") return;
    if (depth === tokens.length - 1) node.set(token, "whole");
    else node = child ?? setChild(node, token);
  }
}

function setChild(node: Kept, token: string): Kept {
  const child: Kept = new Map();
  node.set(token, child);
  return child;
}

function frameOf(name: string, source: JsonObject, kept: Kept, outer: readonly Frame[]): Frame {
  const isSorted =
    (outer.length === 1 && (name === "paths" || name === "components")) ||
    (outer.length === 2 && outer[1]?.name === "components");
  const members = isSorted ? sortedBy(kept, ([key]) => key) : inDocumentOrder(source, kept);
  return { name, source, members: members.values(), entries: [] };
}

function inDocumentOrder(source: JsonObject, kept: Kept): (readonly [string, Kept | "whole"])[] {
  const ordered: (readonly [string, Kept | "whole"])[] = [];
  for (const key of Object.keys(source)) {
    const parts = kept.get(key);
    if (parts !== undefined) ordered.push([key, parts]);
  }
  return ordered;
}
