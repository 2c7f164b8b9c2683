/**
 * The values of a path template's parameters in a path, still percent-encoded: `/a/{b}` and `/a/x%2Fy` give `b` as
 * `x%2Fy`.
 *
 * @returns `undefined` where the path is not one of the template's.
 * @see https://spec.openapis.org/oas/v3.1.1.html#path-templating
 */
export function matchPath(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^{}]*\})/)
    .map((part) => {
      if (!part.startsWith("{")) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(part.slice(1, -1));
      return "([^/]*)";
    })
    .join("");
  const match = new RegExp(`^${pattern}$`).exec(path);
  return match === null ? undefined : new Map(names.map((name, index) => [name, match[index + 1] ?? ""]));
}
