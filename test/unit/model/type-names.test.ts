import { describe, expect, it } from "vitest";
import { renameType } from "../../../generator/model/names/type-names.ts";
import { uniqueName } from "../../../generator/model/names/unique-name.ts";

describe("renameType", () => {
  it.each([
    ["without rules", { given: ["user-profile", {}], want: "UserProfile" }],
    ["by its whole name", { given: ["acme_user", { acme_user: "Person" }], want: "Person" }],
    ["by its start", { given: ["acme_user", { "acme_*": "*" }], want: "User" }],
    ["by its end", { given: ["user_dto", { "*_dto": "*" }], want: "User" }],
    ["by both, with more text", { given: ["acme_user_v1", { "acme_*_v1": "Old_*" }], want: "OldUser" }],
    ["by the first rule that matches", { given: ["ab", { a: "X", "a*": "First*", "*b": "Second*" }], want: "Firstb" }],
    ["not where only a part matches", { given: ["acme_user", { acme: "X", user: "Y" }], want: "AcmeUser" }],
    ["not where the ends would overlap", { given: ["aba", { "ab*ba": "X*" }], want: "Aba" }],
    ["with a replacement that looks like a pattern", { given: ["$&", { "*": "A*" }], want: "A" }],
  ] as const)("%s", (_name, { given: [name, rules], want }) => {
    expect(renameType(name, rules)).toBe(want);
  });
});

describe("uniqueName", () => {
  it("numbers what is taken, and takes what it gives", () => {
    const taken = new Set(["a", "a3"]);
    expect(["a", "a", "b", "b"].map((name) => uniqueName(name, taken))).toEqual(["a2", "a4", "b", "b2"]);
  });
});
