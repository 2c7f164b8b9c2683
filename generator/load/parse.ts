import type { Json } from "../kernel/json.ts";
import type { Diagnostics, SourceLocation } from "../kernel/diagnostic.ts";
import type { DiagnosticCode } from "../kernel/diagnostic-codes.ts";
import { codeFrame, positionAt } from "./code-frame.ts";
import { parseJson } from "./parse-json.ts";
import type { Parsed, SyntaxProblem } from "./parsed.ts";
import { decode, type SourceFile } from "./source-file.ts";

/** The codes for the problems of a kind of file. */
export interface ParseCodes {
  readonly empty: DiagnosticCode;
  readonly syntax: DiagnosticCode;
}

/**
 * The value in a JSON or YAML file; `undefined` where the file's problems were collected instead.
 *
 * @param inspect sees the text, which is not kept.
 */
export async function parse(
  source: SourceFile,
  codes: ParseCodes,
  diagnostics: Diagnostics,
  inspect: (text: string) => void = () => {},
): Promise<Json | undefined> {
  const text = textOf(source, diagnostics);
  if (text === undefined) return undefined;
  // A trimmed copy of a large text is dear, and a regular expression stops at the first character.
  if (!/\S/.test(text)) {
    diagnostics.error(codes.empty, `${source.file} is empty`, { location: { file: source.file } });
    return undefined;
  }
  inspect(text);
  const parsed = await parseText(source, text);
  if (parsed.kind === "value") {
    for (const problem of parsed.warnings ?? []) {
      diagnostics.warning("load/indentation", problem.message, {
        location: problemLocation(source.file, text, problem),
      });
    }
    return parsed.value;
  }
  for (const problem of parsed.problems) {
    diagnostics.error(codes.syntax, problem.message, { location: problemLocation(source.file, text, problem) });
  }
  return undefined;
}

function parseText({ format }: SourceFile, text: string): Parsed | Promise<Parsed> {
  const page = /^\s*<[!?a-z]/i.exec(text);
  // Servers answer with a page where a document is not found or needs a login.
  if (page) {
    const message = "This is a page of HTML or XML, neither JSON nor YAML: was it fetched from the right address?";
    return { kind: "problems", problems: [{ message, offset: page[0].length - 2 }] };
  }
  return format === "json" ? parseJson(text) : parseYamlText(text);
}

function textOf(source: SourceFile, diagnostics: Diagnostics): string | undefined {
  try {
    return decode(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    diagnostics.error("load/unreadable", `${source.file} is too long: ${reason}`, { location: { file: source.file } });
    return undefined;
  }
}

async function parseYamlText(text: string): Promise<Parsed> {
  const { parseYaml } = await import("./parse-yaml.ts");
  return parseYaml(text);
}

function problemLocation(file: string, text: string, problem: SyntaxProblem): SourceLocation {
  return {
    file,
    ...(problem.pointer === undefined ? {} : { pointer: problem.pointer }),
    ...(problem.offset === undefined
      ? {}
      : { ...positionAt(text, problem.offset), frame: codeFrame(text, problem.offset) }),
  };
}
