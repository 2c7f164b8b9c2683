import { describe, expect, it } from "vitest";
import { readCorpus } from "../../fuzz/corpus.ts";
import { tryInput } from "../../fuzz/try-input.ts";
import { uncoveredParts, inBoth } from "../../fuzz/uncovered.ts";

describe("what fuzzing has kept", () => {
  const corpus = [...readCorpus()];

  it("is there, and small", () => {
    expect(corpus.length).toBeGreaterThan(5);
    expect(corpus.reduce((sum, [, input]) => sum + input.length, 0)).toBeLessThan(200_000);
  });

  it.each(corpus)("%s leads to types, or to problems that are told", { timeout: 30_000 }, async (_, input) => {
    expect(await tryInput(input)).toBeUndefined();
  });
});

describe("the parts of a function that were not reached", () => {
  const range = (startOffset: number, endOffset: number, count: number) => ({ startOffset, endOffset, count });

  it.each([
    ["none", [range(0, 9, 1)], []],
    ["a branch", [range(0, 9, 1), range(2, 4, 0)], [{ start: 2, end: 4 }]],
    [
      "a branch with a part that was",
      [range(0, 9, 1), range(2, 8, 0), range(4, 5, 3)],
      [
        { start: 2, end: 4 },
        { start: 5, end: 8 },
      ],
    ],
  ])("are %s", (_, ranges, want) => {
    expect(uncoveredParts(ranges)).toEqual(want);
  });

  it("are those of all runs", () => {
    expect(inBoth([{ start: 2, end: 8 }], uncoveredParts([range(0, 9, 2), range(0, 3, 0), range(7, 9, 0)]))).toEqual([
      { start: 2, end: 3 },
      { start: 7, end: 8 },
    ]);
  });
});
