import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { nearest } from "../kernel/nearest.ts";
import { ownTemplates } from "./own-templates.ts";
import { displayPath } from "./read-file.ts";
import { readFolder } from "./read-folder.ts";
import type { Templates } from "./templates.ts";

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
  const own = await ownTemplates();
  if (folder === undefined) return own;
  const templates = new Map(own);
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
