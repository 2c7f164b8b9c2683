import { describe, expect, it } from "vitest";
import { matchPath } from "../../../../generator/contract/judge/match-path.ts";

describe("a path", () => {
  it.each<[string, string, Record<string, string> | undefined]>([
    ["/a", "/a", {}],
    ["/a", "/a/b", undefined],
    ["/a", "/b/a", undefined],
    ["/a/{b}", "/a/x%2Fy", { b: "x%2Fy" }],
    ["/a/{b}", "/a/", { b: "" }],
    ["/a/{b}", "/a", undefined],
    ["/a/{b}", "/a/x/y", undefined],
    ["/a/{b}", "/b/a/x", undefined],
    ["/{b}/c", "/x/c", { b: "x" }],
    ["/{b}/c", "/x/c/c", undefined],
    ["/{b}/{c}", "/x/y", { b: "x", c: "y" }],
    ["{b}", "x", { b: "x" }],
    ["/{b}.{c}", "/x.y.z", { b: "x.y", c: "z" }],
    ["/{b}.{c}", "/x", undefined],
    ["/{b}.{c}.json", "/x.y.json", { b: "x", c: "y" }],
    ["/{b}.{c}.json", "/x.json", undefined],
    ["/{b}{c}", "/xy", { b: "xy", c: "" }],
    ["/a{b}a", "/a", undefined],
    ["/a{b}a", "/aa", { b: "" }],
    ["/a.c/{b}", "/abc/x", undefined],
    ["/{b/c}/d", "/x/d", { "b/c": "x" }],
    ["/a é/{b}", "/a%20%C3%A9/x", { b: "x" }],
    ["/a%20b/{.c}", "/a%20b/x", { ".c": "x" }],
    ["/\ud800/{b}", "/%EF%BF%BD/x", { b: "x" }],
    ["/{__proto__}", "/x", JSON.parse('{"__proto__":"x"}') as Record<string, string>],
  ])("of the template %s: %s", (template, path, want) => {
    expect(matchPath(template, path)).toEqual(want && new Map(Object.entries(want)));
  });

  it("is read as fast where many parameters stand side by side", () => {
    const template = `/${"{a}-".repeat(500)}z`;
    expect(matchPath(template, `/${"-".repeat(5000)}`)).toBeUndefined();
    expect(matchPath(`/${"{a}".repeat(500)}z`, `/${"x".repeat(5000)}`)).toBeUndefined();
  });
});
