import type { EcmaScriptModule } from "oxc-parser";
import type { StatementKind } from "../emit/statement-kind.ts";

/** A statement at the top of a module. */
export interface FoundStatement {
  /** Offset of its first character. */
  readonly start: number;
  /** `undefined` for one that no generated file may hold. */
  readonly kind: StatementKind | undefined;
  /** What the parser calls it. */
  readonly type: string;
}

/**
 * The statements of a module that has only imports, and exports of types and functions: the parser lists those by
 * themselves, which spares the making of a tree. Such are most of the lines that are generated.
 *
 * @returns `undefined` where there may be anything else.
 */
export function plainStatements(text: string, module: EcmaScriptModule): readonly FoundStatement[] | undefined {
  const found: FoundStatement[] = [];
  let end = 0;
  const statements = [...module.staticImports, ...module.staticExports].sort((left, right) => left.start - right.start);
  for (const statement of statements) {
    const kind = "moduleRequest" in statement ? "import" : exportKind(text, statement);
    if (kind === undefined || !isBlank(text.slice(end, statement.start))) return undefined;
    found.push({ start: statement.start, kind, type: kind });
    end = statement.end;
  }
  return isBlank(text.slice(end)) ? found : undefined;
}

function exportKind(
  text: string,
  { start, entries }: EcmaScriptModule["staticExports"][number],
): StatementKind | undefined {
  if (entries.every(({ moduleRequest }) => moduleRequest !== null)) return "export from";
  opening.lastIndex = start;
  const [, word] = opening.exec(text) ?? [];
  return word === "function" ? "function" : word && "type";
}

/** How a type or a function is exported. */
const opening = /export (interface|type|function) [\p{ID_Start}$_]/uy;

/** Whether there are only spaces, comments, and ends of statements. */
function isBlank(text: string): boolean {
  return /^(?:[\s;]|\/\/[^\n\r\u2028\u2029]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*$/.test(text);
}
