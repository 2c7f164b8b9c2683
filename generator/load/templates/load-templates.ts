import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TargetConfig } from "../../config/target-config.ts";
import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { nearest } from "../../kernel/nearest.ts";
import { ownTemplates } from "./own-templates.ts";
import { displayPath } from "../read/read-file.ts";
import { readFolder } from "../read/read-folder.ts";
import type { Templates } from "./templates.ts";

/**
 * Reads the templates that come with routesmith, and those of the user that replace them.
 *
 * @param target whose `templates` is the user's folder: absolute, or relative to the working folder.
 */
export async function loadTemplates(
  target: Pick<TargetConfig, "name" | "templates">,
  workingFolder: string,
  diagnostics: Diagnostics,
): Promise<Templates> {
  const own = await ownTemplates();
  if (target.templates === undefined) return own;
  const templates = new Map(own);
  const root = resolve(workingFolder, target.templates);
  const name = displayPath(root, workingFolder);
  const status = statSync(root, { throwIfNoEntry: false });
  if (status?.isDirectory() !== true) {
    const problem = status === undefined ? "there is no such folder" : "that is a file, and not a folder";
    const key = `targets.${target.name}.templates`;
    diagnostics.error("config/invalid-value", `\`${key}\` is ${JSON.stringify(target.templates)}; ${problem}.`, {
      help: `Correct \`${key}\` in the config: it is relative to the config's folder.`,
      option: "/templates",
    });
    return templates;
  }
  for (const [path, text] of await readFolder(root)) {
    if (!own.has(path)) {
      const [suggestion] = nearest(path, own.keys(), 1);
      diagnostics.warning("emit/unknown-template", `no template is called \`${path}\`, so this one is not used`, {
        location: { file: join(name, path) },
        ...(suggestion === undefined ? {} : { help: `Did you mean \`${suggestion}\`?` }),
      });
    }
    templates.set(path, { text, file: join(name, path) });
  }
  return templates;
}
