import { isJsonArray, isJsonObject, type Json } from "../../generator/kernel/json.ts";
import { printPointer, parsePointer } from "../../generator/kernel/json-pointer.ts";
import type { Position } from "./positions.ts";

/** The document with something else at a position. */
export function attack(document: Json, { kind, pointer }: Position, value: Json): Json {
  return replaced(document, parsePointer(pointer), { kind, value });
}

/** A value as a name. */
export function nameOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The document without what is at a position. */
export function withoutPosition(document: Json, { pointer }: Position): Json {
  return removed(document, parsePointer(pointer));
}

function removed(document: Json, [token, ...rest]: readonly string[]): Json {
  const isHere = (name: string) => name === token && rest.length === 0;
  const inner = (name: string, item: Json) => (name === token ? removed(item, rest) : item);
  if (isJsonArray(document)) {
    return document.flatMap((item, index) => (isHere(String(index)) ? [] : [inner(String(index), item)]));
  }
  if (!isJsonObject(document)) return document;
  const kept = Object.entries(document).filter(([name]) => !isHere(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, inner(name, item)]));
}

function replaced(
  document: Json,
  [token, ...rest]: readonly string[],
  given: Pick<Position, "kind"> & { value: Json },
): Json {
  if (token === undefined) return given.value;
  if (isJsonArray(document)) {
    return document.map((item, index) => (String(index) === token ? replaced(item, rest, given) : item));
  }
  if (!isJsonObject(document)) return document;
  const isKey = given.kind === "key" && rest.length === 0;
  return Object.fromEntries(
    Object.entries(document).map(([name, item]) => {
      if (name !== token) return [name, item];
      return isKey ? [nameOf(given.value), item] : [name, replaced(item, rest, given)];
    }),
  );
}

/**
 * The document with another name wherever one stands: as a name, as a text, in references, and as the variable of a path.
 * What is called so is still found by all who refer to it.
 */
export function rename(document: Json, from: string, to: string): Json {
  if (typeof document === "string") return renamedText(document, from, to);
  if (isJsonArray(document)) return document.map((item) => rename(item, from, to));
  if (!isJsonObject(document)) return document;
  return Object.fromEntries(
    Object.entries(document).map(([name, item]) => [renamedText(name, from, to), rename(item, from, to)]),
  );
}

function renamedText(text: string, from: string, to: string): string {
  if (text === from) return to;
  if (text.startsWith("#/")) {
    const tokens = parsePointer(text.slice(1)).map((token) => (token === from ? to : token));
    return tokens.includes(to) ? `#${printPointer(tokens).replaceAll("%", "%25")}` : text;
  }
  return text.replaceAll(`{${from}}`, () => `{${to}}`);
}

/** The names and texts that stand in several places of a document: some of them refer to others. */
export function sharedTexts(positions: readonly Position[]): string[] {
  const counts = new Map<string, number>();
  for (const { original } of positions) {
    if (typeof original === "string") counts.set(original, (counts.get(original) ?? 0) + 1);
  }
  return [...counts].filter(([text, count]) => count > 1 && text !== "").map(([text]) => text);
}
