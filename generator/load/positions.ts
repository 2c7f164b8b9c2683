import type { Position } from "./code-frame.ts";

const newline = 0x0a;
const byteOrderMark = Buffer.from("\uFEFF");

/** Where the text begins: after its byte order mark, if it has one. */
export function textStart(bytes: Buffer): number {
  return bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
}

/**
 * The lines and columns of places in a text, found in one pass however many they are.
 *
 * @param bytes of the text in UTF-8.
 * @param offsets in bytes.
 */
export function positionsAt(bytes: Buffer, offsets: readonly number[]): Position[] {
  const positions = new Map<number, Position>();
  let [line, column] = [1, 1];
  let at = textStart(bytes);
  for (const offset of [...new Set(offsets)].sort((left, right) => left - right)) {
    for (; at < offset; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === newline) [line, column] = [line + 1, 1];
      else column += unitsOf(byte);
    }
    positions.set(offset, { line, column });
  }
  return offsets.map((offset) => positions.get(offset) ?? { line: 1, column: 1 });
}

/** How many UTF-16 code units begin with a byte: none where it continues a character, two where it begins four bytes. */
function unitsOf(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc0) return 0;
  return byte < 0xf0 ? 1 : 2;
}
