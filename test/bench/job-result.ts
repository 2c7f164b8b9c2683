import type { Job } from "./job.ts";
import type { Outcome } from "./rounds.ts";

/** A job with how it fared. */
export interface JobResult {
  readonly job: Job;
  readonly outcome: Outcome;
  /** How many times the floor of the same document and Node takes; absent where either failed. */
  readonly timesFloor: number | undefined;
}
