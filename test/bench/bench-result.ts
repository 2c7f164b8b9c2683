import type { BundleSize } from "./bundle-size.ts";
import type { ClientCost } from "./calls/measure-clients.ts";
import type { ConsumerResult } from "./consumer/measure-consumers.ts";
import { growthOf, mostPerSize } from "./growth/growth.ts";
import { titleOf, type Job } from "./job.ts";
import type { JobResult } from "./job-result.ts";
import type { Machine } from "./machine.ts";

export interface BenchResult {
  readonly before: Machine;
  readonly after: Machine;
  readonly runs: number;
  /** Whether the large document is there that most budgets are for. */
  readonly isWhole: boolean;
  readonly jobs: readonly JobResult[];
  readonly consumers: readonly ConsumerResult[];
  readonly clients: readonly ClientCost[];
  readonly sizes: readonly BundleSize[];
}

/** The budgets that were missed, and what of ours failed, one line each. */
export function missedBudgets({ jobs, consumers, clients, sizes }: BenchResult): string[] {
  return [
    ...jobs.flatMap((result) => missedByJob(result, jobs)),
    ...growthOf(jobs).flatMap(({ times, wallPerSize, rssPerSize }) => [
      ...exceeds(`Growth: wall time for its size, × ${times}`, wallPerSize, mostPerSize),
      ...exceeds(`Growth: memory for its size, × ${times}`, rssPerSize, mostPerSize),
    ]),
    ...consumers.flatMap(missedByConsumer),
    ...clients.flatMap(({ client: { name, budget }, timesLibrary, importMs }) => [
      ...exceeds(`Client: ${name}: CPU time a call, × openapi-fetch`, timesLibrary, budget?.timesLibrary),
      ...exceeds(`Client: ${name}: import in ms`, importMs?.median ?? 0, budget?.importMs),
    ]),
    ...sizes.flatMap(({ bundle: { name, budget }, gzipBytes }) =>
      exceeds(`Bundle: ${name}: gzipped bytes`, gzipBytes, budget),
    ),
  ];
}

function missedByJob({ job, outcome }: JobResult, jobs: readonly JobResult[]): string[] {
  const title = `${titleOf(job)}, Node ${job.node.version}`;
  if (outcome.kind === "failed") return job.isPeer === true ? [] : [`${title}: ${outcome.reason}`];
  const { wallMs, rssMb } = outcome.timing;
  return [
    ...exceeds(`${title}: wall time in ms`, wallMs.median, allowedMs(job, jobs)),
    ...exceeds(`${title}: peak memory in MB`, rssMb.median, job.budget?.rssMb),
  ];
}

/** The budget of a job for its wall time; `undefined` where it has none, or what may come on top was not measured. */
export function allowedMs({ budget }: Job, jobs: readonly JobResult[]): number | undefined {
  if (budget?.above === undefined) return budget?.wallMs;
  const above = jobs.find(({ job }) => job === budget.above)?.outcome;
  return above?.kind === "timed" ? budget.wallMs + above.timing.wallMs.median : undefined;
}

/** A consumer of ours is one that has a budget. */
function missedByConsumer(result: ConsumerResult): string[] {
  const { name, budget } = result;
  if (budget === undefined) return [];
  if (result.kind === "failed") return [`Consumer: ${name}: ${result.reason}`];
  const { bare, calling } = result;
  return [
    ...exceeds(`Consumer: ${name}: instantiations`, calling.instantiations - bare.instantiations, budget),
    ...exceeds(`Consumer: ${name}: type errors`, calling.errors, 0),
  ];
}

function exceeds(what: string, value: number, budget: number | undefined): string[] {
  const shown = Number.isInteger(budget) ? Math.round(value) : value.toFixed(2);
  return budget !== undefined && !(value <= budget)
    ? [`${what}: ${shown}, the budget is ${Math.round(budget * 100) / 100}`]
    : [];
}
