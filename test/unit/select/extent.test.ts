import { expect, it } from "vitest";
import { measure } from "../../../generator/select/extent.ts";

const long = "n".repeat(101);

it.each([
  ["a text of one line", { a: "word word" }, 9],
  ["a line break, by how deep it is", { a: { b: "word\nword" } }, 9 + 8 + 1],
  ["every kind of line break", { a: "aa\nbb\rcc\u2028" }, 4 * (9 + 3 * 8)],
  ["a wide character, which makes all wide", { a: "word wörd漢" }, 4 * 10],
  ["what is too short to take much", { a: "a\nb" }, 3],
  ["a long name, and none of the others", { [long]: 1, short: 2 }, 2 * 101],
  ["the items of lists", { a: ["one", "two"] }, 6],
])("counts what texts take: %s", (_what, root, want) => {
  expect(measure(root).totals.texts).toBe(want);
});

it("counts members and items at any depth", () => {
  expect(measure({ a: { b: [1, { c: 2 }] }, d: 3 }).totals.members).toBe(6);
});
