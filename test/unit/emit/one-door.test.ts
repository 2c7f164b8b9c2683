import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import { describe, expect, it } from "vitest";

const folder = new URL("../../../generator/emit/", import.meta.url).pathname;

/** Where code may be taken apart: the printers, and the module that puts a file together. */
const printers = /^(?:print\/|typescript-file\.ts$|templates\/template-renderer\.ts$)/;

/** Sources that make code of text: only the printers do. */
function violations(source: string): string[] {
  const { program } = parseSync("source.ts", source, { sourceType: "module" });
  const found: string[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type !== "Identifier" || tag.name !== "code") return;
      for (const hole of quasi.expressions) if (hole.type === "TemplateLiteral") found.push("text in a hole of code");
    },
    NewExpression({ callee }) {
      if (callee.type === "Identifier" && callee.name === "CodeText") found.push("new CodeText");
    },
    ImportDeclaration({ source: from, specifiers }) {
      if (from.value.endsWith("/print/code-text.ts")) found.push("import of code-text");
      if (!from.value.endsWith("/print/code.ts")) return;
      for (const specifier of specifiers) {
        const isOpen = specifier.type === "ImportSpecifier" && specifier.local.name === "printedMarkdown";
        if (isOpen || specifier.type === "ImportNamespaceSpecifier") found.push(`import of ${specifier.local.name}`);
      }
    },
  }).visit(program);
  return found;
}

const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));

describe("the one door of text into code", () => {
  it.each(sources.filter((path) => !printers.test(path)))("%s makes no code of its own", (path) => {
    expect(violations(readFileSync(join(folder, path), "utf8"))).toEqual([]);
  });

  it.each([
    ["code`a ${`b`}`", ["text in a hole of code"]],
    ['new CodeText("a", [])', ["new CodeText"]],
    ['import { printedMarkdown } from "../print/code.ts";', ["import of printedMarkdown"]],
    ['import { CodeText } from "../print/code-text.ts";', ["import of code-text"]],
    ['import * as print from "../print/code.ts";', ["import of print"]],
    ["code`a ${ident(name)}`", []],
  ])("%s", (source, want) => {
    expect(violations(source)).toEqual(want);
  });

  it("is closed to strings at run time, whatever the types say", async () => {
    const { code, join: joinCode } = await import("../../../generator/emit/print/code.ts");
    const text = "text" as never;
    expect(() => code`a ${text}`).toThrow("made of code alone");
    expect(() => joinCode([text])).toThrow("made of code alone");
    expect(() => String(code`a`)).toThrow("code is printed with");
  });
});
