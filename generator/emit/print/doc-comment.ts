import type { Docs } from "../../model/schema.ts";
import { comment, printValue, type Code } from "./code.ts";

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
  const summary = paragraphs(docs.summary);
  const description = docs.description === docs.summary ? [] : paragraphs(docs.description);
  const tags = [...defaultTag(docs), ...(docs.deprecated ? ["@deprecated"] : [])];
  const sections = [summary, description, notes.flatMap(paragraphs), tags].filter((section) => section.length > 0);
  return comment(sections.flatMap((section, index) => (index === 0 ? section : ["", ...section])));
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
  const lines = (text ?? "").trim().split(/\r\n|[\n\r\u2028\u2029]/);
  return text === undefined || text.trim() === "" ? [] : lines.flatMap((line) => wrap(defuse(line)));
}

/**
 * Makes a line harmless in a comment: it cannot end the comment, begins no tag (a compiler obeys `@ts-ignore`), and holds
 * no control characters and no marks that make text read in another order than it is.
 */
function defuse(line: string): string {
  return line
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replaceAll("*/", "*\\/")
    .replace(/^([\s*/]*)@/, "$1\\@")
    .trimEnd();
}

function wrap(line: string): string[] {
  const width = lineWidth - 5;
  if (line.length <= width) return [line];
  const margin = /^\s*(?:[-*+] |\d+\. )?/.exec(line)?.[0].replace(/\S/g, " ") ?? "";
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
