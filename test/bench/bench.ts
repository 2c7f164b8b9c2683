import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { missedBudgets, type BenchResult } from "./bench-result.ts";
import { bundleSize } from "./bundle-size.ts";
import { measureClients } from "./calls/measure-clients.ts";
import { measureConsumers } from "./consumer/measure-consumers.ts";
import { writeGrowingDocuments } from "./growth/growth-jobs.ts";
import { install } from "./installed.ts";
import { titleOf, type Job } from "./job.ts";
import type { JobResult } from "./job-result.ts";
import { isFloor } from "./jobs.ts";
import { describeMachine } from "./machine.ts";
import { parseOptions, usage, type Options } from "./options.ts";
import { planBench } from "./plan.ts";
import { printReport } from "./report.ts";
import { runRounds, type Outcome } from "./rounds.ts";
import { documentsFolder } from "../run/documents-folder.ts";
import { findCloudflare, root } from "./subject.ts";

/*
 * Times whole processes, as a pipeline starts them, and weighs what they write. See docs/benchmark.md.
 */
try {
  const options = parseOptions(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), "routesmith-bench-"));
  try {
    const result = await bench(options, folder);
    process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : printReport(result));
    if (options.assert && missedBudgets(result).length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} catch (error) {
  process.stderr.write(error instanceof TypeError ? `${error.message}\n\n${usage}` : `${String(error)}\n`);
  process.exitCode = 2;
}

async function bench(options: Options, folder: string): Promise<BenchResult> {
  const cloudflare = findCloudflare(documentsFolder());
  const plan = planBench(options, { cloudflare, growthFolder: folder });
  execFileSync("npm", ["run", "build"], { cwd: root, stdio: ["ignore", "ignore", 2] });
  if (plan.needsInstall) install();
  if (cloudflare) writeGrowingDocuments(cloudflare, plan.jobs);
  const before = describeMachine();
  const { runs } = options;
  const onRun = (round: number, job: Job) =>
    progress(`${round === 0 ? "warming up" : `round ${round} of ${runs}`}: ${titleOf(job)}`);
  const outcomes = await runRounds(plan.jobs, runs, { folder, onRun });
  const onConsumer = (name: string) => progress(`consumer: ${name}`);
  const { reference, consumers } = plan;
  const consumed = reference && consumers.length > 0 ? await measureConsumers(reference, consumers, onConsumer) : [];
  const onRound = (round: number) => progress(`clients: ${round === 0 ? "warming up" : `round ${round} of ${runs}`}`);
  const clients = plan.measuresClients ? await measureClients(runs, onRound) : [];
  const after = describeMachine();
  const sizes = plan.bundles.map(bundleSize);
  const jobs = compare(outcomes);
  return { before, after, runs, isWhole: cloudflare !== undefined, jobs, consumers: consumed, clients, sizes };
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

function compare(outcomes: ReadonlyMap<Job, Outcome>): JobResult[] {
  const entries = [...outcomes];
  const medianOf = (outcome: Outcome | undefined) =>
    outcome?.kind === "timed" ? outcome.timing.wallMs.median : undefined;
  return entries.map(([job, outcome]) => {
    const [, floor] =
      entries.find(
        ([one]) => isFloor(one) && one.subject.path === job.subject.path && one.node.path === job.node.path,
      ) ?? [];
    const [median, floorMedian] = [medianOf(outcome), medianOf(floor)];
    const timesFloor = median === undefined || floorMedian === undefined ? undefined : median / floorMedian;
    return { job, outcome, timesFloor };
  });
}
