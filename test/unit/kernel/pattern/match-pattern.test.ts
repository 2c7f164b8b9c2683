import { describe, expect, it } from "vitest";
import { matchPattern } from "../../../../generator/kernel/pattern/match-pattern.ts";

const s = String.raw;

/** Patterns whose parts are repeated in so many ways that they are counted in steps. */
const patterns: readonly string[] = [
  "^(a+)+$",
  "(x+x+)+y",
  "^[a-z]+(-[a-z0-9]+)*$",
  s`^(?!-)(?:[a-z\d-]{1,63}\.)+[a-z]{2,}$`,
  s`^(?=.*\d)(?=.*[a-z]).{2,}$`,
  s`(?<=a)b(?<!c)|(?<n>q)*?x$`,
  "^(?:(?:a{0,9}){0,9}){2,9}$",
  s`^(\w|\w|[^!])+!$`,
  s`^\p{Lu}(?:\p{Ll}|\u0041|\x42|\cA|\u{1F600}|\ud83d\ude00)*$`,
  s`^([\]\-^]|[^\d\s]|\/)+\B.\b.$`,
  "^(a|ab)(c|bcd)(d*)$",
  "^(?:){3}(?:a?){3}$",
  "^[^]([])*$",
  s`\ba+?.(?:b|c){2}?`,
  "^(a{3}){2}|(){5}b{0}c$",
  "(?:a|)+?(?:b|^)*$",
];

const texts = [
  ..."a b - 1 aa ab aaaaaaaaaaaa aaab a-b a-b-c- abcd abc xxxy xy Aa AA A😀 😀 ]-^ a/b! aa! a.bc example.com -a.com a1".split(
    " ",
  ),
  "",
  "a\nb",
  "ab c",
  "\u0001",
  "cb",
  "aaaaaa",
];

describe("what takes bounded steps", () => {
  it.each(patterns)("%s matches as RegExp says", (pattern) => {
    const given = texts.map((text) => [text, matchPattern(pattern, text, { left: 100_000 })]);
    expect(given).toEqual(texts.map((text) => [text, new RegExp(pattern, "u").test(text)]));
  });
});

describe.each<[name: string, { given: readonly [pattern: string, text: string, steps?: number]; want?: boolean }]>([
  ["nested repetitions end", { given: ["^(a+)+$", `${"a".repeat(1000)}b`], want: false }],
  ["many ways end", { given: ["(.*a){25}", "a".repeat(60)], want: true }],
  ["alternatives that are the same end", { given: [s`^(\w|\w|[^!])+!$`, "a".repeat(1000)], want: false }],
  ["optional parts end", { given: [`${"a?".repeat(60)}${"a".repeat(60)}`, "a".repeat(60)], want: true }],
  ["what must be there a billion times is not", { given: ["(?:a|b){1000000000}", "ab"], want: false }],
  ["what may be nothing is there a billion times", { given: ["^(?:a?){1000000000}$", "aaa"], want: true }],
  ["a plain pattern is tried on a short text", { given: ["^[a-z]+$", "text", 0], want: true }],
  ["a long text takes steps", { given: ["^[a-z]+$", "t".repeat(500), 100] }],
  ["too many steps are not taken", { given: ["^(a+)+$", "aaab", 10] }],
  ["what refers back is not known", { given: [s`^(a+)\1+$`, "aaaa"] }],
  ["what is named and referred back to is not known", { given: [s`^(?<n>a+)\k<n>$`, "aaaa"] }],
  ["no pattern", { given: ["(", "a"] }],
  ["a pattern that is too deep", { given: [`${"(".repeat(50_000)}${")".repeat(50_000)}`, "a"] }],
])("%s", (_, { given: [pattern, text, steps = 1_000_000], want }) => {
  it("is told", () => {
    expect(matchPattern(pattern, text, { left: steps })).toBe(want);
  });
});
