import { isAbsolute, resolve } from "node:path";
import type { TargetConfig } from "../config/target-config.ts";
import type { Diagnostic } from "../kernel/diagnostic.ts";
import { appendPointer } from "../kernel/json-pointer.ts";
import { displayPath } from "../load/read/read-file.ts";
import type { TargetSelection } from "./resolve-targets.ts";

/** Whose problems they are, and where the user is. */
interface Surroundings {
  readonly target: TargetConfig;
  readonly selection: TargetSelection;
  readonly cwd: string;
}

/** The problems of a target with their places as the user sees them; those of its options in the config. */
export async function placed(items: readonly Diagnostic[], surroundings: Surroundings): Promise<readonly Diagnostic[]> {
  // Asked for together, all places are found in one reading.
  return Promise.all(items.map((item) => place(item, surroundings)));
}

async function place(item: Diagnostic, { target, selection, cwd }: Surroundings): Promise<Diagnostic> {
  const { location, option } = item;
  const { workingFolder, locate } = selection;
  if (option !== undefined && locate !== undefined) {
    return { ...item, location: await locate(appendPointer("/targets", target.name) + option) };
  }
  if (option !== undefined && isSwallowed(item)) return { ...item, help: swallowedHelp };
  if (location === undefined) return item;
  // Paths of a config in another folder are named as seen from where the user is.
  if (workingFolder === cwd || location.file.startsWith("<") || isAbsolute(location.file)) return item;
  return { ...item, location: { ...location, file: displayPath(resolve(workingFolder, location.file), cwd) } };
}

const swallowedHelp =
  "`--overlay` takes all that follows it for overlays, up to the next option: put everything else before it.";

/** Whether a file that is not there may be no overlay at all: on the command line, any but the first one. */
function isSwallowed({ code, option = "", help }: Diagnostic): boolean {
  return code === "load/not-found" && help === undefined && /^\/overlays\/[1-9]/.test(option);
}
