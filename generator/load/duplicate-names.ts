import type { Diagnostics } from "../kernel/diagnostic.ts";
import { printPointer } from "../kernel/json-pointer.ts";
import { positionsAt, textStart } from "./positions.ts";
import type { SourceFile } from "./source-file.ts";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** An object or array that the scan is in. */
interface Open {
  /** The names of an object's members so far → where they stand; absent for an array. */
  readonly names: Map<string, number> | undefined;
  /** The name or index of the part that the scan is in. */
  key: string | number;
}

/** A member whose name another one before it in the same object has. */
interface Duplicate {
  readonly path: readonly (string | number)[];
  readonly first: number;
  readonly last: number;
}

/**
 * Reports members of a JSON text that have the same name as a later one: parsers drop them without a word. It reads the
 * whole text once more, 12 MB in about a tenth of a second.
 *
 * @param source whose text is valid JSON, or else YAML, where the parser itself refuses them.
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-4
 */
export function reportDuplicateNames(source: SourceFile, diagnostics: Diagnostics): void {
  if (source.format !== "json") return;
  const duplicates = findDuplicateNames(source.bytes);
  const positions = positionsAt(
    source.bytes,
    duplicates.flatMap(({ first, last }) => [first, last]),
  );
  for (const [index, { path }] of duplicates.entries()) {
    const message = `\`${path.at(-1)}\` stands here again: what it says on line ${positions[2 * index]?.line} is lost`;
    const location = { file: source.file, pointer: printPointer(path), ...positions[2 * index + 1] };
    diagnostics.warning("load/duplicate-name", message, { location });
  }
}

function findDuplicateNames(bytes: Buffer): Duplicate[] {
  const duplicates: Duplicate[] = [];
  const open: Open[] = [];
  // Whether the next text is a name, not a value.
  let isName = false;
  for (let at = textStart(bytes); at < bytes.length; at += 1) {
    const byte = bytes[at];
    const container = open.at(-1);
    if (byte === quote) {
      const end = closingQuote(bytes, at);
      if (isName && container?.names !== undefined) {
        const name = nameIn(bytes, at + 1, end);
        const first = container.names.get(name);
        container.names.set(name, at);
        container.key = name;
        if (first !== undefined) duplicates.push({ path: open.map(({ key }) => key), first, last: at });
      }
      [isName, at] = [false, end];
    } else if (byte === openBrace || byte === openBracket) {
      isName = byte === openBrace;
      open.push({ names: isName ? new Map() : undefined, key: 0 });
    } else if (byte === closeBrace || byte === closeBracket) {
      isName = false;
      open.pop();
    } else if (byte === comma) {
      isName = container?.names !== undefined;
      if (typeof container?.key === "number") container.key += 1;
    }
  }
  return duplicates;
}

function closingQuote(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

function nameIn(bytes: Buffer, start: number, end: number): string {
  const name = bytes.toString("utf8", start, end);
  return name.includes("\\") ? String(JSON.parse(`"${name}"`)) : name;
}
