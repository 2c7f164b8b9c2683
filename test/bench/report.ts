import { missedBudgets, type BenchResult, type JobResult } from "./bench-result.ts";
import type { BundleSize } from "./bundle-size.ts";
import type { Spread } from "./rounds.ts";

/** The result as Markdown. */
export function printReport(result: BenchResult): string {
  const { subject, before, after, runs, jobs, sizes } = result;
  const missed = missedBudgets(result);
  return [
    `${before.cpu}, ${before.cores} cores, ${before.memoryGb} GB; load ${before.load} before, ${after.load} after`,
    `Document: ${subject.name}`,
    ...(subject.isWhole
      ? []
      : ["Left out: the large document and its budgets. ROUTESMITH_DOCUMENTS names its folder."]),
    ...(jobs.length === 0 ? [] : ["", ...jobTable(jobs), "", `Medians of ${runs} runs (least–most).`]),
    ...(sizes.length === 0 ? [] : ["", ...sizeTable(sizes)]),
    ...(missed.length === 0 ? [] : ["", "Over budget:", ...missed.map((line) => `- ${line}`)]),
    "",
  ].join("\n");
}

function jobTable(jobs: readonly JobResult[]): string[] {
  const rows = jobs.map(({ job, timing, timesFloor }) => [
    job.name,
    job.node.version,
    spread(timing.wallMs),
    spread(timing.cpuMs),
    `${Math.round(timing.rssMb.median)} MB`,
    timesFloor.toFixed(1),
    budgetOf(job.budget),
  ]);
  return table(["Process", "Node", "Wall time", "CPU time", "Peak memory", "× floor", "Budget"], rows);
}

function budgetOf(budget: JobResult["job"]["budget"]): string {
  if (budget === undefined) return "";
  return budget.rssMb === undefined ? seconds(budget.wallMs) : `${seconds(budget.wallMs)}, ${budget.rssMb} MB`;
}

function sizeTable(sizes: readonly BundleSize[]): string[] {
  const rows = sizes.map(({ name, bytes, gzipBytes, budget }) => [
    name,
    kilobytes(bytes),
    kilobytes(gzipBytes),
    budget === undefined ? "" : kilobytes(budget),
  ]);
  return table(["Bundle of the track client", "Minified", "gzip -9", "Budget"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}

function spread({ median, min, max }: Spread): string {
  return `${seconds(median)} (${inSeconds(min)}–${inSeconds(max)})`;
}

function seconds(milliseconds: number): string {
  return `${inSeconds(milliseconds)} s`;
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
