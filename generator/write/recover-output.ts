import { join } from "node:path";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { discardStage } from "./commit-plan.ts";
import { finishCommit } from "./finish-commit.ts";
import { isKept, readJournal, stagePath, type JournalEntry } from "./journal.ts";
import { locateInOutput, readOutputFile, type OutputFolder } from "./output-folder.ts";
import { workPath } from "./output-path.ts";
import type { PlanOptions } from "./plan-output.ts";
import { discardSwap, isSwapUnfinished } from "./swap-output.ts";

/**
 * Clears up after a run that was interrupted: one with a journal is finished, the stage of one without is discarded. The
 * caller holds the output's lock.
 *
 * @param options with `force`, also over files that somebody has edited since.
 * @returns whether the output is in order.
 * @throws what the operating system throws.
 */
export function recoverOutput(output: OutputFolder, options: PlanOptions, diagnostics: Diagnostics): boolean {
  discardSwap(output);
  const journal = readJournal(output);
  if (journal.kind === "absent") {
    discardStage(output);
    return true;
  }
  if (journal.kind === "broken") {
    reportBroken(output, "The journal of an interrupted run cannot be read.", diagnostics);
    return false;
  }
  const before = diagnostics.items.length;
  for (const entry of journal.entries) checkEntry(entry, { output, force: options.force, diagnostics });
  if (diagnostics.items.length > before) return false;
  finishCommit(output, journal.entries);
  return true;
}

/** Reports a write that was interrupted and is not undone; whether there is one. */
export function reportUnfinished(output: OutputFolder, diagnostics: Diagnostics): boolean {
  if (!isSwapUnfinished(output) && readJournal(output).kind === "absent") return false;
  diagnostics.error("write/interrupted", `An earlier run was interrupted while it wrote \`${output.name}\`.`, {
    location: { file: output.name },
  });
  return true;
}

interface RecoveryContext extends PlanOptions {
  readonly output: OutputFolder;
  readonly diagnostics: Diagnostics;
}

/** What was still to be done must be as it was, and what is to be put there as it shall be. */
function checkEntry(entry: JournalEntry, { output, force, diagnostics }: RecoveryContext): void {
  const { path, was, becomes } = entry;
  const staged = readOutputFile(output, `${stagePath}/${path}`);
  const isDone = becomes !== undefined && staged.kind === "absent";
  if (isDone || (isKept(entry) && readOutputFile(output, path).kind !== "absent")) return;
  if (becomes !== undefined && !(staged.kind === "file" && staged.sha256 === becomes)) {
    reportBroken(output, `What an interrupted run was about to write as \`${path}\` is damaged.`, diagnostics);
    return;
  }
  const current = readOutputFile(output, path);
  const location = locateInOutput(output, path);
  if (current.kind === "obstacle") {
    diagnostics.error("write/unwritable", `In the output, ${current.reason}.`, {
      location,
      help: "Move it elsewhere.",
    });
    return;
  }
  if (current.kind === "absent" || force || current.sha256 === was || current.sha256 === becomes) return;
  diagnostics.error("write/edited", `\`${path}\` was edited after an earlier run was interrupted.`, {
    help: "Move the changes elsewhere, or run with `--force`, which finishes the earlier run over them.",
    location,
  });
}

function reportBroken(output: OutputFolder, message: string, diagnostics: Diagnostics): void {
  diagnostics.error("write/invalid-manifest", message, {
    help: `Delete the folder \`${join(output.name, workPath)}\`, then run with \`--force\`.`,
    location: { file: output.name },
  });
}
