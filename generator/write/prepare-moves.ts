import { chmodSync, linkSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { foldedPath } from "../kernel/folded-path.ts";
import { filesIn } from "./files-in.ts";
import { isReplaceable } from "./is-replaceable.ts";
import { foldersOf } from "./folders-of.ts";
import { gonePath, stagePath } from "./journal.ts";
import { linkFile } from "./link-file.ts";
import { changesOf, type OutputPlan, type SameEntry } from "./output-plan.ts";
import { isSystemError } from "./system-error.ts";

/** What is left to do once the journal of a write is on disk. */
export interface PreparedMoves {
  /** Renames, to be done in this order. */
  readonly renames: readonly Rename[];
  /** The files that stay the same and are in the stage too, since their folder is replaced as a whole. */
  readonly linked: readonly SameEntry[];
}

interface Rename {
  readonly from: string;
  readonly to: string;
}

/**
 * Prepares a write into an output that has files of somebody else's, so that as little as possible is left for the moment
 * in which some files are old and some are new. A folder in which all is ours is replaced as a whole, by two renames; a file
 * beside one of somebody else's is replaced by one. What they replace is kept until all are done: to give a file's space
 * free takes the system longer than to rename it.
 *
 * The caller holds the output's lock, and has staged the files.
 *
 * @returns no renames where the file system does not let us prepare them.
 */
export function prepareMoves(plan: OutputPlan): PreparedMoves {
  const { output, entries } = plan;
  const gone = join(output.path, gonePath);
  try {
    rmSync(gone, { recursive: true, force: true });
    mkdirSync(gone);
    const shared = sharedFoldersOf(plan);
    const units = new Set(changesOf(plan).map(({ path }) => unitOf(path, shared)));
    const linked = entries
      .filter((entry) => entry.kind === "same")
      .filter(({ path }) => units.has(unitOf(path, shared)));
    for (const { path } of linked) linkFile(join(output.path, path), join(output.path, stagePath, path));
    for (const folder of foldersOf([...linked, ...changesOf(plan)].map(({ path }) => path)))
      giveMode(output.path, folder);
    const steps = [...units].map((unit, index) => replace(output.path, unit, join(gone, String(index))));
    // What only goes goes first: on a disk that is blind to case, it may stand where another one is to come.
    const isGoing = (step: readonly Rename[]): boolean => step.every(({ to }) => dirname(to) === gone);
    return { renames: [...steps.filter(isGoing), ...steps.filter((step) => !isGoing(step))].flat(), linked };
  } catch (error) {
    if (isSystemError(error)) return { renames: [], linked: [] };
    throw error;
  }
}

/** The folders, as a disk that is blind to case knows them, that have to stay: something of somebody else's is in them. */
function sharedFoldersOf({ output, entries }: OutputPlan): ReadonlySet<string> {
  const known = new Set(entries.map(({ path }) => path));
  const unknown = filesIn(output.path).filter((path) => !known.has(path));
  const fixed = [...foldersOf(known)].filter((folder) => !isReplaceable(join(output.path, folder)));
  return new Set([...unknown, ...fixed, ...foldersOf([...unknown, ...fixed])].map(foldedPath));
}

/** The outermost folder around a file that can be replaced, or else the file. */
function unitOf(path: string, shared: ReadonlySet<string>): string {
  const folders = [...foldersOf([path])].reverse();
  return folders.find((folder) => !shared.has(foldedPath(folder))) ?? path;
}

/** Gives a folder of the stage the access rights that the one has which it may replace. */
function giveMode(outputPath: string, folder: string): void {
  const stats = lstatSync(join(outputPath, folder), { throwIfNoEntry: false });
  const staged = join(outputPath, stagePath, folder);
  if (stats?.isDirectory() && lstatSync(staged, { throwIfNoEntry: false })) chmodSync(staged, stats.mode);
}

/** The renames that put what is staged at a path there, and what was there to `gone`. */
function replace(outputPath: string, path: string, gone: string): readonly Rename[] {
  const place = join(outputPath, path);
  const staged = join(outputPath, stagePath, path);
  const before = lstatSync(place, { throwIfNoEntry: false });
  const after = lstatSync(staged, { throwIfNoEntry: false });
  if (before?.isFile() && after?.isFile()) {
    linkSync(place, gone);
    return [{ from: staged, to: place }];
  }
  return [...(before ? [{ from: place, to: gone }] : []), ...(after ? [{ from: staged, to: place }] : [])];
}
