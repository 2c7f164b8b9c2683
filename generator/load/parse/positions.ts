import { isAscii } from "node:buffer";
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
    column += utf16Length(bytes.subarray(at, offset));
    at = offset;
    positions.set(offset, { line, column });
  }
  return offsets.map((offset) => positions.get(offset) ?? { line: 1, column: 1 });
}

/** How many bytes are looked at at once: where all of them are ASCII, as mostly, there is nothing to decode. */
const pieceLength = 16_384;

/** The length of a text in UTF-16 code units, without decoding more than it must: a document may be one long line. */
function utf16Length(bytes: Buffer): number {
  let length = 0;
  for (let start = 0, end = 0; start < bytes.length; start = end) {
    end = start + pieceLength;
    while (isContinuation(bytes[end])) end += 1;
    const piece = bytes.subarray(start, end);
    length += isAscii(piece) ? piece.length : piece.toString("utf8").length;
  }
  return length;
}

/** Whether a byte is within a character of several. */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
