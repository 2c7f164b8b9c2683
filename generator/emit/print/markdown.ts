import { printedMarkdown, type Code } from "./code.ts";

/**
 * Text as Markdown that shows it as it is: nothing in it becomes HTML, a link, a list, a heading, or the end of a table's
 * cell.
 *
 * @see https://spec.commonmark.org/0.31.2/#backslash-escapes
 */
export function markdown(text: string): Code {
  const escaped = onOneLine(text)
    .replace(/[\\`*_[\]<>|#~&]/g, "\\$&")
    // What many readers make a link of, though nothing marks it: https://github.github.com/gfm/#autolinks-extension-
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, "$1\\:")
    .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}\\.`)
    .replace(/^(\d+)(?=[.)](?:\s|$))/, "$1\\")
    .replace(/^(?=[-+](?:\s|$)|-{2,}|=+$)/, "\\");
  return printedMarkdown(escaped);
}

/**
 * The same of a text of several paragraphs, each of which stays one; so does each item of a list, which are parted by what
 * begins them.
 */
export function markdownText(text: string): Code {
  const paragraphs = text.split(paragraphEnd).map((paragraph) => markdown(paragraph).text);
  return printedMarkdown(paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"));
}

const paragraphEnd = /\r?\n(?:[^\S\n]*\r?\n|(?=[^\S\n]*(?:[-+*]|\d{1,9}[.)])[^\S\n]))/;

/**
 * Text as a code span, in a fence that is longer than any run of backticks in it.
 *
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
export function codeSpan(text: string): Code {
  const line = onOneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = longest > 0 || line === "" ? " " : "";
  // A table ends its cell at a bar even within a code span.
  return printedMarkdown(`${fence}${padding}${line.replaceAll("|", "\\|")}${padding}${fence}`);
}

function onOneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ").trim();
}
