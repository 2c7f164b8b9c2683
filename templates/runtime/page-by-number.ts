import { mayContinue, numberAt, type ListFacts, type Path } from "./page-facts.js";
import type { NextPage, ReceivedPage } from "./pager.js";

/** Pages that are asked for by their numbers. */
export interface NumberedPages extends ListFacts {
  /** The param that has the number. */
  readonly param: string;
  /** The number of the first page: 1 by default. */
  readonly first?: number;
  /** Where the body has the number of its page: it counts where the param is not given. */
  readonly current?: Path;
  /** How many items a page has at most. */
  readonly size?: Path;
  /** How many pages there are. */
  readonly pages?: Path;
}

/** The page with the next number, up to the number of pages or of items that the body declares, or to an empty page. */
export function byNumber({ param, first = 1, current, size, pages, ...facts }: NumberedPages): NextPage {
  return (page) => {
    const number = countOf(page, "params", param) ?? numberAt(page.body, current) ?? first;
    const skipped = (countOf(page, "firstParams", param) ?? first) - first;
    const position = page.received + skipped * (numberAt(page.body, size) ?? page.firstLength);
    const isLast = numberAt(page.body, pages) === number - first + 1;
    return !isLast && mayContinue(page, facts, position) ? { [param]: number + 1 } : undefined;
  };
}

/** Pages that are asked for by how many items are before them. */
export interface OffsetPages extends ListFacts {
  /** The param that has the offset. */
  readonly param: string;
  /** The offset of the first item: 0 by default. */
  readonly first?: number;
}

/** The page after the items that have come, up to the number of items that the body declares, or to an empty page. */
export function byOffset({ param, first = 0, ...facts }: OffsetPages): NextPage {
  return (page) => {
    const offset = (countOf(page, "params", param) ?? first) + page.items.length;
    return mayContinue(page, facts, offset - first) ? { [param]: offset } : undefined;
  };
}

/** The number that a param has; undefined where it is not given. */
function countOf(page: ReceivedPage, holder: "params" | "firstParams", param: string): number | undefined {
  return numberAt(page[holder], [param]);
}
