import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The texts of the files in a folder and those in it, by their paths within it, with `/` between their parts. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return new Map(files.map((file, index) => [relative(folder, file).split(sep).join("/"), texts[index] ?? ""]));
}
