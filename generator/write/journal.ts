import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { arrayMember, stringMember, type Json } from "../kernel/json.ts";
import { readOutputFile, type OutputFolder } from "./output-folder.ts";
import { isOwnablePath, manifestPath, workPath } from "./output-path.ts";
import { parseJson } from "./parse-json.ts";

/** The list of what a write does: once it is on disk, the write is finished, if need be by the next run. */
export const journalPath = `${workPath}/commit.json`;

/** The journal while it is being written. */
export const journalDraftPath = `${journalPath}.draft`;

/** Where a write puts the new files, under the paths that they will have, before it moves any into place. */
export const stagePath = `${workPath}/stage`;

/** Where a write keeps what it has replaced, until all is in place. */
export const gonePath = `${workPath}/gone`;

/** One file that a write moves into place or deletes. */
export interface JournalEntry {
  readonly path: string;
  /** The SHA-256 of the file before; absent where there was none. */
  readonly was: string | undefined;
  /** The SHA-256 of the file after; absent where it is deleted. */
  readonly becomes: string | undefined;
}

/** Whether a file stays the same: it is in a journal, and in the stage, where its folder is replaced as a whole. */
export function isKept({ was, becomes }: JournalEntry): boolean {
  return was !== undefined && was === becomes;
}

/** What the journal of an output says. */
export type JournalState =
  | { readonly kind: "absent" }
  | { readonly kind: "broken" }
  | { readonly kind: "present"; readonly entries: readonly JournalEntry[] };

/** Writes the journal in one step: it is there completely or not at all, also after a loss of power. */
export function writeJournal(output: OutputFolder, entries: readonly JournalEntry[]): void {
  const draft = join(output.path, journalDraftPath);
  const file = openSync(draft, "w");
  try {
    writeSync(file, `${JSON.stringify({ entries }, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, join(output.path, journalPath));
  syncFolder(join(output.path, workPath));
}

export function readJournal(output: OutputFolder): JournalState {
  const file = readOutputFile(output, journalPath);
  if (file.kind === "absent") return { kind: "absent" };
  const list = file.kind === "file" ? arrayMember(parseJson(file.text), "entries") : undefined;
  const entries = list?.map(toEntry).filter((entry) => entry !== undefined);
  return entries === undefined || entries.length !== list?.length ? { kind: "broken" } : { kind: "present", entries };
}

/** A journal is input like any other: it must not make us write to where a manifest could not. */
function toEntry(entry: Json): JournalEntry | undefined {
  const path = stringMember(entry, "path") ?? "";
  const was = stringMember(entry, "was");
  const becomes = stringMember(entry, "becomes");
  if (!isOwnablePath(path) && path !== manifestPath) return undefined;
  return { path, was, becomes };
}

/** Puts the names in a folder on disk; not every system can, and then it has nothing to put. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Only a loss of power right now would make a difference, and there is nothing else to try.
  }
}
