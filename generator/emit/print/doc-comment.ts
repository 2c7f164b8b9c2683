import { noDocs } from "../../model/docs.ts";
import type { Docs } from "../../model/schema.ts";
import { comment, nothing, printValue, type Code } from "./code.ts";

/** Longest line of a comment, in characters, its margin included. */
const lineWidth = 110;

/** Longest default value that a comment shows, in characters. */
const longestDefault = 60;

/**
 * A TSDoc comment, or nothing where nothing is said.
 *
 * @param docs the document's own words, which may hold anything.
 * @param notes lines of ours, after them.
 */
export function docComment(docs: Docs, notes: readonly string[] = []): Code {
  if (docs === noDocs && notes.length === 0) return nothing;
  const lines = paragraphs(docs.summary);
  const add = (section: readonly string[]) => {
    if (section.length === 0) return;
    if (lines.length > 0) lines.push("");
    // A text may have more lines than a call may have arguments.
    for (const line of section) lines.push(line);
  };
  if (docs.description !== docs.summary) add(paragraphs(docs.description));
  add(notes.flatMap(paragraphs));
  add([...defaultTag(docs), ...(docs.deprecated ? ["@deprecated"] : [])]);
  return comment(lines);
}

/** A text of the document that somebody else prints into a comment: its lines, each made harmless. */
export function commentText(text: string): string {
  return paragraphs(text).join("\n");
}

function defaultTag(docs: Docs): string[] {
  if (docs.default === undefined) return [];
  const { text } = printValue(docs.default);
  return text.length > longestDefault || text.includes("\n") ? [] : [`@default ${defuse(text)}`];
}

/** The lines of a text, none longer than a line of the file; blank lines at its ends are dropped. */
function paragraphs(text: string | undefined): string[] {
  const trimmed = (text ?? "").trim();
  if (trimmed === "") return [];
  if (isPlain(trimmed)) return [trimmed];
  return trimmed.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line) => wrap(defuse(line)));
}

/** A line that is neither too long nor has anything in it that could do harm: such are most. */
function isPlain(text: string): boolean {
  return text.length <= lineWidth - 5 && /^[\w (][\w ,.:;()'"`+=?!-]*$/.test(text);
}

/**
 * Makes a line harmless in a comment: it cannot end the comment, begins no tag (a compiler obeys `@ts-ignore`), names no
 * source map (tools look for `# sourceMappingURL=` in all of a text), and holds no control characters and no marks that
 * make text read in another order than it is.
 */
function defuse(line: string): string {
  if (isHarmless.test(line)) return line;
  return line
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replaceAll("*/", "*\\/")
    .replace(/^([\s*/]*)@/, "$1\\@")
    .replace(/([#@])(?=\s*source(?:Mapping)?URL)/gi, "$1\\")
    .trimEnd();
}

/** A line without any such character, and without a space at its end: nearly every one. */
const isHarmless = /^(?:[ !"$-)+-?A-~]*[!"$-)+-?A-~])?$/;

/** A line may begin with more blanks than all else has characters, and they are put before each of its parts. */
const widestMargin = 40;

function wrap(line: string): string[] {
  const width = lineWidth - 5;
  if (line.length <= width) return [line];
  const start = /^\s*(?:[-*+] |\d+\. )?/.exec(line)?.[0].replace(/\S/g, " ") ?? "";
  const margin = start.slice(0, widestMargin);
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current.trim() !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      // A word that begins a line here stood within one before, where `@` and `*` meant nothing.
      current = margin + defuse(word);
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
