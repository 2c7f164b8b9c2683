import type { Operation } from "../../model/operation/operation.ts";

/*
 * A path of a document is a path and nothing else, but many have a query or a fragment, by which operations with one path
 * are told apart: `/{bucket}?acl`, `/#Action=List`.
 */

/** Up to the query or the fragment: what is in braces is neither. */
const pathname = /^(?:\{[^{}]*\}|[^?#])*/;

/** The path as it is sent: a fragment never is, and a query has its own place in a request. */
export function pathOf({ path }: Pick<Operation, "path">): string {
  const query = queryOf(path);
  return nameOf(path) + (isFixed(query) ? "" : `?${query}`);
}

/** The parameters in the query of the path, but for those that are parameters of the operation. */
export function fixedQuery({ path, parameters }: Operation): readonly (readonly [name: string, value: string])[] {
  const query = queryOf(path);
  if (query === "" || !isFixed(query)) return [];
  const own = new Set(parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name));
  return [...new URLSearchParams(query)].filter(([name]) => !own.has(name));
}

function nameOf(path: string): string {
  return pathname.exec(path)?.[0] ?? "";
}

function queryOf(path: string): string {
  const rest = path.slice(nameOf(path).length);
  return rest.startsWith("?") ? rest.slice(1).replace(/#.*/s, "") : "";
}

/** Whether nothing is to be filled in, and no name is there twice. */
function isFixed(query: string): boolean {
  if (query === "") return true;
  const names = [...new URLSearchParams(query).keys()];
  return !query.includes("{") && new Set(names).size === names.length;
}
