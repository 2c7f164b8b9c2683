import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { journalPath, stagePath, type JournalEntry } from "./journal.ts";
import type { OutputFolder } from "./output-folder.ts";
import { isSystemError } from "./system-error.ts";

/**
 * Does what a journal says, in its order, and removes it. Doing it again after it was interrupted at any place does the
 * rest of it. It is synchronous, so that no signal handler and no other task gets in between.
 *
 * @throws what the operating system throws.
 */
export function finishCommit(output: OutputFolder, entries: readonly JournalEntry[]): void {
  const stage = join(output.path, stagePath);
  for (const { path, becomes } of entries) {
    if (becomes === undefined) deleteFile(output.path, path);
  }
  const moved = moveNewFolders(stage, output.path);
  for (const { path, becomes } of entries) {
    if (becomes !== undefined && !moved.has(firstFolder(path))) moveFile(join(stage, path), join(output.path, path));
  }
  rmSync(stage, { recursive: true, force: true });
  unlinkSync(join(output.path, journalPath));
}

/** Moves the folders whole that the output does not have: a first output then has no moment with half of its files. */
function moveNewFolders(stage: string, outputPath: string): ReadonlySet<string> {
  const moved = new Set<string>();
  if (lstatSync(stage, { throwIfNoEntry: false }) === undefined) return moved;
  for (const entry of readdirSync(stage, { withFileTypes: true })) {
    if (!entry.isDirectory() || lstatSync(join(outputPath, entry.name), { throwIfNoEntry: false })) continue;
    renameSync(join(stage, entry.name), join(outputPath, entry.name));
    moved.add(entry.name);
  }
  return moved;
}

function firstFolder(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf("/")));
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
