import type { Job } from "./job.ts";
import { measure, type Measurement } from "./measure.ts";

/** The middle of several runs, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What the counted runs of a job took. */
export type Timing = Readonly<Record<keyof Measurement, Spread>>;

/**
 * Runs every job once a round, one after the other, so that a machine that slows down slows all of them alike. The round
 * before the first is not counted: it fills the caches of the disk.
 *
 * @throws {Error} where a run fails.
 */
export async function runRounds(
  jobs: readonly Job[],
  count: number,
  onRound: (round: number) => void,
): Promise<ReadonlyMap<Job, Timing>> {
  const measurements = new Map<Job, Measurement[]>(jobs.map((job) => [job, []]));
  for (let round = 0; round <= count; round += 1) {
    onRound(round);
    for (const [job, counted] of measurements) {
      const measurement = await measure(job);
      if (round > 0) counted.push(measurement);
    }
  }
  return new Map([...measurements].map(([job, counted]) => [job, timingOf(counted)]));
}

function timingOf(measurements: readonly Measurement[]): Timing {
  const spread = (key: keyof Measurement) => spreadOf(measurements.map((measurement) => measurement[key]));
  return { wallMs: spread("wallMs"), cpuMs: spread("cpuMs"), rssMb: spread("rssMb") };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = sorted.length / 2;
  const median = (at(Math.ceil(middle) - 1) + at(Math.floor(middle))) / 2;
  return { median, min: at(0), max: at(sorted.length - 1) };
}
