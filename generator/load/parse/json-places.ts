import { type JsonPointer, parsePointer } from "../../kernel/json-pointer.ts";
import { scanJson, type JsonKey } from "./scan-json.ts";

/** A part that is wanted, or that is on the way to one. */
interface Wanted {
  /** Of a member its name, of an element its value; -1 as long as it is not found. */
  offset: number;
  readonly parts: Map<string, Wanted>;
}

/**
 * Finds the places of parts of a JSON text: of a member its name, of an element its value. All of them in one pass, which
 * goes past whatever holds none of them.
 *
 * @param bytes of a text that is valid JSON.
 * @returns for each pointer the offset, in bytes, of its part or of the nearest one around it.
 */
export function findJsonPlaces(bytes: Buffer, pointers: readonly JsonPointer[]): number[] {
  const root: Wanted = { offset: 0, parts: new Map() };
  const ways = pointers.map((pointer) => wayTo(root, pointer));
  if (root.parts.size > 0) scanJson(bytes, root, { visit, open: (holder, key) => partOf(holder, key) ?? holder });
  return ways.map((way) => way.findLast(({ offset }) => offset >= 0)?.offset ?? 0);
}

/** The parts on the way to a place, the outermost first. */
function wayTo(root: Wanted, pointer: JsonPointer): readonly Wanted[] {
  const way = [root];
  for (const token of parsePointer(pointer)) {
    const around = way.at(-1) ?? root;
    const part = around.parts.get(token) ?? { offset: -1, parts: new Map<string, Wanted>() };
    around.parts.set(token, part);
    way.push(part);
  }
  return way;
}

function partOf({ parts }: Wanted, key: JsonKey): Wanted | undefined {
  return parts.get(typeof key === "string" ? key : String(key));
}

/** Of two members with the same name the last one counts, as it does to every parser. */
function visit(holder: Wanted, key: JsonKey, offset: number): boolean {
  const part = partOf(holder, key);
  if (part === undefined) return false;
  forget(part);
  part.offset = offset;
  return part.parts.size > 0;
}

function forget(part: Wanted): void {
  const work = [part];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    next.offset = -1;
    for (const inner of next.parts.values()) if (inner.offset >= 0) work.push(inner);
  }
}
