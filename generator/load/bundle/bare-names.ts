import type { Diagnostics, SourceLocation } from "../../kernel/diagnostic.ts";
import { type Json, member } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer, parsePointer } from "../../kernel/json-pointer.ts";
import { partAt } from "./part-at.ts";
import type { Section } from "./sections.ts";

/**
 * What a reference means that is no path of a file, but the name of a component, or a pointer without its `#/`: `Pet` or
 * `definitions/Pet`.
 *
 * @param section where components of the wanted kind are; `undefined` where there are none.
 */
export function findByName(root: Json, text: string, section: Section | undefined): JsonPointer | undefined {
  if (text === "" || text.includes("#")) return undefined;
  const sections = section !== undefined && schemaSections.includes(section) ? schemaSections : [section];
  const holder = sections.find((place) => place !== undefined && member(valueAt(root, place), text) !== undefined);
  if (holder !== undefined) return appendPointer(holder, text);
  const pointer = `/${text.replace(/^\.?\//, "")}`;
  return text.includes("/") && valueAt(root, pointer) !== undefined ? pointer : undefined;
}

const schemaSections: readonly Section[] = ["/components/schemas", "/definitions", "/$defs"];

export function valueAt(root: Json, pointer: JsonPointer): Json | undefined {
  return parsePointer(pointer).reduce<Json | undefined>(partAt, root);
}

/** A reference by name alone that has been followed. */
export interface BareName {
  readonly text: string;
  /** What it is taken for. */
  readonly target: JsonPointer;
  readonly location: SourceLocation;
}

/** Warns of each name once. */
export function reportBareNames(names: readonly BareName[], diagnostics: Diagnostics): void {
  const counts = new Map<string, number>();
  for (const { text, target } of names) counts.set(keyOf(text, target), (counts.get(keyOf(text, target)) ?? 0) + 1);
  for (const { text, target, location } of names) {
    const others = (counts.get(keyOf(text, target)) ?? 0) - 1;
    if (!counts.delete(keyOf(text, target))) continue;
    const reference = `#${target}`;
    const count = others === 0 ? "" : `, here and in ${others} more ${others === 1 ? "place" : "places"}`;
    const message = `The reference ${text} is no file, and is read as ${reference}${count}`;
    diagnostics.warning("load/bare-reference", message, { help: `Write \`${reference}\`.`, location });
  }
}

function keyOf(text: string, target: JsonPointer): string {
  return `${text} ${target}`;
}
