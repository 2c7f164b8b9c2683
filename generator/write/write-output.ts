import { existsSync } from "node:fs";
import { join } from "node:path";
import { Diagnostics } from "../kernel/diagnostic.ts";
import { commitPlan, discardStage } from "./commit-plan.ts";
import { acquireLock, type LockHolder, type LockResult } from "./lock.ts";
import { hasManifest, hasWorkFolder, readOutputFile, type OutputFolder } from "./output-folder.ts";
import { workPath } from "./output-path.ts";
import { changesOf, type OutputPlan } from "./output-plan.ts";
import type { OutputContent } from "./new-files.ts";
import { planOutput, type PlanOptions } from "./plan-output.ts";
import { recoverOutput } from "./recover-output.ts";
import { finishSwap, isSwapUnfinished } from "./swap-output.ts";
import { reportSystemError } from "./system-error.ts";

export interface WriteOptions extends PlanOptions {
  /** Ends the write as long as nothing has been moved into place; its listeners clean up before they return. */
  readonly signal?: AbortSignal;
}

/**
 * Brings the output to what was generated, all or nothing, after finishing what an interrupted run has left. Where
 * nothing changes, nothing is written at all, not even a lock.
 *
 * @returns the plan that was carried out; `undefined` after a problem, with the output as it was.
 */
export async function writeOutput(
  content: OutputContent,
  output: OutputFolder,
  options: WriteOptions,
  diagnostics: Diagnostics,
): Promise<OutputPlan | undefined> {
  try {
    // Into an output that is not there, all is to be written.
    if (hasManifest(output) && !hasWorkFolder(output)) {
      // What looks wrong may be another run that has just begun to write: only who has the lock can tell.
      const plan = planOutput(content, output, options, new Diagnostics());
      if (plan !== undefined && changesOf(plan).length === 0) return plan;
    }
    return await writeLocked(content, output, options, diagnostics);
  } catch (error) {
    reportSystemError(error, output.name, diagnostics);
    return undefined;
  }
}

async function writeLocked(
  content: OutputContent,
  output: OutputFolder,
  options: WriteOptions,
  diagnostics: Diagnostics,
): Promise<OutputPlan | undefined> {
  const { signal } = options;
  const place = readOutputFile(output, `${workPath}/lock`);
  if (place.kind === "obstacle") {
    diagnostics.error("write/unwritable", `In the output, ${place.reason}.`, { location: { file: output.name } });
    return undefined;
  }
  const result = await lockOutput(output);
  if (result.kind === "busy") {
    reportBusy(output, result.holder, diagnostics);
    return undefined;
  }
  const { lock } = result;
  // Synchronously, because the process may end as soon as the signal's listeners have returned.
  const cleanUp = (): void => {
    discardStage(output);
    lock.release();
  };
  signal?.addEventListener("abort", cleanUp);
  try {
    if (signal?.aborted === true || !recoverOutput(output, options, diagnostics)) return undefined;
    // Planned again, because another run may have written while this one had no lock.
    const plan = planOutput(content, output, options, diagnostics);
    return plan !== undefined && (await commitPlan(plan, signal)) ? plan : undefined;
  } finally {
    signal?.removeEventListener("abort", cleanUp);
    lock.release();
  }
}

/** A lock in a folder that was made between the two renames of a swap would keep these from being finished. */
async function lockOutput(output: OutputFolder): Promise<LockResult> {
  if (!existsSync(output.path)) finishSwap(output);
  const result = await acquireLock(join(output.path, workPath));
  if (result.kind === "busy" || !isSwapUnfinished(output)) return result;
  result.lock.release();
  finishSwap(output);
  return lockOutput(output);
}

function reportBusy(output: OutputFolder, holder: LockHolder | undefined, diagnostics: Diagnostics): void {
  const who =
    holder === undefined ? "Another run" : `Process ${holder.pid} on ${holder.host}, started ${holder.startedAt},`;
  diagnostics.error("write/busy", `${who} is writing \`${output.name}\`.`, {
    help: `Wait for it, then run again. If no such run exists any more, delete \`${join(output.name, workPath, "lock")}\`.`,
    location: { file: output.name },
  });
}
