import { valueAt, type Path } from "./page-facts.js";
import type { NextPage, ParamChanges, ReceivedPage } from "./pager.js";

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
