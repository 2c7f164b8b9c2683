import { valueAt, type Path } from "./page-facts.js";
import type { NextPage, ParamChanges, ReceivedPage } from "./pager.js";

/** Pages that link to the next one. */
export interface LinkedPages {
  /** Name in a link's query → param. */
  readonly params: Readonly<Record<string, string>>;
  /** Where the body has the link; without it, that is the header `Link`. */
  readonly next?: Path;
  /** The param that takes what is no link, where a body may have a cursor in its place. */
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
    if (typeof link === "number" && cursor !== undefined) return { [cursor]: link };
    if (typeof link !== "string" || link === "") return undefined;
    if (cursor !== undefined && !isLink.test(link)) return { [cursor]: link };
    return linkedParams(link, params);
  };
}

/** It has a query; a cursor in Base64 may well begin with a slash. */
const isLink = /^[^?]*\?|^https?:/;

function linkedParams(link: string, params: LinkedPages["params"]): ParamChanges | undefined {
  const query = new URLSearchParams(link.replace(/#.*$/s, "").replace(/^[^?]*\??/, ""));
  const changes = Object.entries(params).flatMap(([name, param]) => {
    const values = query.getAll(name);
    return values.length === 0 ? [] : [[param, values.length === 1 ? values[0] : values] as const];
  });
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

/** The target of a `Link` header's link with the relation `next`. */
function nextLink(header: string): string | undefined {
  for (const [, target, attributes = ""] of header.matchAll(/<([^>]*)>((?:[^",]|"[^"]*")*)/g)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]*))/i.exec(attributes);
    if ((relation?.[1] ?? relation?.[2] ?? "").toLowerCase().split(/\s+/).includes("next")) return target;
  }
  return undefined;
}
