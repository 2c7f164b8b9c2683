import { expect, it } from "vitest";
import type { Json } from "../../../generator/kernel/json.ts";
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

it("counts twice what parts declare and the whole requires, at each level", () => {
  const requiring = (schema: Json): Json => ({ allOf: [{ properties: { a: schema } }], required: ["a"] });
  const countOf = (schema: Json) => measure({ schema }).totals;
  // The members of a level are `allOf`, `required`, an item of each, `properties` and `a`.
  expect(countOf(requiring({ title: "word word" }))).toMatchObject({ members: 1 + 2 * (6 + 1), texts: 2 * 9 + 2 });
  expect(countOf(requiring(requiring(true))).members).toBe(1 + 2 * (6 + 2 * 6));
  expect(countOf({ allOf: [{ properties: { a: true } }], properties: { a: true }, required: ["a"] }).members).toBe(9);
});
