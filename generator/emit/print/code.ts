import { invariant, InvariantError } from "../../kernel/invariant.ts";
import type { Json } from "../../kernel/json.ts";
import { isIdentifier } from "../../model/names/identifier.ts";
import { both, checked, CodeText, indented, lineBreak, type Code, type Imports } from "./code-text.ts";

export { isCode } from "./code-text.ts";
export type { Code, Import } from "./code-text.ts";

/** The template's own text, with other code in its holes. A line break between `}` and `${` is written as it is. */
export function code(strings: TemplateStringsArray, ...holes: readonly Code[]): Code {
  let text = "";
  let imports: Imports;
  for (let index = 0; index < holes.length; index += 1) {
    const hole = checked(holes[index]);
    text += textBefore(hole, strings[index] ?? "") + hole.text;
    imports = both(imports, hole.importTree);
  }
  return new CodeText(text + (strings[holes.length] ?? ""), imports);
}

/** Text of ours as it stands before code: without its last blank, if that begins a line. */
export function textBefore(part: Code, text: string): string {
  return part.beginsLine && text.endsWith(" ") ? text.slice(0, -1) : text;
}

export const nothing: Code = new CodeText("");

/** The parts with `separator` between them. */
export function join(parts: readonly Code[], separator: Code = nothing): Code {
  const between = checked(separator).text;
  let text = "";
  let imports: Imports;
  for (let index = 0; index < parts.length; index += 1) {
    const part = checked(parts[index]);
    text += index === 0 ? part.text : textBefore(part, between) + part.text;
    imports = both(imports, part.importTree);
  }
  return new CodeText(text, imports);
}

/** Code that is put together piece by piece: each step of it would otherwise be a value of its own. */
export class CodeBuilder {
  #text = "";
  #imports: Imports;

  add(part: Code): this {
    this.#text += checked(part).text;
    this.#imports = both(this.#imports, part.importTree);
    return this;
  }

  /** Adds text of ours, and code behind it. */
  addBehind(text: Code, part: Code): this {
    this.#text += textBefore(part, checked(text).text);
    return this.add(part);
  }

  /** Begins a line of code that stands so many levels deep. */
  addLine(level: number): this {
    this.#text += lineBreak(level);
    return this;
  }

  build(): Code {
    return new CodeText(this.#text, this.#imports);
  }
}

/** Two spaces before every line but the first, so many times. */
export function indent(inner: Code, levels = 1): Code {
  return inner.text.includes("\n") && levels > 0 ? new CodeText(indented(inner.text, levels), inner.importTree) : inner;
}

/** `before`, then each line on a line of its own and one level deeper, then `after`. */
export function block(before: Code, lines: readonly Code[], after: Code): Code {
  let { text, importTree: imports } = checked(before);
  for (const line of lines) {
    text += `\n  ${indented(checked(line).text)}`;
    imports = both(imports, line.importTree);
  }
  return new CodeText(`${text}\n${checked(after).text}`, both(imports, after.importTree));
}

/** Members of a type in braces, each on a line of its own; they are printed for the level below that of the braces. */
export function braces(members: readonly Code[], level = 0): Code {
  if (members.length === 0) return code`{}`;
  const built = new CodeBuilder().add(code`{`);
  for (const member of members) built.addLine(level + 1).add(member);
  return built
    .addLine(level)
    .add(code`}`)
    .build();
}

/** A type with its arguments. */
export function withArguments(type: Code, types: readonly Code[]): Code {
  return code`${type}<${join(types, comma)}>`;
}

/** A type with its arguments, each on a line of its own. */
export function withArgumentLines(type: Code, types: readonly Code[]): Code {
  const built = new CodeBuilder().add(type).add(code`<`);
  for (const [index, part] of types.entries()) {
    if (index > 0) built.add(code`,`);
    if (part.beginsLine) built.add(part);
    else built.addLine(1).add(indent(part));
  }
  return built
    .addLine(0)
    .add(code`>`)
    .build();
}

const comma = code`, `;

/** The longest line of code, in characters, where it can be broken. */
export const lineWidth = 120;

/** Whether the code stands on one line of `width` columns. */
export function fits({ text }: Code, width = 100): boolean {
  return text.length <= width && !text.includes("\n");
}

/**
 * `A | B`, each once; on lines of their own where one line is too short for them. Unions among the members are taken apart.
 * Without a member it is what no value is.
 *
 * @param level of the code that it gets into, which its members are printed for.
 * @param room how many characters of it may stand on one line, where that is less than usual.
 */
export function union(members: readonly Code[], level = 0, room = longestUnion): Code {
  const [first] = members;
  if (first === undefined) return never;
  if (members.length === 1) return first;
  const unique = withoutRepeated(members);
  if (unique.some(({ text }) => text === "unknown")) return unknown;
  const isShort = unique.length === 1 || fitTogether(unique, Math.min(room, longestUnion));
  const separator = isShort ? " | " : `${lineBreak(level + 1)}| `;
  let text = isShort ? "" : separator;
  let imports: Imports;
  for (const [index, member] of unique.entries()) {
    text += (index === 0 ? "" : separator) + (isShort ? member.text : indented(member.text, 2));
    imports = both(imports, member.importTree);
  }
  return new CodeText(text, imports, unique);
}

const never: Code = new CodeText("never");

const unknown: Code = new CodeText("unknown");

/** So few texts are sooner compared with each other than looked up. */
const few = 6;

function withoutRepeated(members: readonly Code[]): readonly Code[] {
  const flat = members.some((member) => member.members)
    ? members.flatMap((member) => member.members ?? member)
    : members;
  if (
    flat.length <= few &&
    flat.every(({ text }, index) => !flat.some((other, at) => at < index && other.text === text))
  )
    return flat;
  const byText = new Map<string, Code>();
  for (const member of flat) byText.set(member.text, member);
  return byText.size === flat.length ? flat : [...byText.values()];
}

/** In characters, on one line. */
const longestUnion = 100;

/** Whether they stand on one line of a union. */
function fitTogether(members: readonly Code[], room: number): boolean {
  let width = (members.length - 1) * " | ".length;
  for (const { text } of members) width += text.length;
  return width <= room && !members.some(({ text }) => text.includes("\n"));
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

/** The longest comment on one line, in characters, without what begins and ends it. */
const longestRemark = 102;

/** Lines of a comment that {@link docComment} has made safe, before code that stands so many levels deep. */
export function comment(lines: readonly string[], level: number): Code {
  const [only] = lines;
  if (only === undefined) return nothing;
  const next = lineBreak(level);
  if (lines.length === 1 && only.length <= longestRemark) return remark(only, next);
  let text = "/**";
  for (const line of lines) {
    invariant(!line.includes("*/"), "a comment cannot hold its own end");
    const trimmed = line.trimEnd();
    text += trimmed === "" ? `${next} *` : `${next} * ${trimmed}`;
  }
  return new CodeText(`${text}${next} */${next}`);
}

function remark(line: string, next: string): Code {
  invariant(!line.includes("*/"), "a comment cannot hold its own end");
  return new CodeText(`/** ${line} */${next}`);
}

/** Text of a Markdown file, escaped by its caller: a file of another language than the rest, and never run. */
export function printedMarkdown(text: string): Code {
  return new CodeText(text);
}

/**
 * A JSON value as an expression, on one line where it fits.
 *
 * @param room how many characters may stand on that line.
 */
export function printValue(value: Json, room = longestValue): Code {
  if (value === null || typeof value !== "object") return lit(value);
  const isList = Array.isArray(value);
  const items = isList
    ? value.map((item: Json) => printValue(item))
    : Object.entries(value).map(([name, item]) => code`${key(name)}: ${printValue(item)}`);
  if (items.length === 0) return isList ? code`[]` : code`{}`;
  const line = isList ? code`[${join(items, code`, `)}]` : code`{ ${join(items, code`, `)} }`;
  if (fits(line, Math.min(room, longestValue))) return line;
  const lines = items.map((item) => code`${item},`);
  return isList ? block(code`[`, lines, code`]`) : block(code`{`, lines, code`}`);
}

/** In characters, on one line. */
const longestValue = 80;

/** Printed as they are between quotes, as nearly all strings. */
const isHarmless = /^[ !#-[\]-~]*$/;

const plainName = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Line separators, controls that JSON leaves alone, and marks that make text read in another order than it is. */
const unprintable = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
