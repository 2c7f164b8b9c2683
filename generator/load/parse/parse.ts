import { isUtf8 } from "node:buffer";
import type { Json } from "../../kernel/json.ts";
import type { Diagnostics, SourceLocation } from "../../kernel/diagnostic.ts";
import type { DiagnosticCode } from "../../kernel/diagnostic-codes.ts";
import { codeFrame, positionAt } from "./code-frame.ts";
import { parseJson } from "./parse-json.ts";
import type { Parsed, SyntaxProblem } from "./parsed.ts";
import { decode, type SourceFile } from "../read/source-file.ts";

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
    const location = problemLocation(source.file, text, problem);
    diagnostics.error(codes.syntax, problem.message, { ...(problem.help && { help: problem.help }), location });
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

/** @see https://www.rfc-editor.org/rfc/rfc8259#section-8.1 */
function textOf(source: SourceFile, diagnostics: Diagnostics): string | undefined {
  try {
    const text = decode(source);
    const isWide = isUtf16(source.bytes);
    if (!isWide && isUtf8(source.bytes)) return text;
    // In a name or a value, what takes the place of foreign bytes would be sent.
    const message = `${source.file} is not encoded in UTF-8${isWide ? ", but in UTF-16" : ""}`;
    const problem = { message, offset: isWide ? 0 : foreignOffset(source.bytes) };
    const location = problemLocation(source.file, source.bytes.toString("utf8"), problem);
    diagnostics.error("load/encoding", message, { location });
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    diagnostics.error("load/unreadable", `${source.file} is too long: ${reason}`, { location: { file: source.file } });
    return undefined;
  }
}

/** Where a text that is not UTF-8 first shows it, in UTF-16 code units. A line feed is never within a character. */
function foreignOffset(bytes: Buffer): number {
  let start = 0;
  let end = lineEnd(bytes, start);
  for (; isUtf8(bytes.subarray(start, end)); end = lineEnd(bytes, start)) start = end;
  const line = bytes.toString("utf8", start, end);
  return bytes.toString("utf8", 0, start).length + line.indexOf("\uFFFD");
}

function lineEnd(bytes: Buffer, start: number): number {
  const feed = bytes.indexOf(0x0a, start);
  return feed === -1 ? bytes.length : feed + 1;
}

/** Which such a text tells by how it begins. @see https://www.rfc-editor.org/rfc/rfc2781#section-3.2 */
function isUtf16(bytes: Buffer): boolean {
  return /^(?:\xff\xfe|\xfe\xff|.?\0)/s.test(bytes.toString("latin1", 0, 2));
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
