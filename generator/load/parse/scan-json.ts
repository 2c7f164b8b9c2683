import { textStart } from "./positions.ts";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const lastSpace = 0x20;

/** Between a name and its value there is one colon. */
const colonLength = 1;

/** The name of a member, or the index of an element. */
export type JsonKey = string | number;

/** Is told what a scan comes by. A holder stands for an object or array that is looked into. */
export interface JsonVisitor<Holder> {
  /**
   * A part of an object or array.
   *
   * @param offset in bytes: of a member where its name begins, of an element where its value does.
   * @returns whether to look into it, if it has parts itself. Else it is passed over, which is faster.
   */
  visit(holder: Holder, key: JsonKey, offset: number): boolean;
  /** That part, where it is an object or array, and is looked into. */
  open(holder: Holder, key: JsonKey): Holder;
}

/**
 * Goes once over the bytes of a JSON text, decoding nothing but the names in what is looked into: a tree of a large
 * document, or its tokens, would take longer than all the rest of a run. It does not recurse.
 *
 * @param bytes of a text that is valid JSON.
 * @param root stands for the whole text.
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function scanJson<Holder>(bytes: Buffer, root: Holder, visitor: JsonVisitor<Holder>): void {
  const open: Open<Holder>[] = [];
  let at = skipSpace(bytes, textStart(bytes));
  if (!isContainer(bytes[at])) return;
  open.push({ holder: root, isArray: bytes[at] === openBracket, elements: 0 });
  at = skipSpace(bytes, at + 1);
  for (let around = open.at(-1); around !== undefined && at < bytes.length; around = open.at(-1)) {
    const byte = bytes[at];
    if (byte === closeBrace || byte === closeBracket) open.pop();
    if (byte === closeBrace || byte === closeBracket || byte === comma) {
      at = skipSpace(bytes, at + 1);
      continue;
    }
    const { holder, isArray } = around;
    const start = at;
    let key: JsonKey = around.elements;
    if (isArray) {
      around.elements += 1;
    } else {
      const end = closingQuote(bytes, start);
      key = nameIn(bytes, start + 1, end);
      at = skipSpace(bytes, skipSpace(bytes, end + 1) + colonLength);
    }
    if (visitor.visit(holder, key, start) && isContainer(bytes[at])) {
      open.push({ holder: visitor.open(holder, key), isArray: bytes[at] === openBracket, elements: 0 });
      at = skipSpace(bytes, at + 1);
    } else {
      at = skipSpace(bytes, valueEnd(bytes, at));
    }
  }
}

/** An object or array that the scan is in. */
interface Open<Holder> {
  readonly holder: Holder;
  readonly isArray: boolean;
  /** How many elements have begun. */
  elements: number;
}

function isContainer(byte: number | undefined): boolean {
  return byte === openBrace || byte === openBracket;
}

/** Where the next byte is that is no white space. */
function skipSpace(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && (bytes[at] ?? 0) <= lastSpace) at += 1;
  return at;
}

/** Where the text ends that begins here. */
function closingQuote(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

function nameIn(bytes: Buffer, start: number, end: number): string {
  const name = bytes.toString("utf8", start, end);
  return name.includes("\\") ? String(JSON.parse(`"${name}"`)) : name;
}

/** Where the value ends that begins here: a number or a word with what follows it. */
function valueEnd(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) {
      at = closingQuote(bytes, at);
      if (depth === 0) return at + 1;
    } else if (byte === openBrace || byte === openBracket) {
      depth += 1;
    } else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
      if (depth <= 0) return depth === 0 ? at + 1 : at;
    } else if (byte === comma && depth === 0) {
      return at;
    }
  }
  return bytes.length;
}
