import { lstatSync, mkdirSync, renameSync, rmdirSync, rmSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { gonePath, isKept, journalPath, stagePath, type JournalEntry } from "./journal.ts";
import type { OutputFolder } from "./output-folder.ts";
import { isSystemError } from "./system-error.ts";

/**
 * Does file by file what is left of what a journal says, in its order, and removes it. Doing it again after it was
 * interrupted at any place does the rest of it. It is synchronous, so that no signal handler and no other task gets in
 * between.
 *
 * @throws what the operating system throws.
 */
export function finishCommit(output: OutputFolder, entries: readonly JournalEntry[]): void {
  const stage = join(output.path, stagePath);
  for (const { path, becomes } of entries) {
    if (becomes === undefined) deleteFile(output.path, path);
  }
  for (const entry of entries) {
    const place = join(output.path, entry.path);
    // One that stays the same is moved only if the folder in which it was is taken away.
    const isThere = isKept(entry) && lstatSync(place, { throwIfNoEntry: false }) !== undefined;
    if (entry.becomes !== undefined && !isThere) moveFile(join(stage, entry.path), place);
  }
  // By now the output is the new one: what is left over, which takes longer to remove, is of no more use.
  unlinkSync(join(output.path, journalPath));
  for (const path of [stagePath, gonePath]) rmSync(join(output.path, path), { recursive: true, force: true });
}

function moveFile(from: string, to: string): void {
  // What is no longer in the stage was moved before the interruption.
  if (lstatSync(from, { throwIfNoEntry: false }) === undefined) return;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** Deletes a file, and the folders that are empty without it. */
function deleteFile(outputPath: string, path: string): void {
  try {
    unlinkSync(join(outputPath, path));
  } catch (error) {
    if (!isSystemError(error, "ENOENT")) throw error;
  }
  try {
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) rmdirSync(join(outputPath, folder));
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}
