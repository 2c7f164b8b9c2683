import { describe, expect, it } from "vitest";
import { codeSpan, markdown, markdownText } from "../../../generator/emit/print/markdown.ts";
import { nastyStrings } from "./print/nasty-strings.ts";

/** Line breaks, controls and marks of direction. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

describe("markdown", () => {
  it.each([
    ["plain text, as it is", { given: "A user (1).", want: "A user (1)." }],
    [
      "what would be a link, a tag or emphasis",
      { given: "[a](b) <i> *c* _d_ ~e~ &amp; `f`", want: "\\[a\\](b) \\<i\\> \\*c\\* \\_d\\_ \\~e\\~ \\&amp; \\`f\\`" },
    ],
    ["what would be a heading or a cell's end", { given: "# a | b", want: "\\# a \\| b" }],
    ["what would be a link without a mark", { given: "https://a.b, www.a.b", want: "https\\://a.b, www\\.a.b" }],
    ["what would be an item of a list", { given: "- a", want: "\\- a" }],
    ["what would be a numbered item", { given: "12) a", want: "12\\) a" }],
    ["what would make a heading of the line before", { given: "===", want: "\\===" }],
    ["a version", { given: "1.2.0", want: "1.2.0" }],
    ["lines, as one", { given: " a\r\n\u2028 b\u202e ", want: "a b" }],
  ])("%s", (_name, { given, want }) => {
    expect(markdown(given).text).toBe(want);
  });
});

describe("markdown of a longer text", () => {
  it.each([
    ["paragraphs", { given: "A\nb.\n \r\n\n# C\n", want: "A b.\n\n\\# C" }],
    ["items of a list", { given: "Of:\n- a\n  b\n  * c\n1. d\n-e", want: "Of:\n\n\\- a b\n\n\\* c\n\n1\\. d -e" }],
    ["nothing", { given: " \n\n", want: "" }],
  ])("keeps apart %s", (_name, { given, want }) => {
    expect(markdownText(given).text).toBe(want);
  });

  it.each(nastyStrings)("makes %j harmless line by line", (text) => {
    const lines = markdownText(`${text}\n\n${text}`).text.split("\n\n");
    for (const line of lines) expect(line).not.toMatch(unseen);
    expect(lines.join("").replaceAll("\\", "")).toBe(
      markdownText(text).text.replaceAll("\n\n", "").replaceAll("\\", "").repeat(2),
    );
  });
});

describe("codeSpan", () => {
  it.each([
    ["a fence of one", { given: "a < b", want: "`a < b`" }],
    ["a longer fence than the text has", { given: "a ``b`", want: "``` a ``b` ```" }],
    ["a bar that does not end the cell", { given: "a | b", want: "`a \\| b`" }],
    ["nothing", { given: "\n", want: "`  `" }],
  ])("%s", (_name, { given, want }) => {
    expect(codeSpan(given).text).toBe(want);
  });
});

it.each(nastyStrings)("%j stays on one line of text that can be seen", (text) => {
  for (const printed of [markdown(text).text, codeSpan(text).text]) expect(printed).not.toMatch(unseen);
});
