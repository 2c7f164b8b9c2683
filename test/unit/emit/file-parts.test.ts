import { describe, expect, it } from "vitest";
import { chunks, countLines, inParts, longestBody, mostGroups } from "../../../generator/emit/file-parts.ts";

const half = longestBody / 2;
const item = (owner: string | undefined, lines: number) => ({ owner, lines });

describe("what goes into a module", () => {
  it.each<[string, { given: [owner: string | undefined, lines: number][]; want: [module: string, items: number][] }]>([
    [
      "all of a small target",
      {
        given: [
          ["a", half],
          [undefined, half],
        ],
        want: [["types", 2]],
      },
    ],
    ["nothing of an empty one", { given: [], want: [["types", 0]] }],
    [
      "of a large one what a resource uses, and what several use",
      {
        given: [
          ["a", half],
          ["b/c", half],
          ["a", 1],
          [undefined, 1],
        ],
        want: [
          ["types/a", 2],
          ["types/b/c", 1],
          ["types/shared", 1],
        ],
      },
    ],
    [
      "of a resource as much as fits",
      {
        given: [
          ["a", half],
          ["a", half],
          ["a", 1],
        ],
        want: [
          ["types/a", 2],
          ["types/a-2", 1],
        ],
      },
    ],
    ["one thing that is too long, and nothing else", { given: [["a", longestBody * 2]], want: [["types", 1]] }],
    [
      "one thing that is too long by itself",
      {
        given: [
          ["a", longestBody * 2],
          ["a", 1],
        ],
        want: [
          ["types/a", 1],
          ["types/a-2", 1],
        ],
      },
    ],
    [
      "what another resource is not called",
      {
        given: [
          ["a", half],
          ["a", half],
          ["a", 1],
          ["a-2", 1],
          ["shared", 1],
          [undefined, 1],
        ],
        want: [
          ["types/a", 2],
          ["types/a-22", 1],
          ["types/a-2", 1],
          ["types/shared", 1],
          ["types/shared2", 1],
        ],
      },
    ],
  ])("%s", (_name, { given, want }) => {
    const parts = inParts(
      "types",
      given.map(([owner, lines]) => item(owner, lines)),
    );
    expect(parts.map(({ module, items }) => [module, items.length])).toEqual(want);
  });

  it("is parted by its length alone where it belongs to thousands", () => {
    const items = Array.from({ length: mostGroups + 1 }, (_, index) => item(`r${index}`, 4));
    expect(inParts("types", items.slice(1)).map(({ module }) => module)).toHaveLength(mostGroups);
    expect(inParts("types", items).map(({ module, items: held }) => [module, held.length])).toEqual([
      ["types/part-1", longestBody / 4],
      ["types/part-2", longestBody / 4],
      ["types/part-3", 1],
    ]);
  });

  it("keeps its order", () => {
    const items = Array.from({ length: 9 }, (_, index) => ({ index, lines: half }));
    expect(chunks(items).flat()).toEqual(items);
    expect(chunks(items).map((chunk) => chunk.length)).toEqual([2, 2, 2, 2, 1]);
  });
});

describe("countLines", () => {
  it.each([
    ["", 1],
    ["a", 1],
    ["a\n", 2],
    ["a\n\nb", 3],
  ])("%j", (text, want) => {
    expect(countLines(text)).toBe(want);
  });
});
