import type { Selection } from "./attacks.ts";

/** What a worker is asked for: some attacks on one document, or some documents made by chance. */
export type HostileJob = AttacksJob | DocumentsJob;

export interface AttacksJob extends Selection {
  readonly kind: "attacks";
  /** The file of the document. */
  readonly document: string;
  /** Of the selected attacks, the ones from `from` up to `to`. */
  readonly from: number;
  readonly to: number;
  /** Of these attacks, one in so many is compiled. */
  readonly compileEvery: number;
}

export interface DocumentsJob {
  readonly kind: "documents";
  /** The name of the property that they are to have. */
  readonly property: string;
  readonly seed: number;
  readonly runs: number;
  /** One of so many documents more is compiled. */
  readonly compileEvery: number;
}

/** What came of a job. */
export interface HostileAnswer {
  /** How many attacks were refused: all others led to an output. */
  readonly refused: number;
  /** What must not be, as text. */
  readonly faults: readonly string[];
}

/** What a job is about, in the order in which its results are shown. */
export function subjectOf(job: HostileJob): string {
  return job.kind === "attacks" ? job.document : job.property;
}
