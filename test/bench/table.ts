import type { Spread } from "./spread.ts";

/** A table of Markdown, its columns aligned. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}

export function spread({ median, min, max }: Spread): string {
  return `${seconds(median)} (${inSeconds(min)}–${inSeconds(max)})`;
}

export function seconds(milliseconds: number): string {
  return `${inSeconds(milliseconds)} s`;
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

export function megabytes(size: number): string {
  return `${Math.round(size)} MB`;
}

/** With its thousands apart, the same on every machine. */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}
