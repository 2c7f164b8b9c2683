import type { Diagnostics } from "../kernel/diagnostic.ts";
import { nearest } from "../kernel/nearest.ts";
import type { DocumentOperation } from "./list-operations.ts";
import { matchesRoute, parseRoutePattern, type RouteMatcher, type RoutePattern } from "./route-pattern.ts";

const suggestions = 3;

/** The patterns, or `undefined` where one of them has the wrong form. */
export function parsePatterns(routes: readonly string[], diagnostics: Diagnostics): RoutePattern[] | undefined {
  const patterns: RoutePattern[] = [];
  for (const route of routes) {
    const parsed = parseRoutePattern(route);
    if ("problem" in parsed) diagnostics.error("select/invalid-pattern", `The pattern ${route}: ${parsed.problem}`);
    else patterns.push(parsed);
  }
  return patterns.length === routes.length ? patterns : undefined;
}

/** Whether the patterns mean an operation: one of those that include, where there are any, and none that exclude. */
export function isSelected(patterns: readonly RoutePattern[], matches: (matcher: RouteMatcher) => boolean): boolean {
  const includes = patterns.filter(({ excludes }) => !excludes);
  if (includes.length > 0 && !includes.some(({ matcher }) => matches(matcher))) return false;
  return !patterns.some(({ excludes, matcher }) => excludes && matches(matcher));
}

/** The operations that the patterns mean; `undefined` where there are none, or a pattern matches nothing. */
export function selectOperations(
  operations: readonly DocumentOperation[],
  patterns: readonly RoutePattern[],
  diagnostics: Diagnostics,
): readonly DocumentOperation[] | undefined {
  const unmatched = patterns.filter(
    ({ excludes, matcher }) => !excludes && !operations.some((operation) => matchesRoute(matcher, operation)),
  );
  for (const { text, matcher } of unmatched) {
    const near = nearestRoutes(matcher, operations);
    const help = near.length > 0 ? { help: `Did you mean ${near.join(", ")}?` } : {};
    diagnostics.error("select/no-match", `No operation matches ${text}`, help);
  }
  if (unmatched.length > 0) return undefined;
  const selected = operations.filter((operation) =>
    isSelected(patterns, (matcher) => matchesRoute(matcher, operation)),
  );
  if (selected.length > 0) return selected;
  const reason = operations.length === 0 ? "The document has no operations" : "The patterns exclude every operation";
  diagnostics.error("select/no-routes", reason);
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
  const wanted = all.filter((operation) => operation.method === method);
  return (wanted.length > 0 ? wanted : all).map((operation) => `${operation.method.toUpperCase()} ${operation.path}`);
}
