import { describe, expect, it } from "vitest";
import { TemplateRenderer } from "../../../generator/emit/templates/template-renderer.ts";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";

describe("a template of a user", () => {
  it.each([
    ["types/types.ts.hbs", "a;\nb;\n"],
    // Two blanks break a line of Markdown.
    ["reference/README.md.hbs", "a;  \nb;\t\n"],
  ])("loses blanks at the ends of lines of code alone: %s", (path, want) => {
    const templates = new Map([[path, { text: "a;  \nb;\t\n", file: "own.hbs" }]]);
    expect(new TemplateRenderer(templates, new Diagnostics()).render(path, {}).text).toBe(want);
  });
});
