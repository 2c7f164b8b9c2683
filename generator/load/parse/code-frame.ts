/** A place in a text; both are counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const linesAround = 2;
const widestLine = 100;

/** @param offset in UTF-16 code units; an offset behind the end is the end. */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(offset, text.length);
  let line = 1;
  let start = 0;
  for (let next = text.indexOf("\n"); next !== -1 && next < end; next = text.indexOf("\n", start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: end - start + 1 };
}

/** The lines around a place with their numbers and a caret under it; long lines are cut to what is near the caret. */
export function codeFrame(text: string, offset: number): string {
  const { line, column } = positionAt(text, offset);
  const lineStart = Math.min(offset, text.length) - column + 1;
  const before = previousLines(text, lineStart);
  const after = nextLines(text, lineStart);
  const firstColumn = Math.max(0, column - 1 - widestLine / 2);
  const numberWidth = String(line + linesAround).length;
  const rows = [...before, ...after].map((row, index) => {
    const number = line - before.length + index;
    const marker = number === line ? ">" : " ";
    return `${marker} ${String(number).padStart(numberWidth)} | ${printable(row.slice(firstColumn, firstColumn + widestLine))}`;
  });
  rows.splice(before.length + 1, 0, `  ${" ".repeat(numberWidth)} | ${" ".repeat(column - 1 - firstColumn)}^`);
  return rows.map((row) => row.trimEnd()).join("\n");
}

function previousLines(text: string, lineStart: number): string[] {
  const lines: string[] = [];
  for (let end = lineStart - 1; end >= 0 && lines.length < linesAround;) {
    const start = end === 0 ? 0 : text.lastIndexOf("\n", end - 1) + 1;
    lines.unshift(text.slice(start, end));
    end = start - 1;
  }
  return lines;
}

function nextLines(text: string, lineStart: number): string[] {
  const lines: string[] = [];
  for (let start = lineStart; start <= text.length && lines.length <= linesAround;) {
    const end = text.indexOf("\n", start);
    lines.push(text.slice(start, end === -1 ? undefined : end));
    if (end === -1) break;
    start = end + 1;
  }
  return lines;
}

/** A document must not be able to steer the terminal; a tab is one column, as the caret counts it. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, " ");
}
