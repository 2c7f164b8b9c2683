import type { JobResult } from "../job-result.ts";
import { isFloor } from "../jobs.ts";

/** What a document costs, for its size, compared with the smallest of its kind: 1 where cost grows as the size does. */
export interface Growth {
  readonly times: number;
  readonly wallPerSize: number;
  readonly rssPerSize: number;
}

/** The most that the cost for the size of the largest may be: what is more is no noise. */
export const mostPerSize = 1.3;

/** @returns nothing where the smallest was not measured. */
export function growthOf(jobs: readonly JobResult[]): Growth[] {
  const measured = jobs.flatMap(({ job, outcome }) =>
    job.subject.times !== undefined && !isFloor(job) && outcome.kind === "timed"
      ? [{ times: job.subject.times, timing: outcome.timing }]
      : [],
  );
  const smallest = measured.find(({ times }) => times === 1)?.timing;
  if (smallest === undefined) return [];
  return measured.map(({ times, timing: { wallMs, rssMb } }) => ({
    times,
    wallPerSize: wallMs.median / smallest.wallMs.median / times,
    rssPerSize: rssMb.median / smallest.rssMb.median / times,
  }));
}
