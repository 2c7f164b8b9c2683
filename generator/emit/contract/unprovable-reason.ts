import { commonMethods } from "../operations.ts";

/** What of an operation decides whether a mock server can stand in for it. */
export interface ServedOperation {
  readonly method: string;
  readonly path: string;
  /** The places of its parameters. */
  readonly places: readonly string[];
}

/** Why no case can be made of an operation; `undefined` where cases can be made. */
export function unprovableReason({ method, path, places }: ServedOperation): string | undefined {
  if (method === "trace") return "no `fetch` sends TRACE";
  if (!commonMethods.has(method)) return "Prism knows the methods of OpenAPI 3.1 alone";
  if (places.includes("querystring")) return "Prism does not know a parameter `in: querystring`";
  if (path.includes("}{")) return "parameters stand side by side in its path, where nothing tells one from the next";
  return /[?#]/.test(path) ? "its path has a query or a fragment, by which Prism tells no operations apart" : undefined;
}
