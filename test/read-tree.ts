import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Everything in a folder: the text of each file, `undefined` for an empty folder. */
export function readTree(folder: string): Record<string, string | undefined> {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return {};
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    paths
      .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
      .filter(({ entry, path }) => !entry.isDirectory() || readdirSync(path).length === 0)
      .map(({ entry, path }) => [
        path.slice(folder.length + 1),
        entry.isDirectory() ? undefined : readFileSync(path, "utf8"),
      ]),
  );
}
