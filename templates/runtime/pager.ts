import type { Answer, ApiCall, NoHeaders } from "./call.js";
import { InvalidResponseError, PaginationError } from "./errors.js";
import type { CallOptions } from "./options.js";
import { listAt, type Path } from "./page-order.js";
import { checkNumbers } from "./request.js";

/** Options of each call that a pager makes, and of the pager. */
export interface PagerOptions extends CallOptions {
  /** Ends the iteration after so many items; without it, it ends with the list. */
  readonly maxItems?: number | undefined;
}

/** A page: its items, and all that the call that asked for it gives. */
export interface Page<Item, Data, Values = NoHeaders, Body = Data> extends Answer<Data, Values, Body> {
  readonly items: readonly Item[];
}

/**
 * The items of all pages of a list. Nothing is sent before it is iterated over, and each page is asked for when the items
 * of the one before it are used up. Each iteration begins anew.
 *
 * Each page is a call of its own, with its own retries and its own timeout, and what the call fails with the iteration
 * throws. A pager does not go around in circles: it throws a `PaginationError` where the server repeats a page or a cursor.
 */
export interface Pager<Item, Data, Values = NoHeaders, Body = Data> extends AsyncIterable<Item> {
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;

  /** Page by page, each with its response. */
  pages(): AsyncGenerator<Page<Item, Data, Values, Body>, void, undefined>;

  /** All items as an array. Where there may be many, give `maxItems`. */
  toArray(): Promise<Item[]>;
}

/** Values by the names of params. */
export type ParamChanges = Readonly<Record<string, unknown>>;

/** A page that has come, and what has come before it. */
export interface ReceivedPage {
  readonly params: ParamChanges;
  /** Those that the iteration began with. */
  readonly firstParams: ParamChanges;
  readonly items: readonly unknown[];
  /** How many items have come, with those of this page. */
  readonly received: number;
  /** How many items the first page had. */
  readonly firstLength: number;
  readonly body: unknown;
  readonly response: Response;
}

/** The params that the next page has other than the first one; undefined where there is none. */
export type NextPage = (page: ReceivedPage) => ParamChanges | undefined;

/** How the pages of an operation follow each other. */
export interface PageOrder {
  /** The method and the path template, for errors. */
  readonly operation: string;
  /** Where in the body the items are. */
  readonly items: Path;
  readonly next: NextPage;
}

type AnyAnswer = Answer<unknown, unknown, unknown>;

/**
 * Makes a pager of an operation: `never` fits whatever pager its function says it is.
 *
 * @param call makes the `ApiCall` for one page of the operation, from the params of it. Neither is told from any other
 *   here, so that a compiler has nothing to infer or to compare once for each operation.
 */
export function paginate(
  call: (params: never) => object,
  params: object,
  { maxItems = Infinity }: PagerOptions | undefined = {},
  { operation, items: path, next }: PageOrder,
): never {
  async function* pages(): AsyncGenerator<AnyAnswer & { readonly items: readonly unknown[] }, void, undefined> {
    checkNumbers(operation, { maxItems });
    const guard = pageGuard(operation);
    const firstParams = { ...params } as ParamChanges;
    let current = firstParams;
    let firstLength: number | undefined;
    for (let received = 0; received < maxItems;) {
      const answer = await (call(current as never) as ApiCall<unknown, unknown, unknown>).withResponse();
      const items = itemsOf(answer, path, operation);
      guard.checkItems(items);
      firstLength ??= items.length;
      const left = maxItems - received;
      received += items.length;
      yield { ...answer, items: items.slice(0, left) };
      const page = { params: current, firstParams, items, received, firstLength };
      const changes = next({ ...page, body: answer.body, response: answer.response });
      if (changes === undefined || received >= maxItems) return;
      guard.checkChanges(changes);
      current = { ...firstParams, ...changes };
    }
  }

  async function* all() {
    for await (const { items } of pages()) yield* items;
  }

  const pager: Pager<unknown, unknown, unknown, unknown> = {
    [Symbol.asyncIterator]: all,
    pages,
    async toArray() {
      const items: unknown[] = [];
      for await (const page of pages()) for (const item of page.items) items.push(item);
      return items;
    },
  };
  return pager as never;
}

/** @throws {InvalidResponseError} where an answer with a body has no list: an iteration that just ended would lose items. */
function itemsOf({ body, response }: AnyAnswer, path: Path, operation: string): readonly unknown[] {
  const items = response.status === 204 ? [] : listAt(body, path);
  if (items) return items;
  throw new InvalidResponseError(
    operation,
    "the body is no page: it does not have the list that was expected",
    response,
  );
}

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
