import { transformSync } from "oxc-transform";
import type { StatementKind } from "../emit/statement-kind.ts";

/** A module each of whose statements is an import, or declares a type, a function or a list of scalars. */
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
export function readPlainModule(path: string, text: string): PlainModule | undefined {
  if (text.length > longest) return undefined;
  const module: { kinds: Set<StatementKind>; exports: Set<string> } = { kinds: new Set(["type"]), exports: new Set() };
  if (!readOpenings(text, module)) return undefined;
  const { code, errors } = transformSync(path, text, { lang: "ts", sourceType: "module" });
  if (errors.length > 0) return undefined;
  return code === nothingButTypes || hasOnlyInert(code, module) ? module : undefined;
}

/** In characters: a list of literals that is longer would take more stack than there is to be matched. */
const longest = 8_000_000;

/** What is left of a module of types. */
const nothingButTypes = "export {};\n";

/** Where a comment or a literal begins, or a word that may begin a statement: the name of a property does not. */
const landmark = /["'`/]|(?<!\.)\b(?:export|import|declare|namespace|module)\b(?!\??:)/g;

/** What may stand at a landmark, as a whole: of a type that is exported, with its name. */
const allowed: Readonly<Record<string, RegExp>> = {
  '"': /"(?:[^"\\\n]|\\.)*"/y,
  "'": /'(?:[^'\\\n]|\\.)*'/y,
  "/": /\/\*[^]*?\*\/|\/\/.*/y,
  import: /import (?:type )?\{/y,
  export: /export (?:(?:function|const) [\p{ID_Start}$_]|(?:interface|type) ([\p{ID_Start}$_][\p{ID_Continue}$]*))/uy,
};

/** Reads how statements begin; `false` where one might be of another kind. */
function readOpenings(text: string, { kinds, exports }: { kinds: Set<StatementKind>; exports: Set<string> }): boolean {
  landmark.lastIndex = 0;
  for (let found = landmark.exec(text); found !== null; found = landmark.exec(text)) {
    const pattern = allowed[found[0]];
    if (pattern === undefined) return false;
    pattern.lastIndex = found.index;
    const match = pattern.exec(text);
    if (match === null) return false;
    if (match[1] !== undefined) exports.add(match[1]);
    if (found[0] === "import") kinds.add("import");
    landmark.lastIndex = pattern.lastIndex;
  }
  return true;
}

/**
 * Reads what is left without the types; `false` where there is anything but imports, functions and lists of scalars. It was
 * printed anew, so that each statement begins a line, and what is within one is indented.
 */
function hasOnlyInert(code: string, { kinds, exports }: { kinds: Set<StatementKind>; exports: Set<string> }): boolean {
  printed.lastIndex = 0;
  while (printed.lastIndex < code.length) {
    const match = printed.exec(code);
    if (match === null) return false;
    const { called, constant } = match.groups ?? {};
    if (called !== undefined) kinds.add("function");
    if (constant !== undefined) kinds.add("constant");
    const name = called ?? constant;
    if (name !== undefined) exports.add(name);
  }
  return true;
}

const scalar = /(?:"(?:[^"\\\n]|\\.)*"|-?\d[\d.e+-]*|true|false|null)/.source;

/** A line of an import, of a comment or of a function, or a whole list. */
const printed = new RegExp(
  [
    /\t.*/,
    /\}/,
    /import \{[^{}]*\} from ".*";/,
    /export function (?<called>[\p{ID_Start}$_][\p{ID_Continue}$]*)\(.*\{/u,
    new RegExp(
      `export const (?<constant>[\\p{ID_Start}$_][\\p{ID_Continue}$]*) = \\[\\s*(?:${scalar}(?:,\\s*${scalar})*\\s*)?\\];`,
      "u",
    ),
    /\/\*[^]*?\*\//,
    /\/\/.*/,
    /(?:)/,
  ]
    .map(({ source }) => `(?:${source})\\n`)
    .join("|"),
  "uy",
);
