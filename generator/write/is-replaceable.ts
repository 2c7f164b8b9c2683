import { accessSync, constants, lstatSync } from "node:fs";
import { relative } from "node:path";
import { cwd, getuid } from "node:process";
import { isSystemError } from "./system-error.ts";

/**
 * Whether a folder may be replaced by another with the same name. One that we have made looks the same when it is made anew;
 * one that a process stands in is not taken away, and from one that may only be read nothing could be deleted then. Where
 * nothing is, nothing is replaced.
 */
export function isReplaceable(path: string): boolean {
  const isWithin = !relative(path, cwd()).startsWith("..");
  const owner = lstatSync(path, { throwIfNoEntry: false })?.uid;
  return owner === undefined || (!isWithin && owner === (getuid?.() ?? owner) && isWritable(path));
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return true;
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}
