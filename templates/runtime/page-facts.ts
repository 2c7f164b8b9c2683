import { isRecord } from "./expand.js";

/** Where something is in a body: the names of the properties that lead to it. */
export type Path = readonly string[];

/** What a body has at a place; undefined where it has nothing there. */
export function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    body,
  );
}

/** The list at a place: an empty one where there is none. */
export function listAt(body: unknown, path: Path): readonly unknown[] {
  const value = valueAt(body, path);
  return Array.isArray(value) ? value : [];
}

/** The number at a place, which may be written as a text. */
export function numberAt(body: unknown, path: Path | undefined): number | undefined {
  const value = path && valueAt(body, path);
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** Where a body says whether there is more. */
export interface ListFacts {
  /** A boolean: whether there is a page after this one. */
  readonly more?: Path;
  /** How many items there are in all. */
  readonly total?: Path;
}

/**
 * Whether there may be a page after this one: the body says so, or says nothing and this one is not empty, and not the
 * last that the total has room for. A total that is less than what has come is no total.
 *
 * @param position how many items there are up to the end of this page.
 */
export function mayContinue(
  { body, items }: { readonly body: unknown; readonly items: readonly unknown[] },
  { more, total }: ListFacts,
  position: number,
): boolean {
  const said = more && valueAt(body, more);
  if (typeof said === "boolean") return said;
  return items.length > 0 && numberAt(body, total) !== position;
}
