import { createReadStream, type Stats } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { limits } from "../kernel/limits.ts";
import { nearest } from "../kernel/nearest.ts";
import { isUrl, shownUrl } from "./fetch-file.ts";
import { takeAhead } from "./read-ahead.ts";
import { readStart } from "./read-start.ts";
import { sourceFile, type SourceFile } from "./source-file.ts";

/** Reads a file that the user names; `undefined` where it cannot be read, with the reason collected. */
export async function readSourceFile(
  path: string,
  workingFolder: string,
  diagnostics: Diagnostics,
): Promise<SourceFile | undefined> {
  if (isUrl(path)) {
    const url = URL.canParse(path) ? shownUrl(new URL(path)) : "It";
    const help =
      "Download it first, then name the file; a URL is taken in place of targets, on the command line alone.";
    diagnostics.error("load/not-found", `${url} is a URL, and a file must be named here`, { help });
    return undefined;
  }
  if (path === "") {
    const help = "Name the file; a variable of the shell that is not set is empty.";
    diagnostics.error("load/not-found", "The path of a document or of an overlay is empty", { help });
    return undefined;
  }
  const file = displayPath(path, workingFolder);
  const location = { file };
  const absolute = resolve(workingFolder, path);
  try {
    const status = await stat(absolute);
    // A pipe is what a shell's process substitution gives.
    if (status.isFile() || status.isFIFO()) return sourceFile(file, await readBounded(absolute, status));
    const kind = status.isDirectory() ? "folder" : "device";
    diagnostics.error("load/not-a-file", `${file} is a ${kind}`, { location });
  } catch (error) {
    if (isAbsent(error)) {
      const names = (await nearestFiles(absolute)).map((name) => displayPath(name, workingFolder));
      const help = names.length > 0 ? { help: `Did you mean ${names.join(", ")}?` } : {};
      diagnostics.error("load/not-found", `There is no file ${file}`, { ...help, location });
    } else {
      diagnostics.error("load/unreadable", `${file} cannot be read: ${reasonOf(error)}`, { location });
    }
  }
  return undefined;
}

/** Reads a file, or as much of it as tells that it is too large for a document. */
async function readBounded(path: string, status: Stats): Promise<Buffer> {
  if (status.isFile() && status.size <= limits.documentSize) return (await takeAhead(path)) ?? readFile(path);
  return readStart(createReadStream(path), limits.documentSize + 1);
}

/** A path as messages show it: relative where it is inside of the working folder, else as the user named it. */
export function displayPath(path: string, workingFolder: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(workingFolder, path);
  return inside === "" || inside.startsWith("..") || isAbsolute(inside) ? path : inside.replaceAll("\\", "/");
}

async function nearestFiles(absolute: string): Promise<string[]> {
  const folder = dirname(absolute);
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
    return nearest(basename(absolute), files).map((name) => resolve(folder, name));
  } catch {
    return [];
  }
}

/** No such file, or a part of its path is a file itself. */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
