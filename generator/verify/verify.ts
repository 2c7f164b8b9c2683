import type { Diagnostics, SourceLocation } from "../kernel/diagnostic.ts";
import type { GeneratedFile } from "../kernel/generated-file.ts";
import { statementsOf } from "../emit/statement-kind.ts";
import { readPlainModule } from "./plain-module.ts";
import { statementKind } from "./statements.ts";

/**
 * Holds that every TypeScript file parses, has no statement of a kind that its emitter does not declare, and exports what it
 * promises. This is the last gate before the disk: whatever went wrong before it, no code runs that nobody meant to print.
 */
export async function verify(files: readonly GeneratedFile[], diagnostics: Diagnostics): Promise<void> {
  const unknown = files.filter((file) => file.path.endsWith(".ts") && file.isVerified !== true && !harmless.has(file));
  const plain = await plainOf(unknown);
  for (const file of unknown) {
    const problems = diagnostics.items.length;
    if (!plain.has(file)) await parseFile(file, diagnostics);
    if (diagnostics.items.length === problems) harmless.add(file);
  }
}

/** The files that have been verified: the runtime is the same for all targets of a process. */
const harmless = new WeakSet<GeneratedFile>();

async function parseFile(file: GeneratedFile, diagnostics: Diagnostics): Promise<void> {
  // Most runs need no syntax tree of anything, and no parser.
  const { parseSync } = await import("oxc-parser");
  const { program, errors, module } = parseSync(file.path, file.text, { sourceType: "module" });
  for (const error of errors) {
    diagnostics.error("verify/syntax", error.message, { location: locate(file, error.labels[0]?.start ?? 0) });
  }
  if (errors.length > 0) return;
  const declared = statementsOf[file.emitter];
  for (const statement of program.body) {
    const kind = statementKind(statement);
    if (kind !== undefined && declared.has(kind)) continue;
    const what = kind === undefined ? statement.type : `"${kind}"`;
    diagnostics.error("verify/statement", `the emitter \`${file.emitter}\` declares no statement of the kind ${what}`, {
      location: locate(file, statement.start),
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

/** How many files are read at once: other threads take their types out, and this one goes on with the next. */
const readAtOnce = 16;

/** The files of which it is known without a syntax tree that there is nothing to report. */
async function plainOf(files: readonly GeneratedFile[]): Promise<ReadonlySet<GeneratedFile>> {
  const plain = new Set<GeneratedFile>();
  const left = files.values();
  const readNext = async () => {
    for (const file of left) if (await isPlain(file)) plain.add(file);
  };
  await Promise.all(Array.from({ length: readAtOnce }, readNext));
  return plain;
}

async function isPlain({ path, text, emitter, exports }: GeneratedFile): Promise<boolean> {
  const module = await readPlainModule(path, text);
  const declared = statementsOf[emitter];
  return (
    module !== undefined &&
    [...module.kinds].every((kind) => declared.has(kind)) &&
    exports.every((name) => module.exports.has(name))
  );
}

function locate(file: GeneratedFile, offset: number): SourceLocation {
  const before = file.text.slice(0, offset);
  const line = before.split("\n").length;
  return { file: file.path, line, column: offset - before.lastIndexOf("\n") };
}
