import { createRequire } from "node:module";
import type Handlebars from "handlebars";
import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { invariant, InvariantError } from "../../kernel/invariant.ts";
import type { TemplateFile, Templates } from "../../load/templates/templates.ts";
import { type Code, type Import, indent, printedMarkdown } from "../print/code.ts";
import { renderParts } from "./render-parts.ts";
import { readParts, type TemplatePart } from "./template-part.ts";
import { type PrinterName, printers, unprintable } from "./template-printers.ts";

/** The names of the helpers that a template may call. */
export const templateHelpers: ReadonlySet<string> = new Set(Object.keys(printers));

const compileOptions = {
  strict: true,
  noEscape: true,
  preventIndent: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(printers).map((name) => [name, true])),
};

const require = createRequire(import.meta.url);

function handlebars(): typeof Handlebars {
  return require("handlebars");
}

/** What a template of ours is made of, as far as the build goes ahead of a run. */
export function precompile(text: string): readonly TemplatePart[] {
  return readParts(handlebars().parse(text));
}

/** A rendered template, and the imports that the code in it needs. */
export interface Rendered {
  readonly text: string;
  readonly imports: Iterable<Import>;
}

let environment: typeof Handlebars | undefined;

/** Where templates of users find their helpers, which know nothing of a run: there is one for all runs of a process. */
function userEnvironment(): typeof Handlebars {
  if (environment) return environment;
  environment = handlebars().create();
  for (const [name, print] of Object.entries(printers))
    environment.registerHelper(name, helper(name as PrinterName, print));
  return environment;
}

type Template = (view: object, imports: Set<Import>) => string;

/** The templates that were compiled: our own are the same for all runs of a process. */
const compiledTemplates = new WeakMap<TemplateFile, Template>();

/**
 * Ours go without the template language, which takes longer to load than to print the files of many operations, and to
 * print these several times as long as what is known to do no more than {@link TemplatePart} says.
 */
function compile(path: string, file: TemplateFile): Template {
  if (file.file !== undefined) {
    const template = userEnvironment().compile(file.text, compileOptions);
    // In Markdown, blanks at its end break a line.
    const tidy = path.endsWith(".ts.hbs") ? withoutTrailingBlanks : (text: string) => text;
    return (view, imports) => tidy(template(view, { data: { imports } }));
  }
  const parts = (file.compiled as readonly TemplatePart[] | undefined) ?? precompile(file.text);
  return (view, imports) => renderParts(parts, { view, isFirst: false, imports });
}

/** What ends a line here is never part of a literal, which holds no line break. */
function withoutTrailingBlanks(text: string): string {
  return text.replace(/[ \t]+$/gm, "");
}

/** Renders templates: the only module that knows the template language. */
export class TemplateRenderer {
  readonly #templates: Templates;
  readonly #diagnostics: Diagnostics;

  constructor(templates: Templates, diagnostics: Diagnostics) {
    this.#templates = templates;
    this.#diagnostics = diagnostics;
  }

  /** A file that is copied as it is; of our own, the same object for all runs of a process. */
  file(path: string): TemplateFile {
    const template = this.#templates.get(path);
    invariant(template, `there is a template ${path}`);
    return template;
  }

  /** The paths of the templates in a folder. */
  list(folder: string): string[] {
    return [...this.#templates.keys()].filter((path) => path.startsWith(`${folder}/`)).sort();
  }

  /**
   * @param path of the template, as in `types/types.ts.hbs`.
   * @param view a plain object with every decision made.
   */
  render(path: string, view: object): Rendered {
    const imports = new Set<Import>();
    try {
      const text = this.#compile(path)(view, imports);
      return { text, imports };
    } catch (error) {
      const file = this.#templates.get(path)?.file;
      if (file === undefined) throw new InvariantError(`the template ${path} failed`, { cause: error });
      this.#report(error, file);
      return { text: "", imports: [] };
    }
  }

  /** Renders a part of a Markdown file, for another template to print. */
  renderMarkdown(path: string, view: object): Code {
    return printedMarkdown(this.render(path, view).text.trim());
  }

  /** Reports what the template language says of a template of the user's. */
  #report(error: unknown, file: string): void {
    const { message, ...place } = readFailure(error instanceof Error ? error.message : String(error));
    this.#diagnostics.error("emit/template-failed", message, { location: { file, ...place } });
  }

  #compile(path: string): Template {
    const file = this.file(path);
    const known = compiledTemplates.get(file);
    if (known) return known;
    const template = compile(path, file);
    compiledTemplates.set(file, template);
    return template;
  }
}

interface TemplateFailure {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * The parser names the line in its message, above a drawing of the place; all else ends in `- line:column`, where the
 * columns count from 0, or has no place.
 */
function readFailure(text: string): TemplateFailure {
  const [, parsedLine] = / on line (\d+)/.exec(text) ?? [];
  if (parsedLine !== undefined) {
    const [, near = ""] = text.split("\n");
    return { message: `the template does not parse after \`${near}\``, line: Number(parsedLine) };
  }
  const [, what = text, line, column] = /^(.*) - (\d+):(\d+)$/s.exec(text) ?? [];
  const [, absent] = /^"(.*)" not defined in /s.exec(what) ?? [];
  const [, helperName] = / used the unknown helper (.*)$/s.exec(what) ?? [];
  let message = what;
  if (absent !== undefined) message = `there is no \`${absent}\` here`;
  else if (helperName !== undefined) message = `there is no helper \`${helperName}\``;
  return { message, ...(line !== undefined && { line: Number(line), column: Number(column) + 1 }) };
}

interface HelperOptions {
  readonly hash: { readonly indent?: number };
  readonly data: { readonly imports: Set<Import> };
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
}

/** The template helper of a printer; `indent=1` puts the lines after the first, and a line that follows, that deep. */
function helper(name: PrinterName, print: (value: never) => Code) {
  return (value: unknown, options: unknown): string => {
    const { hash, data, loc } = options as HelperOptions;
    const problem = unprintable(name, value);
    // The place as the template language itself tells it.
    if (problem !== undefined) throw new Error(`${problem} - ${loc.start.line}:${loc.start.column}`);
    const printed = indent(print(value as never), hash.indent ?? 0);
    printed.addImports(data.imports);
    return printed.text;
  };
}
