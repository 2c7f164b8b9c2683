import type { OutputPlan, PlanEntry, SameEntry } from "../write/output-plan.ts";

/** A change as `--json` prints it. */
export interface ChangeSummary {
  readonly path: string;
  readonly change: "add" | "change" | "delete";
  /** Somebody had edited the file since it was generated. */
  readonly edited: boolean;
}

/** `19 files: 2 added, 1 changed, 0 deleted, 16 unchanged`, the manifest among them. */
export function summarisePlan(plan: OutputPlan): string {
  const count = (kind: PlanEntry["kind"]): number => plan.entries.filter((entry) => entry.kind === kind).length;
  const files = plan.entries.length - count("delete");
  const counts = `${count("add")} added, ${count("change")} changed, ${count("delete")} deleted, ${count("same")} unchanged`;
  return `${files} file${files === 1 ? "" : "s"}: ${counts}`;
}

export function summariseChange(entry: Exclude<PlanEntry, SameEntry>): ChangeSummary {
  return { path: entry.path, change: entry.kind, edited: "edited" in entry && entry.edited };
}
