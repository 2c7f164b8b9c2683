import { hexSha256 } from "../../kernel/hex-sha256.ts";

/** In characters: longer names help nobody, and are cut. */
const longestName = 200;

/** In bytes: disks take 255, from which endings and numbers are to be taken off. */
const longestFileName = 120;

/** Of the hash that tells a cut name from others that begin alike. */
const hashLength = 8;

/**
 * An identifier, or the first part of it and a hash of what it was made of: it depends on nothing but the name.
 *
 * @param source what the document says, which tells apart what its identifiers may not.
 */
export function boundedName(name: string, source: string): string {
  return name.length <= longestName ? name : `${cut(name, longestName, (part) => part.length)}_${hashOf(source)}`;
}

/** The same for a part of a path in kebab case. */
export function boundedFileName(name: string, source: string): string {
  if (Buffer.byteLength(name) <= longestFileName) return name;
  const start = cut(name, longestFileName, (part) => Buffer.byteLength(part));
  return `${start.replace(/-+$/, "")}-${hashOf(source)}`;
}

/** As many whole characters as leave room for the hash. */
function cut(name: string, most: number, sizeOf: (character: string) => number): string {
  let start = "";
  let room = most - hashLength - 1;
  for (const character of name) {
    room -= sizeOf(character);
    if (room < 0) break;
    start += character;
  }
  return start;
}

function hashOf(source: string): string {
  return hexSha256(source).slice(0, hashLength);
}
