import type { ParamChanges } from "./pager.js";
import { PaginationError } from "./pagination-error.js";

/** How many of the first requests are remembered one by one. */
const remembered = 1000;
/** How many pages without items may follow each other. */
const mostEmpty = 100;

/** Ends an iteration that does not get on. Its memory does not grow with the number of pages. */
export interface PageGuard {
  /** @throws {PaginationError} where a page has the items of the one before it, or too many in a row have none. */
  checkItems(items: readonly unknown[]): void;
  /** @throws {PaginationError} where the next page has been asked for already. */
  checkChanges(changes: ParamChanges): void;
}

export function pageGuard(operation: string): PageGuard {
  const asked = new Set<string>();
  let count = 0;
  let empty = 0;
  let before: string | undefined;
  return {
    checkItems(items) {
      empty = items.length === 0 ? empty + 1 : 0;
      if (empty > mostEmpty) throw new PaginationError(operation, `${empty} pages without items follow each other`);
      const text = items.length === 0 ? undefined : JSON.stringify(items);
      if (text !== undefined && text === before) {
        throw new PaginationError(operation, `page ${count + 1} has the same items as the page before it`);
      }
      before = text;
    },
    checkChanges(changes) {
      const text = JSON.stringify(changes);
      count += 1;
      if (asked.has(text)) throw new PaginationError(operation, `after page ${count}, an earlier page is next again`);
      // After the first ones, those at the powers of two: whatever the length of a circle, it leads to one of them again.
      if (count <= remembered || (count & (count - 1)) === 0) asked.add(text);
    },
  };
}
