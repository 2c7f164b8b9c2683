import { defuse, isHarmless } from "./defuse.ts";

/** A line may begin with more blanks than all else has characters, and they are put before each of its parts. */
const widestMargin = 40;

/** Adds a harmless line of a comment, in parts no longer than `width` where it has spaces to break it at. */
export function addWrapped(lines: string[], line: string, width: number): void {
  if (line.length <= width) {
    lines.push(line);
    return;
  }
  const margin = marginOf(line);
  const isPlain = isHarmless(line);
  let before = "";
  let from = afterSpaces(line, 0);
  while (before.length + line.length - from > width) {
    // A part has more than blanks in it, even if one word alone is too long for it.
    const ink = before.trim() === "" ? afterBlanks(line, from) : from - 1;
    let end = line.lastIndexOf(" ", from + width - before.length);
    if (end <= ink) end = line.indexOf(" ", ink);
    if (end === -1) break;
    lines.push(before + line.slice(from, end));
    before = margin;
    from = end + 1;
    if (!isPlain) {
      // A word that begins a line here stood within one before, where `@` and `*` meant nothing.
      const word = wordAt(line, from);
      const harmless = defuse(word);
      if (harmless !== word) {
        before += harmless;
        from += word.length;
      }
    }
    if (before === "") from = afterSpaces(line, from);
  }
  lines.push(before + line.slice(from));
}

/** The blanks below the text of a line, which may be an item of a list. */
function marginOf(line: string): string {
  const start = /^\s*(?:[-*+] |\d+\. )?/.exec(line)?.[0].replace(/\S/g, " ") ?? "";
  return start.slice(0, widestMargin);
}

function afterSpaces(line: string, from: number): number {
  let index = from;
  while (line[index] === " ") index += 1;
  return index;
}

function afterBlanks(line: string, from: number): number {
  const rest = line.slice(from);
  return from + rest.length - rest.trimStart().length;
}

function wordAt(line: string, from: number): string {
  const end = line.indexOf(" ", from);
  return end === -1 ? line.slice(from) : line.slice(from, end);
}
