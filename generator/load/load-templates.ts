import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { invariant } from "../kernel/invariant.ts";
import { nearest } from "../kernel/nearest.ts";
import { displayPath } from "./read-file.ts";

/** A file of a template folder. */
export interface TemplateFile {
  readonly text: string;
  /** Where it was read from, to be shown in problems; absent for the templates that come with routesmith. */
  readonly file?: string;
}

/** Path within the template folder, with `/` between its parts → the file. */
export type Templates = ReadonlyMap<string, TemplateFile>;

/**
 * Reads the templates that come with routesmith, and those of the user that replace them.
 *
 * @param folder the user's template folder: absolute, or relative to the working folder.
 */
export async function loadTemplates(
  folder: string | undefined,
  workingFolder: string,
  diagnostics: Diagnostics,
): Promise<Templates> {
  const own = await readFolder(join(packageFolder(), "templates"));
  const templates = new Map<string, TemplateFile>([...own].map(([path, text]) => [path, { text }]));
  if (folder === undefined) return templates;
  const root = resolve(workingFolder, folder);
  const name = displayPath(root, workingFolder);
  if (!existsSync(root)) {
    diagnostics.error("emit/template-failed", "the folder of templates does not exist", { location: { file: name } });
    return templates;
  }
  for (const [path, text] of await readFolder(root)) {
    if (!own.has(path)) {
      const [suggestion] = nearest(path, own.keys(), 1);
      diagnostics.warning("emit/unknown-template", `no template is called \`${path}\`, so this one is not used`, {
        location: { file: join(name, path) },
        ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
      });
    }
    templates.set(path, { text, file: join(name, path) });
  }
  return templates;
}

async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return new Map(files.map((file, index) => [relative(folder, file).split(sep).join("/"), texts[index] ?? ""]));
}

/** The folder of the package: that of the sources and that of the built program are at different depths in it. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    invariant(parent !== folder, "the package's folder has a package.json");
    folder = parent;
  }
  return folder;
}
