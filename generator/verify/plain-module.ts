import { transform } from "oxc-transform";
import type { StatementKind } from "../emit/statement-kind.ts";

/** A module each of whose statements is an import or an export of other modules, or declares a type, a function or data. */
export interface PlainModule {
  /** The kinds of statements that it may hold. */
  readonly kinds: ReadonlySet<StatementKind>;
  readonly exports: ReadonlySet<string>;
}

/**
 * Reads a module without a syntax tree, which takes ten times the memory: most of what is generated is plain.
 *
 * The types are taken out of the module. A statement that then vanishes is an import or declares a type, unless it has one
 * of a few words outside of literals and comments; what does not vanish is looked at once more.
 *
 * @returns `undefined` where the module does not parse, or may hold another statement.
 */
export async function readPlainModule(path: string, text: string): Promise<PlainModule | undefined> {
  if (text.length > longest) return undefined;
  const module: { kinds: Set<StatementKind>; exports: Set<string> } = { kinds: new Set(["type"]), exports: new Set() };
  if (!readOpenings(text, module)) return undefined;
  const { code, errors } = await transform(path, text, { lang: "ts", sourceType: "module" });
  if (errors.length > 0) return undefined;
  return code === nothingButTypes || hasOnlyInert(code, module) ? module : undefined;
}

/** In characters: a literal that is longer would take more stack than there is to be matched. */
const longest = 8_000_000;

/** What is left of a module of types. */
const nothingButTypes = "export {};\n";

/** Where a comment or a literal begins, or a word that may begin a statement: the name of a property or of a variable does not. */
const landmark = /["'`/]|(?<!\.)\b(?:export|import|declare|namespace|module)\b(?!\??:|,| \})/g;

/**
 * A name. Beyond ASCII all but white space counts as a part of one, since a module with anything else there does not parse: an
 * engine takes longer to prepare the letters of all scripts than to read a small client.
 */
const name = /(?:[A-Za-z$_]|[^\s\0-\x7f])(?:[\w$]|[^\s\0-\x7f])*/.source;
const literal = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"/.source;

/** What may be exported: the name of a type, or those of another module, are read here, as nothing may be left of them. */
const exportable = [
  `(?:function|const) (?=${name})`,
  `(?:interface|type) (?<type>${name})`,
  `(?:type )?(?:\\*|\\{(?<others>(?:[\\w$\\s,]|[^\\0-\\x7f])*)\\}) from (?<source>${literal});`,
];

/** What may stand at a landmark, as a whole, by the character or word that the landmark is. */
const allowed: ReadonlyMap<string, RegExp> = new Map([
  ['"', new RegExp(literal, "y")],
  ["'", /'[^'\\\n]*(?:\\.[^'\\\n]*)*'/y],
  ["/", /\/\*[^]*?\*\/|\/\/.*/y],
  ["import", /import (?:type )?\{/y],
  ["export", new RegExp(`export (?:${exportable.join("|")})`, "uy")],
]);

/** Reads how statements begin; `false` where one might be of another kind. */
function readOpenings(text: string, module: { kinds: Set<StatementKind>; exports: Set<string> }): boolean {
  landmark.lastIndex = 0;
  while (landmark.test(text)) {
    const mark = markBefore(text, landmark.lastIndex);
    const pattern = allowed.get(mark);
    if (pattern === undefined) return false;
    pattern.lastIndex = landmark.lastIndex - mark.length;
    // Literals and comments are many, and nothing of them is read.
    if (mark === "export" ? !readExport(pattern.exec(text), module) : !pattern.test(text)) return false;
    if (mark === "import") module.kinds.add("import");
    landmark.lastIndex = pattern.lastIndex;
  }
  return true;
}

/** The landmark that ends at an index: the words that are allowed have as many letters. */
function markBefore(text: string, end: number): string {
  const last = text.charAt(end - 1);
  return allowed.has(last) ? last : text.slice(end - "export".length, end);
}

function readExport(
  match: RegExpExecArray | null,
  module: { kinds: Set<StatementKind>; exports: Set<string> },
): boolean {
  if (match === null) return false;
  const { type, others, source } = match.groups ?? {};
  if (type !== undefined) module.exports.add(type);
  for (const other of others?.split(",") ?? []) module.exports.add(exportedName(other));
  if (source !== undefined) module.kinds.add("export from");
  return true;
}

/** Of `type A as B`, the last word. */
function exportedName(specifier: string): string {
  return specifier.trim().split(/\s/).at(-1) ?? "";
}

/**
 * Reads what is left without the types; `false` where there is anything but imports, exports of other modules, functions and
 * data. It was printed anew, so that each statement begins a line, and what is within one is indented.
 */
function hasOnlyInert(code: string, { kinds, exports }: { kinds: Set<StatementKind>; exports: Set<string> }): boolean {
  statement.lastIndex = 0;
  while (statement.lastIndex < code.length) {
    const match = statement.exec(code);
    if (match === null) return false;
    const { called, constant } = match.groups ?? {};
    if (called !== undefined) kinds.add("function");
    if (constant !== undefined) kinds.add("constant");
    const declared = called ?? constant;
    if (declared !== undefined) exports.add(declared);
    if (constant !== undefined && !skipData(code)) return false;
  }
  return true;
}

/** Goes on behind the data that begins where a constant was found; `false` where there is something else. */
function skipData(code: string): boolean {
  let { lastIndex } = statement;
  for (let isWhole = false; !isWhole; isWhole = code.startsWith(";\n", lastIndex - 2)) {
    dataLine.lastIndex = lastIndex;
    if (!dataLine.test(code)) return false;
    ({ lastIndex } = dataLine);
  }
  statement.lastIndex = lastIndex;
  return true;
}

/** Names between commas. */
const names = `(?:${name}(?:, ${name})*)?`;

/** What stands in data. A name is one only where it is the whole value, and a bracket does not look into the value before it. */
const dataParts = [
  /[ ,{}\]]|(?<=[\s[])\[/.source,
  `(?:${name}|${literal}): `,
  literal,
  /-?\d[\d.e+-]*/.source,
  `${name}(?=,|;?\n|\\]| \\})`,
  // A function that passes on what it is given.
  String.raw`\(${names}\) => ${name}(?:\.${name}|\[${literal}\])*\(${names}\)(?=,|\n| \})`,
  /\/\*[^]*?\*\//.source,
];

/** A line of data, the last of which ends the statement. */
const dataLine = new RegExp(`\\t*(?:${dataParts.join("|")})*;?\\n`, "uy");

/** A line of an import, of an export, of a comment or of a function, or what begins a constant. */
const statement = new RegExp(
  [
    // Some lines at once, and no more than a match bears.
    /(?:\t.*\n){1,100}/,
    /\}\n/,
    /import \{[^{}]*\} from ".*";\n/,
    /export (?:\*|\{[^{}]*\}) from ".*";\n/,
    new RegExp(String.raw`export function (?<called>${name})\(.*\{\n`, "u"),
    new RegExp(`export const (?<constant>${name}) = `, "u"),
    /\/\*[^]*?\*\/\n/,
    /\/\/.*\n/,
    /\n/,
  ]
    .map(({ source }) => `(?:${source})`)
    .join("|"),
  "uy",
);
