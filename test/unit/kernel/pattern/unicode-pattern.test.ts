import { describe, expect, it } from "vitest";
import { unicodePattern } from "../../../../generator/kernel/pattern/unicode-pattern.ts";

const cases: readonly (readonly [string, string, string | undefined])[] = [
  ["one that is right stays", "^\\p{L}{2,}[\\-]$", "^\\p{L}{2,}[\\-]$"],
  ["an escape that means nothing", "\\@[\\_]", "@[_]"],
  ["braces that count nothing", "^(?:{a}|b{2})$", "^(?:\\{a\\}|b{2})$"],
  ["a bracket that closes nothing", "a]", "a\\]"],
  ["a hyphen beside a class", "[\\w-.]", "[\\w\\-.]"],
  ["a brace within a class", "[{}]x{", "[{}]x\\{"],
  ["one that is none", "(", undefined],
  ["a quantifier of other engines", "a++", undefined],
  ["an anchor of other engines", "\\Aa\\z", undefined],
  ["a class of POSIX", "[[:alpha:]]", undefined],
  ["a number of times without a first", "a{,2}", undefined],
];

describe("unicodePattern", () => {
  it.each(cases)("%s", (_, given, want) => {
    expect(unicodePattern(given)).toBe(want);
  });
});
