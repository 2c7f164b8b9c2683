import { invariant, InvariantError } from "../../kernel/invariant.ts";
import type { Json } from "../../kernel/json.ts";
import { isIdentifier } from "../../model/identifier.ts";

/** A name that a file takes from another module. */
export interface Import {
  /** A module of the output without its ending (`runtime/errors`), or the name of a package. */
  readonly from: string;
  readonly name: string;
  readonly isType: boolean;
}

/** The imports of code as a tree: code is put together in many steps, each of which would copy a list. */
type Imports = Import | readonly Imports[] | undefined;

/**
 * Text that may be printed into a file as it stands, with the imports that it needs. Only this module makes it, so a
 * string of the document gets into a file through {@link lit}, {@link key}, {@link ident} or a doc comment, or not at all.
 */
class CodeText {
  readonly text: string;
  readonly importTree: Imports;
  /** The members of what {@link union} has made: in another union, each is a member of its own. */
  readonly members: readonly Code[] | undefined;

  constructor(text: string, importTree?: Imports, members?: readonly Code[]) {
    this.text = text;
    this.importTree = importTree;
    this.members = members;
  }

  /** Each once, as far as they are the same object. */
  get imports(): ReadonlySet<Import> {
    const found = new Set<Import>();
    this.addImports(found);
    return found;
  }

  addImports(found: Set<Import>): void {
    const pending = [this.importTree];
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
      if ("from" in part) found.add(part);
      else for (let index = part.length - 1; index >= 0; index -= 1) pending.push(part[index]);
    }
  }

  toString(): never {
    throw new TypeError("code is printed with the template tag `code` or with the template helper of that name");
  }
}

export type Code = CodeText;

export function isCode(value: unknown): value is Code {
  return value instanceof CodeText;
}

/** The template's own text, with other code in its holes. A line break between `}` and `${` is written as it is. */
export function code(strings: TemplateStringsArray, ...holes: readonly Code[]): Code {
  let text = strings[0] ?? "";
  let index = 0;
  for (const hole of holes) text += textOf(hole) + (strings[++index] ?? "");
  return new CodeText(text, importsOf(holes));
}

export const nothing: Code = new CodeText("");

/** The parts with `separator` between them. */
export function join(parts: readonly Code[], separator: Code = nothing): Code {
  return new CodeText(parts.map(textOf).join(textOf(separator)), importsOf(parts));
}

/** What the types say does not hold for a value that was cast: a string must not get through here. */
function textOf(part: Code): string {
  invariant(isCode(part), "code is made of code alone");
  return part.text;
}

function importsOf(parts: readonly Code[]): Imports {
  let found: Imports;
  let several: Imports[] | undefined;
  for (const { importTree } of parts) {
    if (importTree === undefined) continue;
    if (several) several.push(importTree);
    else if (found === undefined) found = importTree;
    else several = [found, importTree];
  }
  return several ?? found;
}

/** Two spaces before every line but the first. */
export function indent(inner: Code): Code {
  return inner.text.includes("\n") ? new CodeText(indented(inner.text), inner.importTree) : inner;
}

function indented(text: string): string {
  return text.includes("\n") ? text.replaceAll("\n", "\n  ") : text;
}

/** `before`, then each line on a line of its own and one level deeper, then `after`. */
export function block(before: Code, lines: readonly Code[], after: Code): Code {
  let text = textOf(before);
  for (const line of lines) text += `\n  ${indented(textOf(line))}`;
  return new CodeText(`${text}\n${textOf(after)}`, importsOf([before, ...lines, after]));
}

/** Whether the code stands on one line of `width` columns. */
export function fits(candidate: Code, width = 100): boolean {
  return candidate.text.length <= width && !candidate.text.includes("\n");
}

/**
 * `A | B`, each once; on lines of their own where one line is too short for them. Unions among the members are taken apart.
 * Without a member it is what no value is.
 */
export function union(members: readonly Code[]): Code {
  const [first] = members;
  if (first === undefined) return code`never`;
  if (members.length === 1) return first;
  const byText = new Map<string, Code>();
  for (const member of members) for (const part of member.members ?? [member]) byText.set(part.text, part);
  const unique = [...byText.values()];
  if (unique.some(({ text }) => text === "unknown")) return code`unknown`;
  const line = join(unique, code` | `);
  const isShort = fits(line) || unique.length === 1;
  const { text, importTree } = isShort ? line : indent(join(unique.map((member) => code`\n| ${indent(member)}`)));
  return new CodeText(text, importTree, unique);
}

/** A scalar as a literal. Line separators and characters that turn the direction of text are escaped. */
export function lit(value: string | number | boolean | null): Code {
  return new CodeText(typeof value === "string" && isHarmless.test(value) ? `"${value}"` : jsonText(value));
}

/** A JSON value as JSON, with the same characters escaped as in a {@link lit}. */
export function jsonText(value: Json, indentation?: number): string {
  return escapeUnprintable(JSON.stringify(value, undefined, indentation));
}

/** Source text in whose literals and comments characters that nobody sees are escaped. */
export function escapeUnprintable(text: string): string {
  return text.replace(unprintable, escapeCharacter);
}

/**
 * A property's name: quoted unless it is a plain identifier. `__proto__: x` would set a prototype, so it is computed;
 * `new(): x` in a type would be the signature of a constructor, so it is quoted.
 */
export function key(name: string): Code {
  if (name === "new") return lit(name);
  if (name === "__proto__") return code`[${lit(name)}]`;
  return plainName.test(name) ? new CodeText(name) : lit(name);
}

/** A name that the model has made. */
export function ident(name: string): Code {
  if (!isIdentifier(name)) throw new InvariantError(`${JSON.stringify(name)} is no identifier`);
  return new CodeText(name);
}

/** The member `name` of what stands before it. */
export function access(name: string): Code {
  return plainName.test(name) ? new CodeText(`.${name}`) : code`[${lit(name)}]`;
}

/** A name of another module, to be imported by the file that the code gets into. */
export function imported(name: string, from: string): Code {
  return new CodeText(ident(name).text, { from, name, isType: false });
}

/** Like {@link imported}, for a name that is used as a type only. */
export function importedType(name: string, from: string): Code {
  return new CodeText(ident(name).text, { from, name, isType: true });
}

/** Lines of a comment that {@link docComment} has made safe. */
export function comment(lines: readonly string[]): Code {
  invariant(!lines.some((line) => /\*\/|[\n\r\u2028\u2029]/.test(line)), "a comment cannot hold its own end");
  const [only] = lines;
  if (only === undefined) return nothing;
  const oneLine = `/** ${only} */\n`;
  if (lines.length === 1 && oneLine.length <= 110) return new CodeText(oneLine);
  return new CodeText(`/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`);
}

/** Text of a Markdown file, escaped by its caller: a file of another language than the rest, and never run. */
export function printedMarkdown(text: string): Code {
  return new CodeText(text);
}

/** A JSON value as an expression, on one line where it fits. */
export function printValue(value: Json): Code {
  if (value === null || typeof value !== "object") return lit(value);
  const isList = Array.isArray(value);
  const items = isList
    ? value.map((item: Json) => printValue(item))
    : Object.entries(value).map(([name, item]) => code`${key(name)}: ${printValue(item)}`);
  if (items.length === 0) return isList ? code`[]` : code`{}`;
  const line = isList ? code`[${join(items, code`, `)}]` : code`{ ${join(items, code`, `)} }`;
  if (fits(line, 80)) return line;
  const lines = items.map((item) => code`${item},`);
  return isList ? block(code`[`, lines, code`]`) : block(code`{`, lines, code`}`);
}

/** Printed as they are between quotes, as nearly all strings. */
const isHarmless = /^[ !#-[\]-~]*$/;

const plainName = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Line separators, controls that JSON leaves alone, and marks that make text read in another order than it is. */
const unprintable = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
