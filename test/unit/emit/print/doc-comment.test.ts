import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";
import { docComment } from "../../../../generator/emit/print/doc-comment.ts";
import { nastyStrings } from "./nasty-strings.ts";

describe("a doc comment", () => {
  it.each([...nastyStrings, ...nastyStrings.map((text) => `*${text}*`), "*/*/", "* /", "*\u0000/", "*\u202e/"])(
    "of %j is one comment and nothing else",
    (text) => {
      const { text: printed } = docComment({ summary: text, description: `${text}\n${text}`, default: text }, [text]);
      const { comments, program, errors } = parseSync("a.ts", `${printed}type A = 1;`);
      expect(errors).toEqual([]);
      expect(comments.length).toBeLessThanOrEqual(1);
      expect(program.body.map(({ type }) => type)).toEqual(["TSTypeAliasDeclaration"]);
    },
  );

  it.each(["@ts-ignore", "@ts-expect-error", "@ts-nocheck", "@deprecated", "  @ts-ignore", "* @ts-ignore"])(
    "gives %j to no compiler",
    (text) => {
      const { text: printed } = docComment({ description: `a\n${text}` });
      expect(printed).toContain(`\\${text.trim().replace("* ", "")}`);
    },
  );

  it.each([
    ["nothing where nothing is said", {}, ""],
    ["nothing of blanks", { summary: " \n ", description: "\t" }, ""],
    ["one line", { summary: "A thing." }, "/** A thing. */\n"],
    ["the summary once", { summary: "A.", description: "A." }, "/** A. */\n"],
    ["paragraphs", { summary: "A.", description: "B.\n\nC." }, "/**\n * A.\n *\n * B.\n *\n * C.\n */\n"],
    [
      "tags",
      { summary: "A.", default: 1, deprecated: true as const },
      "/**\n * A.\n *\n * @default 1\n * @deprecated\n */\n",
    ],
    ["no default that is too long", { default: "x".repeat(100) }, ""],
  ])("prints %s", (_name, docs, want) => {
    expect(docComment(docs).text).toBe(want);
  });

  it("wraps long lines at words, and keeps what a list item says below it", () => {
    const lines = docComment({ description: `- ${"word ".repeat(40)}` }).text.split("\n");
    expect(lines.every((line) => line.length <= 110)).toBe(true);
    expect(lines[2]).toMatch(/^ \* {3}word/);
  });

  it("lets no word begin a line as a tag because the line was wrapped there", () => {
    const { text } = docComment({ description: `${"word ".repeat(21)}@ts-ignore` });
    expect(text).not.toMatch(/^[\s*]*@ts-ignore/m);
  });
});
