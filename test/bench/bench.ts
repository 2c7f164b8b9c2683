import { execFileSync } from "node:child_process";
import process from "node:process";
import { missedBudgets, type BenchResult, type JobResult } from "./bench-result.ts";
import { bundleSizes } from "./bundle-size.ts";
import { install, installedNode } from "./installed.ts";
import type { Job, NodeBinary } from "./job.ts";
import { floorJob, ownJobs } from "./jobs.ts";
import { describeMachine } from "./machine.ts";
import { parseOptions, usage, type Options } from "./options.ts";
import { peerJobs } from "./peers.ts";
import { printReport } from "./report.ts";
import { runRounds, type Timing } from "./rounds.ts";
import { findSubject, root, type Subject } from "./subject.ts";

/*
 * Times whole processes, as a pipeline starts them, and weighs what they write. See docs/benchmark.md.
 */
try {
  const options = parseOptions(process.argv.slice(2));
  const result = await bench(options);
  process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : printReport(result));
  if (options.assert && missedBudgets(result).length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(error instanceof TypeError ? `${error.message}\n\n${usage}` : `${String(error)}\n`);
  process.exitCode = 2;
}

async function bench(options: Options): Promise<BenchResult> {
  execFileSync("npm", ["run", "build"], { cwd: root, stdio: ["ignore", "ignore", 2] });
  const isWanted = ({ name }: { readonly name: string }) => name.includes(options.filter);
  const subject = findSubject(process.env.ROUTESMITH_DOCUMENTS);
  const { floors, measured } = jobsFor(options, subject);
  const wanted = measured.filter(isWanted);
  const before = describeMachine();
  const timings =
    wanted.length === 0
      ? new Map<Job, Timing>()
      : await runRounds([...floors, ...wanted], options.runs, (round) =>
          process.stderr.write(round === 0 ? "warming up\n" : `round ${round} of ${options.runs}\n`),
        );
  const after = describeMachine();
  const sizes = (await bundleSizes()).filter(isWanted);
  return { subject, before, after, runs: options.runs, jobs: compare(timings, floors), sizes };
}

/** For each Node in use its floor, and the jobs to compare with it. */
function jobsFor({ peers, node24 }: Options, subject: Subject): { floors: Job[]; measured: Job[] } {
  const current: NodeBinary = { path: process.execPath, version: process.version };
  if (!peers && !node24) return { floors: [floorJob(subject, current)], measured: ownJobs(subject, current, true) };
  install();
  const newest = installedNode();
  return {
    floors: [floorJob(subject, current), floorJob(subject, newest)],
    measured: [
      ...ownJobs(subject, current, true),
      ...(node24 ? ownJobs(subject, newest, false) : []),
      ...(peers ? peerJobs(subject, current, newest) : []),
    ],
  };
}

function compare(timings: ReadonlyMap<Job, Timing>, floors: readonly Job[]): JobResult[] {
  const floorOf = (job: Job) => {
    const floor = floors.find(({ node }) => node.path === job.node.path);
    return floor && timings.get(floor)?.wallMs.median;
  };
  return [...timings].map(([job, timing]) => ({
    job,
    timing,
    timesFloor: timing.wallMs.median / (floorOf(job) ?? Number.NaN),
  }));
}
