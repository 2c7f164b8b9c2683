import { describe, expect, it } from "vitest";
import { nearest } from "../../../generator/kernel/nearest.ts";

describe("nearest", () => {
  it.each([
    ["a slip of the finger", { given: ["Usr", ["User", "Order"]], want: ["User"] }],
    ["another case", { given: ["user", ["USER"]], want: ["USER"] }],
    ["nothing like it", { given: ["Invoice", ["User", "Order"]], want: [] }],
    ["the nearest first", { given: ["user", ["users", "usersX", "user1"]], want: ["user1", "users", "usersX"] }],
    ["equally near ones by name", { given: ["ab", ["ac", "aa"]], want: ["aa", "ac"] }],
    ["no more than the limit", { given: ["a", ["b", "c", "d"], 2], want: ["b", "c"] }],
    ["no candidates", { given: ["a", []], want: [] }],
  ] as const)("%s", (_name, { given: [text, candidates, limit], want }) => {
    expect(nearest(text, candidates, limit)).toEqual(want);
  });
});
