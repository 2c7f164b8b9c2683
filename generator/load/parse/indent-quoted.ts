import { CST, Lexer } from "yaml";

/** A text of YAML whose quoted scalars are further in than what they belong to. */
export interface IndentedText {
  readonly text: string;
  /** Where the scalars begin that were not, in the text as it was given. */
  readonly scalars: readonly number[];
  /** The place in the given text of a place in this one. */
  originOf(offset: number): number;
}

/** With more of them a text is no document that somebody reads. */
const mostScalars = 50;

/**
 * Indents the lines of quoted scalars that are not further in than their key, as YAML wants them to be. Other parsers do
 * without, and documents are published that need it. It does not change what a scalar says: how a line of it is indented
 * never counts.
 *
 * @returns `undefined` where the text has none, or no quote ends one.
 * @see https://yaml.org/spec/1.2.2/#73-flow-scalar-styles
 */
export function indentQuoted(given: string): IndentedText | undefined {
  const additions: Addition[] = [];
  const originOf = (offset: number) => additions.reduceRight(placeBefore, offset);
  const scalars: number[] = [];
  let text = given;
  for (let broken = findBroken(text); broken !== undefined; broken = findBroken(text)) {
    const { start, end } = broken;
    const origin = originOf(start);
    // Within a scalar, too, these end the document.
    const isCut = /^(?:---|\.\.\.)(?:\s|$)/m.test(text.slice(start, end));
    if (isCut || scalars.length === mostScalars || scalars.includes(origin)) return undefined;
    scalars.push(origin);
    text = `${text.slice(0, start)}${indentLines(text, broken, additions)}${text.slice(end)}`;
  }
  return scalars.length === 0 ? undefined : { text, scalars, originOf };
}

/** Spaces that have been put into a text. */
interface Addition {
  /** In the text with them. */
  readonly offset: number;
  readonly count: number;
}

function placeBefore(place: number, { offset, count }: Addition): number {
  return place - Math.max(0, Math.min(count, place - offset));
}

/** A quoted scalar, closing quote and all. */
interface QuotedScalar {
  readonly start: number;
  readonly end: number;
}

/** The scalar with its lines further in than its start: no key before it on its line is. */
function indentLines(text: string, { start, end }: QuotedScalar, additions: Addition[]): string {
  const wanted = start - text.lastIndexOf("\n", start);
  let shift = start + 1;
  return text.slice(start, end).replace(/\n(?!\r?\n)( *)/g, (line: string, indent: string, at: number) => {
    const count = Math.max(0, wanted - indent.length);
    additions.push({ offset: at + shift, count });
    shift += count;
    return `\n${" ".repeat(count)}${line.slice(1)}`;
  });
}

/** The first quoted scalar that the lexer ends before its closing quote, because a line of it is not far enough in. */
function findBroken(text: string): QuotedScalar | undefined {
  let offset = 0;
  let isText = false;
  for (const token of new Lexer().lex(text)) {
    if (!isText) {
      // Marks of the lexer's own, that stand for nothing in the text.
      if (token === CST.DOCUMENT || token === CST.FLOW_END) continue;
      if (token === CST.SCALAR) {
        isText = true;
        continue;
      }
      const end = closingQuote(text, offset);
      if (end !== undefined && end > offset + token.length) return { start: offset, end };
    }
    offset += token.length;
    isText = false;
  }
  return undefined;
}

/** Where the quoted scalar ends that begins at a place; `undefined` where none does, or it is never closed. */
function closingQuote(text: string, start: number): number | undefined {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return undefined;
  for (let at = text.indexOf(quote, start + 1); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (quote === "'" && text[at + 1] === "'") at += 1;
    else if (quote === "'" || !isEscaped(text, at)) return at + 1;
  }
  return undefined;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
}
