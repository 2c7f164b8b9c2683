import { foldedPath } from "../../kernel/folded-path.ts";
import { uniqueName } from "./unique-name.ts";

/**
 * `path`, or where another path is the same on some disk `path2`, `path3` …; the path is taken from then on.
 *
 * @param taken the folded paths that others have; only ever added to.
 */
export function uniquePath(path: string, taken: Set<string>): string {
  const folded = foldedPath(path);
  return `${path}${uniqueName(folded, taken).slice(folded.length)}`;
}
