import type { JSONScanner } from "jsonc-parser";
import { appendPointer, type JsonPointer, parsePointer } from "../kernel/json-pointer.ts";

/** Where a part of a container is. */
interface Part {
  /** Of a member's name, or of an element. */
  readonly offset: number;
  readonly valueOffset: number;
}

// The numbers of SyntaxKind, which is a const enum and so not there at run time.
const openBrace = 1;
const closeBrace = 2;
const openBracket = 3;
const closeBracket = 4;
const endOfFile = 17;

/**
 * Finds the places of the parts of a JSON text: of a member its name, of an element its value.
 *
 * A tree of a large document takes more time and memory than all the rest of a run. This scans only the containers on
 * the way to a part, each of them once, and does not recurse.
 */
export class JsonOffsets {
  readonly #scanner: JSONScanner;
  readonly #containers = new Map<JsonPointer, ReadonlyMap<string, Part>>();

  /** @param scanner of the text, with trivia ignored. */
  constructor(scanner: JSONScanner) {
    this.#scanner = scanner;
  }

  /** The offset of a part, or of the nearest one around it that is in the text. */
  find(pointer: JsonPointer): number {
    let place: JsonPointer = "";
    let found: Part = { offset: 0, valueOffset: 0 };
    for (const token of parsePointer(pointer)) {
      const part = this.#partsOf(place, found.valueOffset).get(token);
      if (part === undefined) break;
      place = appendPointer(place, token);
      found = part;
    }
    return found.offset;
  }

  #partsOf(place: JsonPointer, offset: number): ReadonlyMap<string, Part> {
    const known = this.#containers.get(place);
    if (known !== undefined) return known;
    this.#scanner.setPosition(offset);
    const open: number = this.#scanner.scan();
    const parts = open === openBrace ? this.#members() : open === openBracket ? this.#elements() : new Map();
    this.#containers.set(place, parts);
    return parts;
  }

  #members(): Map<string, Part> {
    const scanner = this.#scanner;
    const members = new Map<string, Part>();
    for (let kind: number = scanner.scan(); kind !== closeBrace && kind !== endOfFile; kind = scanner.scan()) {
      const name = scanner.getTokenValue();
      const offset = scanner.getTokenOffset();
      scanner.scan();
      const first: number = scanner.scan();
      members.set(name, { offset, valueOffset: scanner.getTokenOffset() });
      this.#skip(first);
      if ((scanner.scan() as number) === closeBrace) break;
    }
    return members;
  }

  #elements(): Map<string, Part> {
    const scanner = this.#scanner;
    const elements = new Map<string, Part>();
    for (let kind: number = scanner.scan(); kind !== closeBracket && kind !== endOfFile; kind = scanner.scan()) {
      const offset = scanner.getTokenOffset();
      elements.set(String(elements.size), { offset, valueOffset: offset });
      this.#skip(kind);
      if ((scanner.scan() as number) === closeBracket) break;
    }
    return elements;
  }

  /** Goes on to the last token of the value whose first token is the scanner's. */
  #skip(first: number): void {
    let depth = 0;
    for (let kind = first; kind !== endOfFile; kind = this.#scanner.scan()) {
      if (kind === openBrace || kind === openBracket) depth += 1;
      if (kind === closeBrace || kind === closeBracket) depth -= 1;
      if (depth === 0) return;
    }
  }
}
