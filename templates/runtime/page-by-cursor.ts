import { valueAt, type Path } from "./page-facts.js";
import type { NextPage, ReceivedPage } from "./pager.js";

/** Pages that are asked for by something that the page before them gives. */
export interface CursorPages {
  /** The param that has it. */
  readonly param: string;
  /** Where the body has it. */
  readonly next?: Path;
  /** Where the last item has it, in lists where an item's id is the cursor. */
  readonly last?: Path;
  /** Where the body says whether there is a page after this one. */
  readonly more?: Path;
}

/**
 * The page at the cursor that the body gives, up to the page that gives none. One without items may be in the middle; with
 * the ids of items for cursors, it is the last.
 */
export function byCursor({ param, next, last, more }: CursorPages): NextPage {
  return ({ body, items }: ReceivedPage) => {
    if (more && valueAt(body, more) === false) return undefined;
    const cursor = last ? valueAt(items.at(-1), last) : valueAt(body, next ?? []);
    const isGiven = typeof cursor === "number" || (typeof cursor === "string" && cursor !== "");
    return isGiven ? { [param]: cursor } : undefined;
  };
}
