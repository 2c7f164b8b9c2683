import { createTwoFilesPatch } from "diff";
import type { PlanEntry, SameEntry } from "../write/output-plan.ts";

/** How long the search for the shortest diff of a file may take. */
const timeoutMs = 2_000;

/**
 * What would happen to a file, as a unified diff.
 *
 * @see https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 */
export function diffEntry(entry: Exclude<PlanEntry, SameEntry>): string {
  const oldName = entry.kind === "add" ? "/dev/null" : `a/${entry.path}`;
  const newName = entry.kind === "delete" ? "/dev/null" : `b/${entry.path}`;
  const oldText = entry.kind === "add" ? "" : entry.oldText;
  const newText = entry.kind === "delete" ? "" : entry.newText;
  const options = {
    context: 3,
    timeout: timeoutMs,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  };
  const patch = createTwoFilesPatch(oldName, newName, oldText, newText, undefined, undefined, options);
  return patch ?? `--- ${oldName}\n+++ ${newName}\n(The files differ too much to be compared.)\n`;
}
