import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { describe, expect, it } from "vitest";
import { templateHelpers } from "../../../generator/emit/templates/template-renderer.ts";

const folder = new URL("../../../templates/", import.meta.url).pathname;

/** The blocks that a template may use; what decides anything else belongs into the view. */
const blocks = new Set(["each", "if", "unless"]);

/** What a template does that would let text into a file past the helpers. */
function violations(text: string): string[] {
  const found: string[] = [];
  const visit = (program: hbs.AST.Program | undefined): void => {
    for (const statement of program?.body ?? []) found.push(...violationsOf(statement, visit));
  };
  visit(Handlebars.parse(text));
  return found;
}

function violationsOf(statement: hbs.AST.Statement, visit: (program: hbs.AST.Program) => void): string[] {
  switch (statement.type) {
    case "ContentStatement":
    case "CommentStatement":
      return [];
    case "MustacheStatement": {
      const { path, params, escaped } = statement as hbs.AST.MustacheStatement;
      const name = path.type === "PathExpression" ? (path as hbs.AST.PathExpression).original : path.type;
      return [
        ...(escaped ? [] : [`unescaped ${name}`]),
        ...(templateHelpers.has(name) ? [] : [`no helper ${name}`]),
        ...(params.length === 1 && params[0]?.type === "PathExpression" ? [] : [`${name} takes one path`]),
      ];
    }
    case "BlockStatement": {
      const { path, program, inverse } = statement as hbs.AST.BlockStatement;
      visit(program);
      if (inverse) visit(inverse);
      return blocks.has(path.original) ? [] : [`no block ${path.original}`];
    }
    default:
      return [statement.type];
  }
}

const templates = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".hbs"));

describe("templates", () => {
  it("are found", () => {
    expect(templates.length).toBeGreaterThanOrEqual(8);
  });

  it.each(templates)("%s prints through the helpers alone", (path) => {
    expect(violations(readFileSync(join(folder, path), "utf8"))).toEqual([]);
  });

  it.each([
    ["{{{code name}}}", ["unescaped code"]],
    ["{{&code name}}", ["unescaped code"]],
    ["{{name}}", ["no helper name", "name takes one path"]],
    ["{{this.name}}", ["no helper this.name", "this.name takes one path"]],
    ["{{#each names}}{{shout this}}{{/each}}", ["no helper shout"]],
    ['{{lit "text"}}', ["lit takes one path"]],
    ["{{#with a}}{{/with}}", ["no block with"]],
    ["{{> partial}}", ["PartialStatement"]],
    ['{{#*inline "x"}}{{/inline}}', ["DecoratorBlock"]],
    ["{{#if a}}{{else}}{{b}}{{/if}}", ["no helper b", "b takes one path"]],
  ])("%s is refused", (text, want) => {
    expect(violations(text)).toEqual(want);
  });
});
