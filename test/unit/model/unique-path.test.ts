import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allResources } from "../../../generator/model/resources.ts";
import { uniquePath } from "../../../generator/model/names/unique-path.ts";
import { apiOf } from "./api-of.ts";

/**
 * What some letters are under full case folding and NFKC.
 *
 * @see https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt
 */
const folds: readonly (readonly [string, string])[] = [
  ["s", "s"],
  ["S", "s"],
  ["\u017f", "s"],
  ["\u00df", "ss"],
  ["\u1e9e", "ss"],
  ["k", "k"],
  ["\u212a", "k"],
  ["\u03c3", "\u03c3"],
  ["\u03c2", "\u03c3"],
  ["\u03a3", "\u03c3"],
  ["i", "i"],
  ["I", "i"],
  ["\u00e9", "\u00e9"],
  ["e\u0301", "\u00e9"],
  ["\u00c9", "\u00e9"],
  ["f", "f"],
  ["\ufb01", "fi"],
  ["\uff21", "a"],
  ["a", "a"],
  ["2", "2"],
  ["\uff12", "2"],
  ["\u0345", "\u03b9"],
  ["\u03b9", "\u03b9"],
  ["k\ufe0f", "k"],
  ["-", "-"],
  ["/", "/"],
];

function foldOf(path: string): string {
  const longestFirst = [...folds].sort(([one], [other]) => other.length - one.length);
  let fold = "";
  for (let rest = path; rest !== "";) {
    const [letter, folded] = longestFirst.find(([text]) => rest.startsWith(text)) ?? [rest.charAt(0), rest.charAt(0)];
    fold += folded;
    rest = rest.slice(letter.length);
  }
  return fold;
}

const names = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...folds.map(([letter]) => letter)), maxLength: 4 }), {
  minLength: 2,
  maxLength: 12,
});

describe("uniquePath", () => {
  it.each([
    ["Stra\u00dfe", "STRASSE", "STRASSE2"],
    ["\u1e9e", "\u00df", "\u00df2"],
    ["\u212a", "k", "k2"],
    ["\u03bb\u03cc\u03b3\u03bf\u03c2", "\u039b\u039f\u0301\u0393\u039f\u03a3", "\u039b\u039f\u0301\u0393\u039f\u03a32"],
    ["\u0131", "i", "i2"],
    ["\u00e9", "e\u0301", "e\u03012"],
    ["\ufb01", "fi", "fi2"],
    ["a", "b", "b"],
  ])("after %s, gives %s the path %s", (first, second, want) => {
    const taken = new Set<string>();
    expect([uniquePath(first, taken), uniquePath(second, taken)]).toEqual([first, want]);
  });

  it("never gives two paths that fold alike", () => {
    fc.assert(
      fc.property(names, (paths) => {
        const taken = new Set<string>();
        const given = paths.map((path) => foldOf(uniquePath(path, taken)));
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });
});

it("calls the modules of no two resources alike", () => {
  fc.assert(
    fc.property(names, (tags) => {
      const paths = tags.map((tag, index) => [`/p${index}`, { get: { tags: [tag], responses: {} } }]);
      const { api } = apiOf({ paths: Object.fromEntries(paths) });
      const given = allResources(api.resources).map(({ modulePath }) => foldOf(modulePath));
      expect(new Set(given).size).toBe(given.length);
      expect(given.length).toBeGreaterThan(0);
    }),
    { numRuns: 50 },
  );
});
