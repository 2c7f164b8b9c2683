import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { invariant } from "../../kernel/invariant.ts";

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
