import { closeSync, lstatSync, openSync, readSync } from "node:fs";
import { dirname, join } from "node:path";
import { banner } from "../kernel/generated-file.ts";
import { sortedBy } from "../kernel/ordering.ts";
import { filesIn } from "./files-in.ts";
import { hasManifest, type OutputFolder } from "./output-folder.ts";
import { manifestPath } from "./output-path.ts";
import type { OutputPlan } from "./output-plan.ts";
import { isSystemError } from "./system-error.ts";

/** The files of an output that a plan does not know. */
export interface Strangers {
  /** Those that say that this program wrote them. */
  readonly leftOver: readonly string[];
  readonly others: readonly string[];
}

/**
 * Looks for what else is in an output, but for hidden files, packages, and folders that are outputs themselves. What cannot
 * be read counts as somebody else's.
 */
export function strangersIn({ output, entries }: OutputPlan): Strangers {
  const known = new Set(entries.map(({ path }) => path));
  const unknown = hasManifest(output) ? readableFilesIn(output).filter((path) => !known.has(path)) : [];
  const outputs = unknown.filter((path) => path.endsWith(`/${manifestPath}`)).map((path) => `${dirname(path)}/`);
  const paths = sortedBy(unknown, (path) => path).filter(
    (path) => !outside.test(path) && !outputs.some((folder) => path.startsWith(folder)),
  );
  const ours = new Set(paths.filter((path) => path.endsWith(".ts") && hasBanner(join(output.path, path))));
  return { leftOver: [...ours], others: paths.filter((path) => !ours.has(path)) };
}

function readableFilesIn(output: OutputFolder): readonly string[] {
  try {
    return filesIn(output.path);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

const outside = /^$|(?:^|\/)(?:\.|node_modules\/)/;

/** Whether a file begins as generated files do. Links are not followed: they may lead anywhere. */
function hasBanner(path: string): boolean {
  try {
    if (!lstatSync(path).isFile()) return false;
    const file = openSync(path, "r");
    try {
      const start = Buffer.alloc(Buffer.byteLength(banner));
      return readSync(file, start) === start.length && start.toString() === banner;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}
