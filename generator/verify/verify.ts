import { parse, type ParseResult } from "oxc-parser";
import type { Diagnostics, SourceLocation } from "../kernel/diagnostic.ts";
import type { GeneratedFile } from "../kernel/generated-file.ts";
import { emitters } from "../emit/emit.ts";
import { plainStatements, type FoundStatement } from "./plain-statements.ts";
import { statementKind } from "./statements.ts";

/** How many files the parser has at once: what it has read takes memory. */
const parsedAtOnce = 32;

/**
 * Holds that every TypeScript file parses, has no statement of a kind that its emitter does not declare, and exports what it
 * promises. This is the last gate before the disk: whatever went wrong before it, no code runs that nobody meant to print.
 */
export async function verify(files: readonly GeneratedFile[], diagnostics: Diagnostics): Promise<void> {
  const sources = files.filter(({ path }) => path.endsWith(".ts"));
  let parsing = parseAll(sources.slice(0, parsedAtOnce));
  for (let start = 0; start < sources.length; start += parsedAtOnce) {
    const parsed = await parsing;
    // The parser reads the next files beside this thread, which looks at these.
    parsing = parseAll(sources.slice(start + parsedAtOnce, start + 2 * parsedAtOnce));
    for (const [file, result] of parsed) verifyFile(file, result, diagnostics);
  }
}

function parseAll(files: readonly GeneratedFile[]): Promise<(readonly [GeneratedFile, ParseResult])[]> {
  return Promise.all(files.map(async (file) => [file, await parse(file.path, file.text, { sourceType: "module" })]));
}

function verifyFile(file: GeneratedFile, parsed: ParseResult, diagnostics: Diagnostics): void {
  const { errors, module } = parsed;
  for (const error of errors) {
    diagnostics.error("verify/syntax", error.message, { location: locate(file, error.labels[0]?.start ?? 0) });
  }
  if (errors.length > 0) return;
  const declared = emitters[file.emitter].statements;
  for (const { kind, type, start } of plainStatements(file.text, module) ?? allStatements(parsed)) {
    if (kind !== undefined && declared.has(kind)) continue;
    const what = kind === undefined ? type : `"${kind}"`;
    diagnostics.error("verify/statement", `the emitter \`${file.emitter}\` declares no statement of the kind ${what}`, {
      location: locate(file, start),
    });
  }
  const exported = new Set(
    module.staticExports.flatMap(({ entries }) => entries.map(({ exportName }) => exportName.name)),
  );
  for (const name of file.exports.filter((promised) => !exported.has(promised))) {
    diagnostics.error("verify/missing-export", `${file.path} does not export \`${name}\``, {
      location: { file: file.path },
    });
  }
}

function allStatements({ program }: ParseResult): readonly FoundStatement[] {
  return program.body.map((statement) => ({
    start: statement.start,
    kind: statementKind(statement),
    type: statement.type,
  }));
}

function locate(file: GeneratedFile, offset: number): SourceLocation {
  const before = file.text.slice(0, offset);
  const line = before.split("\n").length;
  return { file: file.path, line, column: offset - before.lastIndexOf("\n") };
}
