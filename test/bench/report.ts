import { allowedMs, missedBudgets, type BenchResult } from "./bench-result.ts";
import type { BundleSize } from "./bundle-size.ts";
import { clientTable } from "./calls/client-table.ts";
import type { ConsumerResult } from "./consumer/measure-consumers.ts";
import { growthOf, mostPerSize } from "./growth/growth.ts";
import type { JobResult } from "./job-result.ts";
import { count, kilobytes, megabytes, seconds, spread, table } from "./table.ts";

/** The result as Markdown. */
export function printReport(result: BenchResult): string {
  const { before, after, runs, isWhole, jobs, consumers, clients, sizes } = result;
  const missed = missedBudgets(result);
  const sections = [...new Set(jobs.map(({ job }) => job.section))];
  return [
    `${before.cpu}, ${before.cores} cores, ${before.memoryGb} GB; load ${before.load} before, ${after.load} after`,
    ...(isWhole ? [] : ["Left out: the large document and its budgets. ROUTESMITH_DOCUMENTS names its folder."]),
    ...(jobs.length + clients.length === 0 ? [] : [`Medians of ${runs} runs (least–most).`]),
    ...sections.flatMap((section) => sectionOf(section, jobs)),
    ...growthTable(jobs),
    ...(consumers.length === 0 ? [] : consumerTable(consumers)),
    ...(clients.length === 0 ? [] : ["", ...clientTable(clients)]),
    ...(sizes.length === 0 ? [] : ["", ...sizeTable(sizes)]),
    ...(missed.length === 0 ? [] : ["", "Over budget:", ...missed.map((line) => `- ${line}`)]),
    "",
  ].join("\n");
}

function sectionOf(section: string, all: readonly JobResult[]): string[] {
  const results = all.filter(({ job }) => job.section === section);
  const documents = new Set(
    results.flatMap(({ job: { subject } }) => (subject.times === undefined ? [subject.name] : [])),
  );
  const rows = results.map((result) => jobRow(result, all));
  return [
    "",
    [section, ...documents].join(": "),
    "",
    ...table(["Process", "Node", "Wall time", "CPU time", "Peak memory", "× floor", "Budget"], rows),
    ...failures(
      results.flatMap(({ job: { name }, outcome }) =>
        outcome.kind === "failed" ? [{ name, reason: outcome.reason }] : [],
      ),
    ),
  ];
}

function jobRow({ job, outcome, timesFloor }: JobResult, all: readonly JobResult[]): string[] {
  if (outcome.kind === "failed") return [job.name, job.node.version, "failed", "", "", "", ""];
  const { wallMs, cpuMs, rssMb } = outcome.timing;
  const budget = [
    ...[allowedMs(job, all)].flatMap((allowed) => (allowed === undefined ? [] : [seconds(allowed)])),
    ...(job.budget?.rssMb === undefined ? [] : [megabytes(job.budget.rssMb)]),
  ];
  return [
    job.name,
    job.node.version,
    spread(wallMs),
    spread(cpuMs),
    megabytes(rssMb.median),
    timesFloor?.toFixed(1) ?? "",
    budget.join(", "),
  ];
}

/** Why there are no figures. */
function failures(failed: readonly { readonly name: string; readonly reason: string }[]): string[] {
  return failed.length === 0 ? [] : ["", ...failed.map(({ name, reason }) => `- ${name} failed: ${reason}`)];
}

function growthTable(jobs: readonly JobResult[]): string[] {
  const growth = growthOf(jobs);
  if (growth.length === 0) return [];
  const rows = growth.map(({ times, wallPerSize, rssPerSize }) => [
    `× ${times}`,
    wallPerSize.toFixed(2),
    rssPerSize.toFixed(2),
    String(mostPerSize),
  ]);
  return ["", ...table(["Growth", "Wall time for its size", "Memory for its size", "Budget"], rows)];
}

function consumerTable(consumers: readonly ConsumerResult[]): string[] {
  const head = [
    "Consumer",
    "Instantiations: library",
    "+ client",
    "+ calls",
    "Types",
    "Check time",
    "Memory",
    "Budget",
  ];
  const rows = consumers.map((result) => {
    if (result.kind === "failed") return [result.name, "failed", "", "", "", "", "", ""];
    const { bare, idle, calling, budget } = result;
    return [
      result.name,
      count(bare.instantiations),
      count(idle.instantiations - bare.instantiations),
      count(calling.instantiations - idle.instantiations),
      count(calling.types - bare.types),
      seconds(calling.checkMs - bare.checkMs),
      megabytes(calling.memoryMb - bare.memoryMb),
      budget === undefined ? "" : count(budget),
    ];
  });
  const errors = consumers.flatMap((result) =>
    result.kind === "compiled" && result.calling.errors > 0
      ? [`- ${result.name}: ${result.calling.errors} type errors, ${result.bare.errors} of them in the library`]
      : [],
  );
  return [
    "",
    ...table(head, rows),
    ...failures(consumers.flatMap((result) => (result.kind === "failed" ? [result] : []))),
    ...(errors.length === 0 ? [] : ["", ...errors]),
    "",
    "Types, check time and memory are those above the library; the budget is for client and calls together.",
  ];
}

function sizeTable(sizes: readonly BundleSize[]): string[] {
  const rows = sizes.map(({ bundle: { name, budget }, bytes, gzipBytes }) => [
    name,
    kilobytes(bytes),
    kilobytes(gzipBytes),
    budget === undefined ? "" : kilobytes(budget),
  ]);
  return table(["Bundle", "Minified", "gzip -9", "Budget"], rows);
}
