import { createRequire } from "node:module";
import type Handlebars from "handlebars";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { invariant, InvariantError } from "../kernel/invariant.ts";
import type { TemplateFile, Templates } from "../load/templates.ts";
import type { Docs } from "../model/schema.ts";
import { type Code, ident, type Import, indent, isCode, key, lit, printedMarkdown } from "./print/code.ts";
import { docComment } from "./print/doc-comment.ts";
import { codeSpan, markdown } from "./print/markdown.ts";

/** The ways in which a template prints a value; it prints no value in any other way. */
const printers: Readonly<Record<string, (value: never) => Code>> = {
  code: (value: Code) => {
    invariant(isCode(value), "`{{code …}}` was given no code: the view has no such member, or another kind of value");
    return value;
  },
  lit: (value: string | number | boolean | null) => lit(value),
  key: (name: string) => key(name),
  ident: (name: string) => ident(name),
  doc: (docs: Docs | Code) => (isCode(docs) ? docs : docComment(docs)),
  md: (text: string) => markdown(text),
  span: (text: string) => codeSpan(text),
};

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

/** The whole library compiles templates; its runtime, which takes a third of the time to load, runs compiled ones. */
function handlebars(part: "handlebars" | "handlebars/runtime"): typeof Handlebars {
  return require(part);
}

/** The code of an object that is the compiled template. */
export function precompile(text: string): string {
  const code: unknown = handlebars("handlebars").precompile(text, compileOptions);
  invariant(typeof code === "string", "a compiled template is code, whatever its declared type");
  return code;
}

/** A rendered template, and the imports that the code in it needs. */
export interface Rendered {
  readonly text: string;
  readonly imports: Iterable<Import>;
}

const environments = new Map<string, typeof Handlebars>();

/** Where templates find their helpers, which know nothing of a run: there is one for all runs of a process. */
function environment(part: "handlebars" | "handlebars/runtime"): typeof Handlebars {
  const made = environments.get(part) ?? handlebars(part).create();
  if (environments.has(part)) return made;
  environments.set(part, made);
  for (const [name, print] of Object.entries(printers)) made.registerHelper(name, helper(print));
  return made;
}

/** The templates that were compiled: our own are the same for all runs of a process. */
const compiledTemplates = new WeakMap<TemplateFile, Handlebars.TemplateDelegate>();

/** Renders templates: the only module that knows the template language. */
export class TemplateRenderer {
  readonly #templates: Templates;
  readonly #diagnostics: Diagnostics;
  readonly #environment: typeof Handlebars;

  constructor(templates: Templates, diagnostics: Diagnostics) {
    this.#templates = templates;
    this.#diagnostics = diagnostics;
    const isCompiled = [...templates].every(([path, { compiled }]) => compiled !== undefined || !path.endsWith(".hbs"));
    this.#environment = environment(isCompiled ? "handlebars/runtime" : "handlebars");
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
      const text = this.#compile(path)(view, { data: { imports } });
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

  #compile(path: string): Handlebars.TemplateDelegate {
    const file = this.file(path);
    const known = compiledTemplates.get(file);
    if (known) return known;
    const template: Handlebars.TemplateDelegate = file.compiled
      ? this.#environment.template(file.compiled)
      : this.#environment.compile(file.text, compileOptions);
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
}

/** The template helper of a printer; `indent=1` puts the lines after the first, and a line that follows, that deep. */
function helper(print: (value: never) => Code) {
  return (value: unknown, options: unknown): string => {
    const { hash, data } = options as HelperOptions;
    let printed = print(value as never);
    for (let level = 0; level < (hash.indent ?? 0); level += 1) printed = indent(printed);
    printed.addImports(data.imports);
    return printed.text;
  };
}
