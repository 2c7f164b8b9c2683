import { noDocs } from "../../model/docs.ts";
import type { Docs } from "../../model/schema/schema.ts";
import { comment, nothing, printValue, type Code } from "./code.ts";
import { addWrapped } from "./wrap-line.ts";
import { defuse, isHarmless } from "./defuse.ts";

/** Longest line of a comment, in characters, without its margin. */
const lineWidth = 105;

/** Longest default value that a comment shows, in characters. */
const longestDefault = 60;

export const noNotes: readonly string[] = [];

/**
 * A TSDoc comment, or nothing where nothing is said.
 *
 * @param docs the document's own words, which may hold anything.
 * @param notes lines of ours, after them.
 * @param level of the code that it gets into, and ends right before.
 */
export function docComment(docs: Docs, notes = noNotes, level = 0): Code {
  if (docs === noDocs && notes.length === 0) return nothing;
  const { summary, description, default: value, deprecated } = docs;
  let lines = paragraphs(summary);
  if (description !== summary) lines = withSection(lines, paragraphs(description));
  if (notes.length > 0) lines = withSection(lines, notes.flatMap(paragraphs));
  if (value !== undefined || deprecated) lines = withSection(lines, tags(docs));
  return comment(lines, level);
}

function withSection(lines: readonly string[], section: readonly string[]): readonly string[] {
  if (lines.length === 0) return section;
  return section.length === 0 ? lines : [...lines, "", ...section];
}

/** A text of the document that somebody else prints into a comment: its lines, each made harmless. */
export function commentText(text: string): string {
  return paragraphs(text).join("\n");
}

function tags(docs: Docs): string[] {
  return [...defaultTag(docs), ...(docs.deprecated ? ["@deprecated"] : [])];
}

function defaultTag(docs: Docs): string[] {
  if (docs.default === undefined) return [];
  const { text } = printValue(docs.default);
  return text.length > longestDefault || text.includes("\n") ? [] : [`@default ${defuse(text)}`];
}

/** The lines of a text, none longer than a line of the file; blank lines at its ends are dropped. */
function paragraphs(text = ""): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === "") return noLines;
  // Most texts are one line that is neither too long nor has anything in it that could do harm.
  if (trimmed.length <= lineWidth && isHarmless(trimmed)) return [trimmed];
  const lines: string[] = [];
  for (const line of trimmed.split(hasRareBreak.test(trimmed) ? anyBreak : "\n"))
    addWrapped(lines, defuse(line), lineWidth);
  return lines;
}

const noLines: readonly string[] = [];

const hasRareBreak = /[\r\u2028\u2029]/;

const anyBreak = /\r\n|[\n\r\u2028\u2029]/;
