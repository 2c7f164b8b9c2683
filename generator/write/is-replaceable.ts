import { lstatSync } from "node:fs";
import { relative } from "node:path";
import { cwd, getuid } from "node:process";

/**
 * Whether a folder may be replaced by another with the same name. One that we have made looks the same when it is made anew;
 * and one that a process stands in is not taken away. Where nothing is, nothing is replaced.
 */
export function isReplaceable(path: string): boolean {
  const isWithin = !relative(path, cwd()).startsWith("..");
  const owner = lstatSync(path, { throwIfNoEntry: false })?.uid;
  return !isWithin && (owner === undefined || owner === (getuid?.() ?? owner));
}
