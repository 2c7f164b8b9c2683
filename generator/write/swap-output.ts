import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { filesIn } from "./files-in.ts";
import { foldersOf } from "./folders-of.ts";
import { isReplaceable } from "./is-replaceable.ts";
import { stagePath, syncFolder } from "./journal.ts";
import { linkFile } from "./link-file.ts";
import type { OutputFolder } from "./output-folder.ts";
import { workPath } from "./output-path.ts";
import type { OutputPlan } from "./output-plan.ts";
import { isSystemError } from "./system-error.ts";

/**
 * Puts a folder with the staged files, and with all that stays, into the place of the output. That is two renames, however
 * many files there are: no reader, and no end of the process, finds some files old and some new.
 *
 * Only where all that is in the output is ours: a folder of the user's, or one that another file system or owner gives, is
 * not replaced. The caller holds the output's lock, and has staged the files.
 *
 * @returns whether it was done; where not, all is as it was.
 */
export function swapOutput({ output, entries }: OutputPlan): boolean {
  const known = new Set(entries.map(({ path }) => path));
  const kept = entries.flatMap(({ kind, path }) => (kind === "same" ? [path] : []));
  if (!["", ...foldersOf(known)].every((folder) => isReplaceable(join(output.path, folder)))) return false;
  if (!filesIn(output.path).every((path) => known.has(path))) return false;
  const { folder, next, last } = placesOf(output);
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    renameSync(join(output.path, stagePath), next);
    const locks = readdirSync(join(output.path, workPath)).map((name) => `${workPath}/${name}`);
    for (const path of [...kept, ...locks]) linkFile(join(output.path, path), join(next, path));
    chmodSync(next, lstatSync(output.path).mode);
    renameSync(output.path, last);
    finishSwap(output);
    discardSwap(output);
    return true;
  } catch (error) {
    if (isSwapUnfinished(output)) {
      // Where another run stands in the way, nothing is moved back over it: the next run finishes the swap.
      if (existsSync(output.path)) throw error;
      renameSync(last, output.path);
    }
    if (existsSync(next)) renameSync(next, join(output.path, stagePath));
    rmSync(folder, { recursive: true, force: true });
    if (isSystemError(error)) return false;
    throw error;
  }
}

/**
 * Whether a swap was interrupted between its two renames: then there is no output, or one that is empty but for the lock
 * of a run that came right then.
 */
export function isSwapUnfinished(output: OutputFolder): boolean {
  const { next, last } = placesOf(output);
  return existsSync(next) && existsSync(last);
}

/**
 * Does the second rename of a swap, if no other run that found it undone is faster. The holder of the lock removes what is
 * left.
 *
 * @throws what the operating system throws.
 */
export function finishSwap(output: OutputFolder): void {
  if (!isSwapUnfinished(output)) return;
  for (let pauses = 0; isSwapUnfinished(output); pauses += 1) {
    try {
      renameSync(placesOf(output).next, output.path);
    } catch (error) {
      // A run that came between the two renames has made a folder for its lock: it gives way when it sees that.
      if (isSwapUnfinished(output) && (pauses === mostPauses || !isSystemError(error, ...occupied))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
  syncFolder(dirname(output.path));
}

const mostPauses = 200;
const pauseMs = 5;

/** What the systems say of a rename to a folder that is not empty. */
const occupied = ["ENOTEMPTY", "EEXIST", "EPERM", "EACCES"];

/** Removes what a swap has left that was not between its two renames. The caller holds the output's lock. */
export function discardSwap(output: OutputFolder): void {
  rmSync(placesOf(output).folder, { recursive: true, force: true });
}

/** The folder of a swap: beside the output, where the file system is the same. */
function placesOf({ path }: OutputFolder): { readonly folder: string; readonly next: string; readonly last: string } {
  const folder = join(dirname(path), `.${basename(path)}.routesmith`);
  return { folder, next: join(folder, "next"), last: join(folder, "last") };
}
