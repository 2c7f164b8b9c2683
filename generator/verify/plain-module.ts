import { transformSync } from "oxc-transform";
import type { StatementKind } from "../emit/statement-kind.ts";

/** A module each of whose statements is an import, or declares a type or a function. */
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
  const module: { kinds: Set<StatementKind>; exports: Set<string> } = { kinds: new Set(["type"]), exports: new Set() };
  if (!readOpenings(text, module)) return undefined;
  const { code, errors } = transformSync(path, text, { lang: "ts", sourceType: "module" });
  if (errors.length > 0) return undefined;
  return code === nothingButTypes || hasOnlyFunctions(code, module) ? module : undefined;
}

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
  export: /export (?:function [\p{ID_Start}$_]|(?:interface|type) ([\p{ID_Start}$_][\p{ID_Continue}$]*))/uy,
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
 * Reads what is left without the types; `false` where there is anything but imports and exported functions. It was printed
 * anew, so that each statement begins a line, and what is within a function is indented.
 */
function hasOnlyFunctions(
  code: string,
  { kinds, exports }: { kinds: Set<StatementKind>; exports: Set<string> },
): boolean {
  printedLine.lastIndex = 0;
  while (printedLine.lastIndex < code.length) {
    const match = printedLine.exec(code);
    if (match === null) return false;
    if (match[1] === undefined) continue;
    exports.add(match[1]);
    kinds.add("function");
  }
  return true;
}

/** A line of an import, of a comment or of a function; of a function's first line, with its name. */
const printedLine =
  /(?:\t.*|\}|import \{[^{}]*\} from ".*";|export function ([\p{ID_Start}$_][\p{ID_Continue}$]*)\(.*\{|\/\*[^]*?\*\/|\/\/.*)?\n/uy;
