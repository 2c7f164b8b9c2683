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
    for (let end = bytes.indexOf(newline, at); end !== -1 && end < offset; end = bytes.indexOf(newline, at)) {
      [line, column] = [line + 1, 1];
      at = end + 1;
    }
    // In UTF-16, as editors count.
    column += bytes.toString("utf8", at, offset).length;
    at = offset;
    positions.set(offset, { line, column });
  }
  return offsets.map((offset) => positions.get(offset) ?? { line: 1, column: 1 });
}
