import type { DocumentOperation } from "./list-operations.ts";
import { methods } from "./methods.ts";

/** Which operations a pattern means. */
export type RouteMatcher =
  | {
      readonly kind: "path";
      /** In lower case; `*` is any. */
      readonly method: string;
      readonly segments: readonly string[];
    }
  | { readonly kind: "operation"; readonly id: string }
  | { readonly kind: "tag"; readonly name: string };

/** A route pattern: `METHOD /path/**`, `operation:<id>` or `tag:<name>`, with `!` before it to exclude. */
export interface RoutePattern {
  /** As the user wrote it. */
  readonly text: string;
  readonly excludes: boolean;
  readonly matcher: RouteMatcher;
}

/** What is wrong with a text that is no pattern. */
export interface InvalidPattern {
  readonly problem: string;
}

/** @param additional methods beside those of every path item. */
export function parseRoutePattern(
  text: string,
  additional: ReadonlySet<string> = new Set(),
): RoutePattern | InvalidPattern {
  const trimmed = text.trim();
  const excludes = trimmed.startsWith("!");
  const known = new Set([...methods, ...additional].map((name) => name.toLowerCase()));
  const matcher = parseMatcher(excludes ? trimmed.slice(1).trim() : trimmed, known);
  return "problem" in matcher ? matcher : { text: trimmed, excludes, matcher };
}

/** What a shell makes of a method and a path without quotes. */
const parted = 'it is a method without a path; quotes keep the two together, as in "GET /users"';

function parseMatcher(text: string, known: ReadonlySet<string>): RouteMatcher | InvalidPattern {
  const [, prefix, rest] = /^(operation|tag):(.*)$/s.exec(text) ?? [];
  if (rest !== undefined) {
    const name = rest.trim();
    if (name === "") return { problem: `nothing stands after \`${prefix}:\`` };
    return prefix === "tag" ? { kind: "tag", name } : { kind: "operation", id: name };
  }
  const start = text.indexOf("/");
  if (start === -1)
    return { problem: known.has(text.toLowerCase()) ? parted : "it has no path, which begins with `/`" };
  const method = start === 0 ? "*" : text.slice(0, start).trim().toLowerCase();
  if (start > 0 && !/\s/.test(text[start - 1] ?? "")) return { problem: "a space must stand before the path" };
  if (method !== "*" && !known.has(method)) {
    const names = [...known].map((name) => name.toUpperCase());
    return { problem: `${method.toUpperCase()} is not a method; those are ${names.join(", ")}, or \`*\` for any` };
  }
  const segments = text.slice(start + 1).split("/");
  const partial = segments.find((segment) => segment.includes("*") && segment !== "*" && segment !== "**");
  if (partial !== undefined)
    return { problem: `\`*\` stands for a whole segment, not for a part as in \`${partial}\`` };
  return { kind: "path", method, segments };
}

export function matchesRoute(matcher: RouteMatcher, operation: DocumentOperation): boolean {
  switch (matcher.kind) {
    case "path":
      return (
        (matcher.method === "*" || matcher.method === operation.method.toLowerCase()) &&
        matchesPath(matcher, operation.path)
      );
    case "operation":
      return matcher.id === operation.operationId;
    case "tag":
      return operation.tags.includes(matcher.name);
  }
}

/** Whether the path fits, whatever the method: `*` is one segment, `**` any number of segments. */
export function matchesPath(matcher: RouteMatcher & { readonly kind: "path" }, path: string): boolean {
  const { segments: pattern } = matcher;
  const segments = path.slice(1).split("/");
  let [at, next] = [0, 0];
  // Only the last `**` ever needs to take one more segment, so the work is at most pattern times path.
  let retry: { at: number; readonly next: number } | undefined;
  while (at < segments.length) {
    const wanted = pattern[next];
    if (wanted === "**") {
      retry = { at, next: (next += 1) };
    } else if (wanted === "*" || (wanted !== undefined && wanted === segments[at])) {
      [at, next] = [at + 1, next + 1];
    } else if (retry !== undefined) {
      [at, next] = [(retry.at += 1), retry.next];
    } else {
      return false;
    }
  }
  return pattern.slice(next).every((segment) => segment === "**");
}
