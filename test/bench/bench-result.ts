import type { BundleSize } from "./bundle-size.ts";
import type { Job } from "./job.ts";
import type { Machine } from "./machine.ts";
import type { Timing } from "./rounds.ts";
import type { Subject } from "./subject.ts";

/** A job with what it took. */
export interface JobResult {
  readonly job: Job;
  readonly timing: Timing;
  /** How many times the floor of the same Node takes. */
  readonly timesFloor: number;
}

export interface BenchResult {
  readonly subject: Subject;
  readonly before: Machine;
  readonly after: Machine;
  readonly runs: number;
  readonly jobs: readonly JobResult[];
  readonly sizes: readonly BundleSize[];
}

/** The budgets that were missed, one line each. */
export function missedBudgets({ jobs, sizes }: BenchResult): string[] {
  return [
    ...jobs.flatMap(({ job: { name, budget }, timing: { wallMs, rssMb } }) => [
      ...exceeds(`${name}: wall time in ms`, wallMs.median, budget?.wallMs),
      ...exceeds(`${name}: peak memory in MB`, rssMb.median, budget?.rssMb),
    ]),
    ...sizes.flatMap(({ name, gzipBytes, budget }) => exceeds(`${name}: gzipped bytes`, gzipBytes, budget)),
  ];
}

function exceeds(what: string, value: number, budget: number | undefined): string[] {
  return budget !== undefined && value > budget ? [`${what}: ${Math.round(value)}, the budget is ${budget}`] : [];
}
