import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import type { TargetConfig } from "../config/target-config.ts";
import { generate, type GenerateOptions } from "../index.ts";
import { invariant } from "../kernel/invariant.ts";
import type { Diagnostic } from "../kernel/diagnostic.ts";
import { displayPath } from "../load/read/read-file.ts";
import { holdsHome, resolveOutput, type OutputFolder } from "../write/output-folder.ts";
import type { OutputContent } from "../write/new-files.ts";
import { reportSystemError } from "../write/system-error.ts";
import { addDiagnostics, type CommandContext } from "./command-context.ts";
import { placed } from "./placed.ts";
import type { TargetSelection } from "./resolve-targets.ts";
import { oneLine } from "./style.ts";

/** What a target gives to write, and where. */
export interface GeneratedTarget {
  readonly name: string;
  readonly content: OutputContent;
  readonly output: OutputFolder;
  readonly durationMs: number;
}

/** What is looked for, beside what a run finds anyhow. */
type Effort = Pick<GenerateOptions, "typecheck" | "isThorough">;

/**
 * Generates all targets before any is written, so that a run with a faulty one leaves every output as it was.
 *
 * @returns `undefined` where there are errors.
 */
export async function runGeneration(
  selection: TargetSelection,
  effort: Effort,
  context: CommandContext,
): Promise<readonly GeneratedTarget[] | undefined> {
  const generated: GeneratedTarget[] = [];
  for (const target of selection.targets) {
    const result = await generateTarget(target, { selection, effort }, context);
    if (result !== undefined) generated.push(result);
  }
  if (context.diagnostics.hasErrors) return undefined;
  // Somebody who has written a config may expect its names, overlays and credentials in what is generated beside it.
  const { unreadConfig } = selection;
  if (unreadConfig !== undefined) {
    context.print(`${oneLine(unreadConfig)} is not read: a document is given in its place`);
  }
  return generated;
}

async function generateTarget(
  target: TargetConfig,
  { selection, effort }: { readonly selection: TargetSelection; readonly effort: Effort },
  { io, diagnostics, progress }: CommandContext,
): Promise<GeneratedTarget | undefined> {
  const started = performance.now();
  const { workingFolder, isNetworkAllowed } = selection;
  const output = findOutput(target, workingFolder, { io, diagnostics });
  if (output === undefined) return undefined;
  const generation = await generate(target, {
    ...effort,
    workingFolder,
    isNetworkAllowed,
    stdin: io.stdin,
    onStage: (stage) => progress.show(`${target.name}: ${stage}`),
  });
  const items = generation.diagnostics.map((item) => inOutput(item, target));
  addDiagnostics(diagnostics, await placed(items, { target, selection, cwd: io.cwd }));
  if (generation.diagnostics.some((item) => item.severity === "error")) return undefined;
  const { files, document, client } = generation;
  invariant(document !== undefined && client !== undefined, "A generation without errors has a document and a client.");
  return { name: target.name, content: { files, document, client }, output, durationMs: performance.now() - started };
}

/** Problems of generated files are located in the output, where the same path may occur for several targets. */
function inOutput(item: Diagnostic, target: TargetConfig): Diagnostic {
  if (item.location === undefined || !item.code.startsWith("verify/")) return item;
  return { ...item, location: { ...item.location, file: join(target.output, item.location.file) } };
}

/** Where a target is written, named as seen from where the user is. */
export function findOutput(
  target: TargetConfig,
  workingFolder: string,
  { io, diagnostics }: Pick<CommandContext, "io" | "diagnostics">,
): OutputFolder | undefined {
  const name = displayPath(resolve(workingFolder, target.output), io.cwd);
  try {
    const output = resolveOutput(name, io.cwd, diagnostics);
    if (output === undefined || !holdsHome(output, io.env["HOME"] ?? homedir())) return output;
    const message = `The output \`${name}\` is the home folder, or holds it.`;
    diagnostics.error("write/wide-folder", message, { location: { file: name } });
    return undefined;
  } catch (error) {
    reportSystemError(error, name, diagnostics);
    return undefined;
  }
}
