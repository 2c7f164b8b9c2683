import {
  accessSync,
  closeSync,
  constants,
  fsync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { finishCommit } from "./finish-commit.ts";
import { gonePath, journalDraftPath, stagePath, syncFolder, writeJournal, type JournalEntry } from "./journal.ts";
import type { OutputFolder } from "./output-folder.ts";
import { changesOf, type OutputPlan, type PlanEntry } from "./output-plan.ts";
import { prepareMoves, type PreparedMoves } from "./prepare-moves.ts";
import { swapOutput } from "./swap-output.ts";
import { isSystemError } from "./system-error.ts";

/**
 * Carries out a plan, all of it or nothing: the new files are staged in the output, where the file system is the same; then
 * the output is replaced as a whole, where that is possible.
 *
 * Where not, a journal of all files is written, which is the point of no return; then they are moved and deleted in one go,
 * without giving control away, of which all that can be is prepared before. Killed before that point, the output is what it
 * was; killed after it, the next run finishes. A file that stays the same is not written. The caller holds the output's lock.
 *
 * @param signal ends the staging and has no effect after it; whoever gives it discards the stage.
 * @returns whether the plan was carried out: `false` after `signal`.
 * @throws what the operating system throws; before the point of no return the stage is removed then.
 */
export async function commitPlan(plan: OutputPlan, signal?: AbortSignal): Promise<boolean> {
  const { output } = plan;
  const changes = changesOf(plan);
  if (changes.length === 0) return true;
  const stage = join(output.path, stagePath);
  let moves: PreparedMoves;
  let entries: readonly JournalEntry[];
  try {
    await stageFiles(changes, stage, { isReplacing: plan.entries.some(({ kind }) => kind !== "add"), signal });
    if (signal?.aborted === true) return false;
    for (const folder of new Set(changes.map(({ path }) => dirname(path)))) assertWritable(output, folder);
    if (swapOutput(plan)) return true;
    moves = prepareMoves(plan);
    entries = [...moves.linked, ...changes].map(toJournalEntry);
    writeJournal(output, entries);
  } catch (error) {
    if (signal?.aborted === true) return false;
    discardStage(output);
    throw error;
  }
  doMoves(moves);
  finishCommit(output, entries);
  return true;
}

/** Does the renames, up to one that the system refuses: what is left is done file by file then. */
function doMoves({ renames }: PreparedMoves): void {
  try {
    for (const { from, to } of renames) renameSync(from, to);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/** Removes what a run that did not get to its point of no return has staged. */
export function discardStage(output: OutputFolder): void {
  rmSync(join(output.path, journalDraftPath), { force: true });
  for (const path of [stagePath, gonePath]) rmSync(join(output.path, path), { recursive: true, force: true });
}

/** How many files are put on disk at once, and written between two looks whether a signal has come. */
const filesAtOnce = 16;

interface StageOptions {
  /** There is an output before, which must not be replaced by files that a loss of power would empty. */
  readonly isReplacing: boolean;
  readonly signal: AbortSignal | undefined;
}

async function stageFiles(
  changes: readonly PlanEntry[],
  stage: string,
  { isReplacing, signal }: StageOptions,
): Promise<void> {
  const files = changes.filter((entry) => entry.kind === "add" || entry.kind === "change");
  for (const folder of new Set(["", ...files.map((file) => dirname(file.path))])) {
    mkdirSync(join(stage, folder), { recursive: true });
  }
  for (let start = 0; start < files.length; start += filesAtOnce) {
    await setImmediate();
    if (signal?.aborted === true) return;
    await Promise.all(
      files
        .slice(start, start + filesAtOnce)
        .map(({ path, newText }) => stageFile(join(stage, path), newText, { isSynced: isReplacing })),
    );
  }
  syncFolder(stage);
}

const syncFile = promisify(fsync);

/**
 * Writes a file here and now: that only hands it to the system, and takes less than to have another thread do it. To put it
 * on disk takes long, and is waited for.
 */
async function stageFile(path: string, text: string, { isSynced }: { readonly isSynced: boolean }): Promise<void> {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, text);
    if (isSynced) await syncFile(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Finds out before the point of no return whether files can be moved into a folder or deleted from it.
 *
 * @throws what the operating system throws.
 */
function assertWritable(output: OutputFolder, path: string): void {
  let folder = join(output.path, path);
  while (statSync(folder, { throwIfNoEntry: false }) === undefined) folder = dirname(folder);
  accessSync(folder, constants.W_OK | constants.X_OK);
  if (statSync(folder).dev === statSync(output.path).dev) return;
  const message = "EXDEV: a folder of the output lies on another file system";
  throw Object.assign(new Error(message), { code: "EXDEV", syscall: "rename", path: folder });
}

function toJournalEntry(entry: PlanEntry): JournalEntry {
  const { path } = entry;
  if (entry.kind === "same") return { path, was: entry.sha256, becomes: entry.sha256 };
  return {
    path,
    was: "oldSha256" in entry ? entry.oldSha256 : undefined,
    becomes: "newSha256" in entry ? entry.newSha256 : undefined,
  };
}
