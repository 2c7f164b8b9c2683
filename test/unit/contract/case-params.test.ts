import { describe, expect, it } from "vitest";
import { prepareCases } from "../../../generator/contract/case-params.ts";
import type { ContractCase, ContractChange } from "../../../generator/contract/contract.ts";

const params = { id: "n1", "a/b": { list: [{ of: "x", n: 1 }, { of: "y" }], text: "text" } };
const whole: ContractCase = { title: "whole", params };

const changes: readonly (readonly [string, { readonly given: readonly ContractChange[]; readonly want: unknown }])[] = [
  ["a value", { given: [{ at: "/id", value: 5 }], want: { ...params, id: 5 } }],
  ["all params", { given: [{ at: "", value: { of: 1 } }], want: { of: 1 } }],
  ["a new member", { given: [{ at: "/new", value: null }], want: { ...params, new: null } }],
  [
    "a member that has the name of a prototype",
    {
      given: [{ at: "/__proto__", value: 1 }],
      want: Object.fromEntries([...Object.entries(params), ["__proto__", 1]]),
    },
  ],
  ["a missing member", { given: [{ without: "/id" }], want: { "a/b": params["a/b"] } }],
  [
    "an item within",
    {
      given: [{ at: "/a~1b/list/1/of", value: [] }],
      want: { id: "n1", "a/b": { list: [{ of: "x", n: 1 }, { of: [] }], text: "text" } },
    },
  ],
  [
    "a long list",
    {
      given: [{ at: "/a~1b/list", length: 3 }],
      want: { id: "n1", "a/b": { list: Array.from({ length: 3 }, () => ({ of: "x", n: 1 })), text: "text" } },
    },
  ],
  ["a long text", { given: [{ at: "/id", length: 20 }], want: { ...params, id: "a".repeat(20) } }],
  [
    "several changes",
    {
      given: [{ without: "/id" }, { without: "/a~1b/list" }, { at: "/a~1b/text", value: 1 }],
      want: { "a/b": { text: 1 } },
    },
  ],
];

function variation(from: string, given: readonly ContractChange[]): ContractCase {
  const [only, ...others] = given;
  if (only === undefined || others.length > 0) return { title: "other", from, changes: given };
  return { title: "other", from, ...only };
}

describe("the params of a case that changes another's", () => {
  it.each(changes)("have %s", (_name, { given, want }) => {
    const { refused } = prepareCases({ accepted: [whole], refused: [variation("whole", given)] });
    expect(refused).toEqual([{ title: "other", params: want }]);
    expect(Object.keys(refused[0]?.params ?? {}).toSorted()).toEqual(Object.keys(want ?? {}).toSorted());
  });

  it("are made from those of a change too", () => {
    const second: ContractCase = { title: "second", from: "whole", at: "/id", value: "n2" };
    const third: ContractCase = { title: "third", from: "second", without: "/a~1b" };
    expect(prepareCases({ accepted: [whole, second, third], refused: [] }).accepted[2]?.params).toEqual({ id: "n2" });
  });

  it.each<readonly [string, ContractCase, RegExp]>([
    ["of a case that is not accepted", variation("gone", [{ without: "/id" }]), /made from "gone"/],
    ["without what is not there", variation("whole", [{ without: "/gone" }]), /"gone"/],
    ["of a place in what has none", variation("whole", [{ at: "/id/x", value: 1 }]), /"x"/],
    ["of an item that is not there", variation("whole", [{ at: "/a~1b/list/2", value: 1 }]), /item 2/],
    ["of the length of an object", variation("whole", [{ at: "/a~1b", length: 2 }]), /length/],
  ])("cannot be made %s", (_name, given, message) => {
    expect(() => prepareCases({ accepted: [whole], refused: [given] })).toThrow(message);
  });
});
