import { describe, expect, it } from "vitest";
import type { DocumentOperation } from "../../../generator/select/list-operations.ts";
import { matchesRoute, parseRoutePattern } from "../../../generator/select/route-pattern.ts";

function operation(route: string, details: Partial<DocumentOperation> = {}): DocumentOperation {
  const [method = "", path = ""] = route.split(" ");
  return {
    path,
    method,
    pointer: "",
    source: {},
    operationId: undefined,
    tags: [],
    summary: undefined,
    deprecated: false,
    ...details,
  };
}

function matches(pattern: string, candidate: DocumentOperation): boolean {
  const parsed = parseRoutePattern(pattern);
  if ("problem" in parsed) throw new Error(parsed.problem);
  return matchesRoute(parsed.matcher, candidate);
}

describe("a route pattern", () => {
  it.each<[string, { given: string; want: boolean }]>([
    ["GET /a/{b}/c", { given: "get /a/{b}/c", want: true }],
    ["get /a/{b}/c", { given: "get /a/{b}/c", want: true }],
    ["* /a", { given: "patch /a", want: true }],
    ["/a", { given: "patch /a", want: true }],
    ["POST /a", { given: "get /a", want: false }],
    ["/a/{id}", { given: "get /a/{b}", want: false }],
    ["/a/*", { given: "get /a/b", want: true }],
    ["/a/*", { given: "get /a/b/c", want: false }],
    ["/a/*", { given: "get /a", want: false }],
    ["/a/**", { given: "get /a", want: true }],
    ["/a/**", { given: "get /a/b/c", want: true }],
    ["/a/**", { given: "get /ab", want: false }],
    ["/**/c", { given: "get /a/b/c", want: true }],
    ["/**/c", { given: "get /a/c/b", want: false }],
    ["/a/**/c/*/d", { given: "get /a/c/x/c/y/d", want: true }],
    ["/**", { given: "get /", want: true }],
    ["/", { given: "get /", want: true }],
    ["/", { given: "get /a", want: false }],
    ["/a.c", { given: "get /abc", want: false }],
    ["!/a", { given: "get /a", want: true }],
  ])("%s against %o", (pattern, { given, want }) => {
    expect(matches(pattern, operation(given))).toBe(want);
  });

  it("matches an id and a tag as they are written", () => {
    expect(matches("operation:a b", operation("get /", { operationId: "a b" }))).toBe(true);
    expect(matches("operation:a", operation("get /", { operationId: "A" }))).toBe(false);
    expect(matches("tag: R/S", operation("get /", { tags: ["Q", "R/S"] }))).toBe(true);
    expect(matches("tag:R", operation("get /", { tags: ["R/S"] }))).toBe(false);
  });

  it("takes no longer for many wildcards", () => {
    const path = "/a".repeat(2000);
    expect(matches(`${"/**/a".repeat(500)}/b`, operation(`get ${path}`))).toBe(false);
  });

  it.each([
    ["", "no path"],
    ["accounts", "no path"],
    ["GET/a", "a space"],
    ["FETCH /a", "FETCH is not a method; those are GET, PUT"],
    ["/a/b*", "`b*`"],
    ["operation:", "nothing"],
    ["!tag: ", "nothing"],
  ])("%j is none", (pattern, problem) => {
    expect(parseRoutePattern(pattern)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it("may have a method that only the document has", () => {
    const parsed = parseRoutePattern("copy /a", new Set(["COPY"]));
    expect(parsed).toMatchObject({ matcher: { kind: "path", method: "copy" } });
    if ("problem" in parsed) return;
    expect(matchesRoute(parsed.matcher, operation("COPY /a"))).toBe(true);
    expect(matchesRoute(parsed.matcher, operation("get /a"))).toBe(false);
  });
});
