import { type JsonPointer, parsePointer } from "../kernel/json-pointer.ts";
import { textStart } from "./positions.ts";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const lastSpace = 0x20;

/** A part that is wanted, or that is on the way to one. */
interface Wanted {
  /** Of a member its name, of an element its value; -1 as long as it is not found. */
  offset: number;
  readonly parts: Map<string, Wanted>;
}

/**
 * Finds the places of parts of a JSON text: of a member its name, of an element its value. All of them in one pass over
 * the bytes, which decodes only names that may be wanted: a tree of a large document, or its tokens, would take longer
 * than all the rest of a run. It does not recurse.
 *
 * @param bytes of a text that is valid JSON.
 * @returns for each pointer the offset, in bytes, of its part or of the nearest one around it.
 */
export function findJsonPlaces(bytes: Buffer, pointers: readonly JsonPointer[]): number[] {
  const root: Wanted = { offset: 0, parts: new Map() };
  const ways = pointers.map((pointer) => wayTo(root, pointer));
  new Scan(bytes).run(root);
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

/** A container with wanted parts that the scan is in. */
interface Open {
  readonly parts: ReadonlyMap<string, Wanted>;
  readonly isArray: boolean;
  /** How many elements have begun. */
  elements: number;
}

class Scan {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#at = textStart(bytes);
  }

  run(root: Wanted): void {
    const open: Open[] = [];
    if (this.#next() === undefined) return;
    this.#enter(root, open);
    for (let container = open.at(-1); container !== undefined; container = open.at(-1)) {
      const next = this.#next();
      if (next === undefined) return;
      if (next === closeBrace || next === closeBracket) {
        this.#at += 1;
        open.pop();
      } else if (next === comma) {
        this.#at += 1;
      } else {
        const part = container.isArray ? this.#element(container) : this.#member(container);
        if (part === undefined) this.#skip();
        else this.#enter(part, open);
      }
    }
  }

  /** Opens a value that holds wanted parts, and goes past any other. */
  #enter({ parts }: Wanted, open: Open[]): void {
    const first = this.#bytes[this.#at];
    if (parts.size === 0 || (first !== openBrace && first !== openBracket)) {
      this.#skip();
      return;
    }
    open.push({ parts, isArray: first === openBracket, elements: 0 });
    this.#at += 1;
  }

  #element(container: Open): Wanted | undefined {
    const part = container.parts.get(String(container.elements));
    container.elements += 1;
    if (part !== undefined) part.offset = this.#at;
    return part;
  }

  /** Goes on to the value of a member. Of two with the same name the last one counts, as it does to every parser. */
  #member({ parts }: Open): Wanted | undefined {
    const start = this.#at;
    this.#skip();
    const part = parts.get(this.#name(start, this.#at));
    if (part !== undefined) {
      forget(part);
      part.offset = start;
    }
    if (this.#next() === colon) this.#at += 1;
    this.#next();
    return part;
  }

  #name(start: number, end: number): string {
    const name = this.#bytes.toString("utf8", start + 1, end - 1);
    return name.includes("\\") ? String(JSON.parse(`"${name}"`)) : name;
  }

  /** The next byte that is no white space. */
  #next(): number | undefined {
    const bytes = this.#bytes;
    let at = this.#at;
    while (at < bytes.length && (bytes[at] ?? 0) <= lastSpace) at += 1;
    this.#at = at;
    return bytes[at];
  }

  /** Goes past the value that begins here. */
  #skip(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    let depth = 0;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === quote) {
        at += 1;
        while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
        if (depth === 0) break;
      } else if (byte === openBrace || byte === openBracket) {
        depth += 1;
      } else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1;
        // A number or a word ends with what follows it.
        if (depth < 0) at -= 1;
        if (depth <= 0) break;
      } else if (byte === comma && depth === 0) {
        at -= 1;
        break;
      }
    }
    this.#at = at + 1;
  }
}

function forget(part: Wanted): void {
  const work = [part];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    next.offset = -1;
    for (const inner of next.parts.values()) if (inner.offset >= 0) work.push(inner);
  }
}
