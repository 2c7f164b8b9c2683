import { styleText } from "node:util";
import type { Io, Terminal } from "./io.ts";

/** Gives texts their looks; each function gives the text back as it is where a stream shall not have colours. */
export interface Style {
  readonly error: Painter;
  readonly warning: Painter;
  readonly added: Painter;
  readonly removed: Painter;
  readonly strong: Painter;
  readonly faint: Painter;
}

type Painter = (text: string) => string;

/**
 * Colours are for terminals, unless somebody does without them.
 *
 * @see https://no-color.org
 */
export function styleFor(stream: Terminal, io: Io, wanted: boolean): Style {
  const noColor = io.env["NO_COLOR"] ?? "";
  const isColoured = wanted && stream.isTTY === true && noColor === "" && io.env["TERM"] !== "dumb";
  const painter = (format: Parameters<typeof styleText>[0]): Painter =>
    isColoured ? (text) => styleText(format, text, { validateStream: false }) : (text) => text;
  return {
    error: painter("red"),
    warning: painter("yellow"),
    added: painter("green"),
    removed: painter("red"),
    strong: painter("bold"),
    faint: painter("dim"),
  };
}

/**
 * Replaces the control characters in a text, but for line feeds and tabs: a document must not be able to steer the
 * terminal that shows a part of it.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

/** The most characters of a text that a line shows: a document may have put all of itself into one. */
const mostShown = 2_000;

/** The start of a text, where it is longer than anybody reads. */
export function shortened(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}

/** A text without control characters that is to stay on one line. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, " ").trim());
}
