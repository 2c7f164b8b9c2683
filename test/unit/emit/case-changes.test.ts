import { describe, expect, it } from "vitest";
import { changesBetween, type CaseChange } from "../../../generator/emit/contract/case-changes.ts";
import type { Json } from "../../../generator/kernel/json.ts";

const list: readonly Json[] = [{ a: 1 }, { b: 2 }];
const text = "a".repeat(40);

const pairs: readonly (readonly [
  string,
  { readonly given: readonly [Json, Json]; readonly want: readonly CaseChange[] },
])[] = [
  ["equal values", { given: [{ a: [1, { b: null }] }, { a: [1, { b: null }] }], want: [] }],
  [
    "the same in another order",
    {
      given: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      want: [],
    },
  ],
  [
    "a scalar",
    {
      given: [
        { a: 1, b: 2 },
        { a: 1, b: "x" },
      ],
      want: [{ kind: "set", at: "/b", value: "x" }],
    },
  ],
  ["a null", { given: [{ a: 1 }, { a: null }], want: [{ kind: "set", at: "/a", value: null }] }],
  ["a member less", { given: [{ a: 1, "b/c": 2 }, { a: 1 }], want: [{ kind: "remove", at: "/b~1c" }] }],
  ["a member more", { given: [{ a: 1 }, { a: 1, b: {} }], want: [{ kind: "set", at: "/b", value: {} }] }],
  [
    "an inherited name",
    { given: [{ a: 1 }, { a: 1, toString: 2 }], want: [{ kind: "set", at: "/toString", value: 2 }] },
  ],
  ["an item", { given: [{ l: list }, { l: [{ a: 1 }, 5] }], want: [{ kind: "set", at: "/l/1", value: 5 }] }],
  ["a shorter list", { given: [{ l: list }, { l: [] }], want: [{ kind: "set", at: "/l", value: [] }] }],
  [
    "a list of the same item many times",
    {
      given: [{ l: list }, { l: Array.from({ length: 20 }, () => ({ a: 1 })) }],
      want: [{ kind: "repeat", at: "/l", length: 20 }],
    },
  ],
  ["a text of many letters", { given: [{ t: "x" }, { t: text }], want: [{ kind: "repeat", at: "/t", length: 40 }] }],
  [
    "many letters in the place of a number",
    { given: [{ t: 1 }, { t: text }], want: [{ kind: "set", at: "/t", value: text }] },
  ],
  [
    "another object, as a whole",
    { given: [{ o: { a: 1, b: 2, c: 3 } }, { o: { d: 4 } }], want: [{ kind: "set", at: "/o", value: { d: 4 } }] },
  ],
  [
    "two places of a large object, each for itself",
    {
      given: [{ o: { a: 1, b: [1, 2, 3], c: 3 } }, { o: { a: 2, b: [1, 2, 3], c: 4 } }],
      want: [
        { kind: "set", at: "/o/a", value: 2 },
        { kind: "set", at: "/o/c", value: 4 },
      ],
    },
  ],
];

describe("the changes between the params of two cases", () => {
  it.each(pairs)("tell %s", (_name, { given: [before, after], want }) => {
    expect(changesBetween(before, after)).toEqual(want);
  });
});
