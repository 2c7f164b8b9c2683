import { foldedPath } from "../kernel/folded-path.ts";
import { uniquePath } from "../model/names/unique-path.ts";

/**
 * The longest body of a generated file, in lines: with its banner and imports a file stays below 5,000 lines, which editors
 * and reviewers still open without effort.
 */
export const longestBody = 4000;

/** The most groups that get modules of their own: to write tens of thousands of files takes longer than to make them. */
export const mostGroups = 2_000;

/** Something that stands whole in one file. */
export interface Placeable {
  /** The module path of the one resource that uses it; `undefined` where several do. */
  readonly owner: string | undefined;
  /** How many lines it takes. */
  readonly lines: number;
}

/** A module, and what stands in it. */
export interface FilePart<T> {
  /** Its path without an ending. */
  readonly module: string;
  readonly items: readonly T[];
}

/**
 * Parts what is too long for one module: what one resource uses goes to a module of that resource's, what several use to
 * `shared`. What fits stays together in the module `root`; what thousands of resources use is parted by its length alone.
 *
 * @param root the module, and the folder of its parts.
 */
export function inParts<T extends Placeable>(root: string, items: readonly T[]): readonly FilePart<T>[] {
  if (totalLines(items) <= longestBody) return [{ module: root, items }];
  const groups = new Map<string | undefined, T[]>();
  for (const item of items) {
    const group = groups.get(item.owner);
    if (group) group.push(item);
    else groups.set(item.owner, [item]);
  }
  if (groups.size > mostGroups)
    return chunks(items).map((part, index) => ({ module: `${root}/part-${index + 1}`, items: part }));
  const taken = new Set(
    [...groups.keys()].flatMap((owner) => (owner === undefined ? [] : [foldedPath(`${root}/${owner}`)])),
  );
  const parts = [...groups].flatMap(([owner, group]) => {
    const module = owner === undefined ? uniquePath(`${root}/shared`, taken) : `${root}/${owner}`;
    return chunks(group).map((chunk, index) => ({
      module: index === 0 ? module : uniquePath(`${module}-${index + 1}`, taken),
      items: chunk,
    }));
  });
  // One thing that is too long by itself: parted or not, it is one file.
  return parts.length === 1 ? [{ module: root, items }] : parts;
}

/** The items in their order, as many together as fit in one file. */
export function chunks<T extends { readonly lines: number }>(items: readonly T[]): T[][] {
  const all: T[][] = [];
  let room = 0;
  for (const item of items) {
    const last = all.at(-1);
    if (last === undefined || item.lines > room) {
      all.push([item]);
      room = longestBody;
    } else last.push(item);
    room -= item.lines;
  }
  return all;
}

function totalLines(items: readonly Placeable[]): number {
  return items.reduce((sum, { lines }) => sum + lines, 0);
}

/** How many lines a text takes. */
export function countLines(text: string): number {
  let lines = 1;
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) lines += 1;
  return lines;
}
