import type { Job } from "./job.ts";
import { JobError, measure, type Measurement } from "./measure.ts";
import { spreadOf, type Spread } from "./spread.ts";

/** What the counted runs of a job took. */
export type Timing = Readonly<Record<keyof Measurement, Spread>>;

/** How a job fared. */
export type Outcome =
  | { readonly kind: "timed"; readonly timing: Timing }
  /** In any of its runs; it is not run again. */
  | { readonly kind: "failed"; readonly reason: string };

interface RoundsOptions {
  /** For what the jobs write; it is up to the caller to remove it. */
  readonly folder: string;
  readonly onRun: (round: number, job: Job) => void;
}

/**
 * Runs every job once a round, one after the other, so that a machine that slows down slows all of them alike. The round
 * before the first is not counted: it fills the caches of the disk.
 */
export async function runRounds(
  jobs: readonly Job[],
  count: number,
  { folder, onRun }: RoundsOptions,
): Promise<ReadonlyMap<Job, Outcome>> {
  const measurements = new Map<Job, Measurement[]>(jobs.map((job) => [job, []]));
  const failures = new Map<Job, string>();
  for (let round = 0; round <= count; round += 1) {
    for (const [job, counted] of measurements) {
      if (failures.has(job)) continue;
      onRun(round, job);
      try {
        const measurement = await measure(job, folder);
        if (round > 0) counted.push(measurement);
      } catch (error) {
        if (!(error instanceof JobError)) throw error;
        failures.set(job, error.message);
      }
    }
  }
  return new Map(
    [...measurements].map(([job, counted]) => {
      const reason = failures.get(job);
      return [job, reason === undefined ? { kind: "timed", timing: timingOf(counted) } : { kind: "failed", reason }];
    }),
  );
}

function timingOf(measurements: readonly Measurement[]): Timing {
  const spread = (key: keyof Measurement) => spreadOf(measurements.map((measurement) => measurement[key]));
  return { wallMs: spread("wallMs"), cpuMs: spread("cpuMs"), rssMb: spread("rssMb") };
}
