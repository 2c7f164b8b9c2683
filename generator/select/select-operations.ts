import type { Diagnostics } from "../kernel/diagnostic.ts";
import { appendPointer } from "../kernel/json-pointer.ts";
import { nearest } from "../kernel/nearest.ts";
import type { DocumentOperation } from "./list-operations.ts";
import { matchesPath, matchesRoute, parseRoutePattern, type RouteMatcher, type RoutePattern } from "./route-pattern.ts";

const suggestions = 3;

const patternForms =
  "A pattern is `METHOD /path`, `operation:<id>` or `tag:<name>`, with `!` before it to exclude; " +
  "in a path, `*` is any one segment and `**` any number of them.";

/**
 * The patterns, or `undefined` where one of them has the wrong form.
 *
 * @param additional methods of the document beside those of every path item.
 */
export function parsePatterns(
  routes: readonly string[],
  additional: ReadonlySet<string>,
  diagnostics: Diagnostics,
): RoutePattern[] | undefined {
  const patterns: RoutePattern[] = [];
  for (const [index, route] of routes.entries()) {
    const parsed = parseRoutePattern(route, additional);
    if ("problem" in parsed) {
      const option = appendPointer("/routes", index);
      diagnostics.error("select/invalid-pattern", `The pattern \`${route}\`: ${parsed.problem}`, {
        help: patternForms,
        option,
      });
    } else patterns.push(parsed);
  }
  return patterns.length === routes.length ? patterns : undefined;
}

/** Whether the patterns mean an operation: one of those that include, where there are any, and none that exclude. */
export function isSelected(patterns: readonly RoutePattern[], matches: (matcher: RouteMatcher) => boolean): boolean {
  const includes = patterns.filter(({ excludes }) => !excludes);
  if (includes.length > 0 && !includes.some(({ matcher }) => matches(matcher))) return false;
  return !patterns.some(({ excludes, matcher }) => excludes && matches(matcher));
}

/** What there is to select from. */
export interface Selectable {
  readonly operations: readonly DocumentOperation[];
  /** Paths whose operations cannot be told, because their references lead nowhere: patterns may exclude them. */
  readonly brokenPaths: readonly string[];
  /** The document. */
  readonly file: string;
  /** A document may have webhooks alone. */
  readonly hasWebhooks: boolean;
}

/**
 * The operations that the patterns mean; `undefined` where there are none, or a pattern matches nothing.
 *
 * @param patterns all that the user gives, in the same order.
 */
export function selectOperations(
  { operations, brokenPaths, file, hasWebhooks }: Selectable,
  patterns: readonly RoutePattern[],
  diagnostics: Diagnostics,
): readonly DocumentOperation[] | undefined {
  if (operations.length === 0 && hasWebhooks && patterns.length === 0) return [];
  if (operations.length === 0 && brokenPaths.length === 0) {
    diagnostics.error("select/no-operations", "The document has no operations", { location: { file } });
    return undefined;
  }
  // An exclusion with a typing error would let through what it is there to keep out, so it must match too.
  const unmatched = [...patterns.entries()].filter(
    ([, { matcher }]) =>
      !operations.some((operation) => matchesRoute(matcher, operation)) &&
      !brokenPaths.some((path) => matcher.kind === "path" && matchesPath(matcher, path)),
  );
  for (const [index, { text, excludes, matcher }] of unmatched) {
    const near = nearestRoutes(matcher, operations).map((route) => `\`${excludes ? "!" : ""}${route}\``);
    const help = near.length > 0 ? { help: `Did you mean ${near.join(", ")}?` } : {};
    const option = appendPointer("/routes", index);
    diagnostics.error("select/no-match", `No operation matches \`${text}\``, { ...help, option });
  }
  if (unmatched.length > 0) return undefined;
  const selected = operations.filter((operation) =>
    isSelected(patterns, (matcher) => matchesRoute(matcher, operation)),
  );
  if (selected.length > 0) return selected;
  diagnostics.error("select/no-routes", "The patterns exclude every operation", { option: "/routes" });
  return undefined;
}

function nearestRoutes(matcher: RouteMatcher, operations: readonly DocumentOperation[]): string[] {
  switch (matcher.kind) {
    case "operation": {
      const ids = operations.flatMap(({ operationId }) => operationId ?? []);
      return nearest(matcher.id, new Set(ids), suggestions).map((id) => `operation:${id}`);
    }
    case "tag": {
      const tags = new Set(operations.flatMap((operation) => operation.tags));
      return nearest(matcher.name, tags, suggestions).map((tag) => `tag:${tag}`);
    }
    case "path": {
      const path = `/${matcher.segments.join("/")}`;
      const paths = nearest(path, new Set(operations.map((operation) => operation.path)), suggestions);
      return paths.flatMap((near) => routesAt(near, matcher.method, operations)).slice(0, suggestions);
    }
  }
}

/** The routes of a path: the one with the wanted method, else all. */
function routesAt(path: string, method: string, operations: readonly DocumentOperation[]): string[] {
  const all = operations.filter((operation) => operation.path === path);
  const wanted = all.filter((operation) => operation.method.toLowerCase() === method);
  return (wanted.length > 0 ? wanted : all).map((operation) => `${operation.method.toUpperCase()} ${operation.path}`);
}
