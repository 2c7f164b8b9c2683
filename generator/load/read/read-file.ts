import { createReadStream, type Stats } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { limits } from "../../kernel/limits.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { nearest } from "../../kernel/nearest.ts";
import { misnaming, urlMeant } from "./misnamed-file.ts";
import { takeAhead } from "./read-ahead.ts";
import { readStart } from "./read-start.ts";
import { sourceFile, type SourceFile } from "./source-file.ts";

/**
 * Reads a file that the user names; `undefined` where it cannot be read, with the reason collected.
 *
 * @param option of the target, where one names the file.
 */
export async function readSourceFile(
  path: string,
  workingFolder: string,
  diagnostics: Diagnostics,
  option?: JsonPointer,
): Promise<SourceFile | undefined> {
  const named = option === undefined ? {} : { option };
  const misnamed = misnaming(path);
  if (misnamed !== undefined) {
    const { message, help } = misnamed;
    diagnostics.error("load/not-found", message, { help, ...named });
    return undefined;
  }
  const file = displayPath(path, workingFolder);
  const place = { location: { file }, ...named };
  const absolute = resolve(workingFolder, path);
  try {
    const status = await stat(absolute);
    // A pipe is what a shell's process substitution gives.
    if (status.isFile() || status.isFIFO()) return sourceFile(file, await readBounded(absolute, status));
    const kind = status.isDirectory() ? "folder" : "device";
    diagnostics.error("load/not-a-file", `${file} is a ${kind}`, place);
  } catch (error) {
    if (isAbsent(error)) {
      const names = (await nearestFiles(absolute)).map((name) => displayPath(name, workingFolder));
      const url = urlMeant(path);
      const meant = names.length === 0 && url !== undefined ? [url] : names;
      const help = meant.length > 0 ? { help: `Did you mean ${meant.join(", ")}?` } : {};
      diagnostics.error("load/not-found", `There is no file ${file}`, { ...help, ...place });
    } else {
      diagnostics.error("load/unreadable", `${file} cannot be read: ${reasonOf(error)}`, place);
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
