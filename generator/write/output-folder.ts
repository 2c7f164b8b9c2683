import { lstatSync, readFileSync, realpathSync, statSync, type Stats } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Diagnostics, SourceLocation } from "../kernel/diagnostic.ts";
import { manifestPath, workPath } from "./output-path.ts";
import { hexSha256 } from "../kernel/hex-sha256.ts";
import { isSystemError } from "./system-error.ts";

/** A target's output: where it is, and how the user calls it. */
export interface OutputFolder {
  /** As the user named it, for the diagnostics. */
  readonly name: string;
  /** Absolute, with its own links followed once; it may not exist yet. */
  readonly path: string;
}

/**
 * Finds the output once, so that every later step means the same folder.
 *
 * @param name the folder, relative to `workingFolder` or absolute.
 * @throws what the operating system throws, but for a folder that is not there.
 */
export function resolveOutput(name: string, workingFolder: string, diagnostics: Diagnostics): OutputFolder | undefined {
  const path = resolve(workingFolder, name);
  const stats = statSync(path, { throwIfNoEntry: false });
  const link = stats === undefined ? danglingLink(path) : undefined;
  const location = { file: name };
  if (link !== undefined) {
    const place = link === path ? "is" : `is behind \`${link}\`,`;
    const message = `The output \`${name}\` ${place} a symbolic link to nothing.`;
    const help = "Remove the link, or make the folder that it leads to.";
    diagnostics.error("write/not-a-folder", message, { help, location });
    return undefined;
  }
  if (stats === undefined) return { name, path };
  if (stats.isDirectory()) return { name, path: realpathSync(path) };
  diagnostics.error("write/not-a-folder", `The output \`${name}\` is not a folder.`, { location });
  return undefined;
}

/** The link that keeps a folder from being made at a path where nothing is yet. */
function danglingLink(path: string): string | undefined {
  let place = path;
  while (statSync(place, { throwIfNoEntry: false }) === undefined) {
    if (lstat(place) !== undefined) return place;
    place = dirname(place);
  }
  return undefined;
}

/**
 * Whether a folder is the user's home, or one around it such as the root of the disk: nobody keeps generated files there,
 * and what else is there is not ours to put files among.
 */
export function holdsHome({ path }: OutputFolder, home: string): boolean {
  const way = relative(path, realHome(home));
  return path === resolve(path, sep) || way === "" || !(way.split(sep)[0] === ".." || resolve(way) === way);
}

function realHome(home: string): string {
  const stats = statSync(home, { throwIfNoEntry: false });
  return stats === undefined ? resolve(home) : realpathSync(home);
}

/** The place of a file of the output, for a diagnostic. */
export function locateInOutput(output: OutputFolder, path: string): SourceLocation {
  return { file: join(output.name, path) };
}

/** What is larger is not read: there may be no room for it. */
const mostBytes = 256 * 2 ** 20;

/** What stands at a path of the output. */
export type OutputFile =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly sha256: string; readonly text: string }
  /** Something that may be neither read nor replaced: `reason` says what, and `place` where, which may be a folder on the way. */
  | { readonly kind: "obstacle"; readonly place: string; readonly reason: string };

/**
 * Looks at a file of the output without following any link in the output: a link could lead out of it.
 *
 * @param path a safe path, one that `isOwnablePath` accepts, or of our own.
 */
export function readOutputFile(output: OutputFolder, path: string): OutputFile {
  const parts = path.split("/");
  for (let length = 1; length <= parts.length; length++) {
    const part = parts.slice(0, length).join("/");
    const stats = lstat(join(output.path, part));
    if (stats === undefined) return { kind: "absent" };
    const isLast = length === parts.length;
    if (stats.isSymbolicLink()) return obstacle(part, "is a symbolic link, and links in an output are not followed");
    if (!isLast && !stats.isDirectory()) return obstacle(part, "is a file where a folder is needed");
    if (isLast && !stats.isFile()) return obstacle(part, "is not a file, and one is to be written there");
    if (isLast && stats.size > mostBytes) return obstacle(part, "is larger than any file that is generated");
  }
  const bytes = readFileSync(join(output.path, path));
  return { kind: "file", sha256: hexSha256(bytes), text: bytes.toString("utf8") };
}

/** Whether there is an output: each has a manifest. */
export function hasManifest(output: OutputFolder): boolean {
  return lstat(join(output.path, manifestPath)) !== undefined;
}

/** Whether a run is writing the output or was interrupted while it did. */
export function hasWorkFolder(output: OutputFolder): boolean {
  return lstat(join(output.path, workPath)) !== undefined;
}

function obstacle(path: string, reason: string): OutputFile {
  return { kind: "obstacle", place: path, reason: `\`${path}\` ${reason}` };
}

function lstat(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error, "ENOTDIR")) return undefined;
    throw error;
  }
}
