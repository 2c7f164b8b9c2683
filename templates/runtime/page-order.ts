import type { NextPage, ParamChanges, ReceivedPage } from "./pager.js";
import { isGiven, isRecord, own } from "./values.js";

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
    const isCursor = typeof cursor === "number" || (typeof cursor === "string" && cursor !== "");
    return isCursor ? { [param]: cursor } : undefined;
  };
}

/** Pages that link to the next one. */
export interface LinkedPages {
  /** Name in a link's query → param. */
  readonly params: Readonly<Record<string, string>>;
  /** Where the body has the link; without it, that is the header `Link`. */
  readonly next?: Path;
  /** The param that takes what is no link, where a body may have a cursor or a number in its place. */
  readonly cursor?: string;
}

/**
 * The page that is linked to as the next one, up to the page that links to none. A link gives its query alone: the request
 * goes to the same server as all others, and has the same credentials, wherever the link leads.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3
 */
export function byLink({ params, next, cursor }: LinkedPages): NextPage {
  return ({ body, response }: ReceivedPage) => {
    const link = next ? valueAt(body, next) : nextLink(response.headers.get("link") ?? "");
    if (typeof link !== "number" && (typeof link !== "string" || link === "")) return undefined;
    const text = String(link);
    return cursor === undefined || isLink.test(text) ? linkedParams(text, params) : { [cursor]: link };
  };
}

/** It has a query; a cursor in Base64 may well begin with a slash. */
const isLink = /^[^?]*\?|^https?:/;

/** What a link has for the params. Where that is nothing, the page comes a second time, and the iteration ends with an error. */
function linkedParams(link: string, params: LinkedPages["params"]): ParamChanges {
  const query = new URLSearchParams(link.replace(/#.*$/s, "").replace(/^[^?]*\??/, ""));
  const changes = Object.entries(params).flatMap(([name, param]) => {
    const values = query.getAll(name);
    return values.length === 0 ? [] : [[param, values.length === 1 ? values[0] : values] as const];
  });
  return Object.fromEntries(changes);
}

/** The target of a `Link` header's link with the relation `next`. */
function nextLink(header: string): string | undefined {
  for (const [, target, attributes = ""] of header.matchAll(/<([^>]*)>((?:[^",]|"[^"]*")*)/g)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]*))/i.exec(attributes);
    if ((relation?.[1] ?? relation?.[2] ?? "").toLowerCase().split(/\s+/).includes("next")) return target;
  }
  return undefined;
}

/** Where something is in a body: the names of the properties that lead to it. */
export type Path = readonly string[];

/** What a body has at a place; undefined where it has nothing there. */
export function valueAt(body: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, name) => (isRecord(value) ? own(value, name) : undefined), body);
}

/** The list at a place: an empty one where a body has none, and undefined where something else comes in its place. */
export function listAt(body: unknown, path: Path): readonly unknown[] | undefined {
  if (path.length > 0 && !isRecord(body)) return undefined;
  const value = valueAt(body, path);
  if (Array.isArray(value)) return value;
  return path.length > 0 && !isGiven(value) ? [] : undefined;
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
