import { commonMethods } from "../operations.ts";

/** What of an operation decides whether a mock server can stand in for it. */
export interface ServedOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly ServedParameter[];
}

interface ServedParameter {
  readonly name: string;
  readonly in: string;
  readonly style: string;
}

/** Why no case can be made of an operation; `undefined` where cases can be made. */
export function unprovableReason({ method, path, parameters }: ServedOperation): string | undefined {
  if (method === "trace") return "no `fetch` sends TRACE";
  if (!commonMethods.has(method)) return "Prism knows the methods of OpenAPI 3.1 alone";
  if (parameters.some((parameter) => parameter.in === "querystring"))
    return "Prism does not know a parameter `in: querystring`";
  if (isSideBySide(path, parameters)) return "nothing in its path stands between two of its parameters";
  return /[?#]/.test(path) ? "its path has a query or a fragment, by which Prism tells no operations apart" : undefined;
}

/** Whether a parameter follows another at once, and no sign that their styles write tells where. */
function isSideBySide(path: string, parameters: readonly ServedParameter[]): boolean {
  const signed = new Set(parameters.flatMap(({ name, style }) => (signedStyles.has(style) ? [`{${name}}`] : [])));
  const parts = path.split(/(\{[^{}]*\})/);
  return parts.some((part, index) => {
    const isBetween = index > 0 && index % 2 === 0 && index + 1 < parts.length;
    return isBetween && part === "" && !(signed.has(parts[index - 1] ?? "") && signed.has(parts[index + 1] ?? ""));
  });
}

/** The styles that begin a value with a sign of their own. */
const signedStyles = new Set(["label", "matrix"]);
