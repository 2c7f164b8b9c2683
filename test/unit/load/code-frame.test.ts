import { describe, expect, it } from "vitest";
import { codeFrame, positionAt } from "../../../generator/load/parse/code-frame.ts";

describe("positionAt", () => {
  it.each<[string, { given: [string, number]; want: { line: number; column: number } }]>([
    ["the start", { given: ["ab\nc", 0], want: { line: 1, column: 1 } }],
    ["a line break", { given: ["ab\nc", 2], want: { line: 1, column: 3 } }],
    ["the next line", { given: ["ab\nc", 3], want: { line: 2, column: 1 } }],
    ["behind the end", { given: ["ab\n", 99], want: { line: 2, column: 1 } }],
  ])("counts %s", (_, { given, want }) => {
    expect(positionAt(...given)).toEqual(want);
  });
});

describe("codeFrame", () => {
  it("shows two lines before and after the place", () => {
    const text = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join("\r\n");
    expect(codeFrame(text, text.indexOf("line 9") + 5).split("\n")).toEqual([
      "   7 | line 7",
      "   8 | line 8",
      ">  9 | line 9",
      "     |      ^",
      "  10 | line 10",
      "  11 | line 11",
    ]);
  });

  it("cuts long lines to what is near the place", () => {
    const [line, caret] = codeFrame(`${"a".repeat(500)}X${"b".repeat(500)}`, 500).split("\n");
    expect(line).toBe(`> 1 | ${"a".repeat(50)}X${"b".repeat(49)}`);
    expect(caret?.indexOf("^")).toBe(line?.indexOf("X"));
  });

  it("prints no control characters", () => {
    expect(codeFrame("a\t\u001b[2Jb\u202e", 0)).toBe("> 1 | a  [2Jb\n    | ^");
  });
});
