import type { NewFile } from "./new-files.ts";
import type { OutputFolder } from "./output-folder.ts";

/** What a write would do. */
export interface OutputPlan {
  readonly output: OutputFolder;
  /** In the order of their paths, the manifest last. */
  readonly entries: readonly PlanEntry[];
}

/** What happens to one file of the output. */
export type PlanEntry = AddEntry | ChangeEntry | DeleteEntry | SameEntry;

interface AddEntry extends NewFile {
  readonly kind: "add";
  readonly path: string;
}

interface ChangeEntry extends NewFile {
  readonly kind: "change";
  readonly path: string;
  readonly oldText: string;
  readonly oldSha256: string;
  /** Somebody else has changed the file: it is in a plan only where that was made with `force`. */
  readonly edited: boolean;
}

interface DeleteEntry {
  readonly kind: "delete";
  readonly path: string;
  readonly oldText: string;
  readonly oldSha256: string;
  readonly edited: boolean;
}

export interface SameEntry {
  readonly kind: "same";
  readonly path: string;
  readonly sha256: string;
}

/** The entries that alter the output. */
export function changesOf(plan: OutputPlan): Exclude<PlanEntry, SameEntry>[] {
  return plan.entries.filter((entry) => entry.kind !== "same");
}
