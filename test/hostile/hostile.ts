import process from "node:process";
import { fileURLToPath } from "node:url";
import { groupedBy } from "../../generator/kernel/grouped-by.ts";
import { startProgress } from "../run/progress.ts";
import { runScript } from "../run/run-script.ts";
import { runJobs, type Reply } from "../run/worker-pool.ts";
import { selectedAttacksOn } from "./attacks.ts";
import { richDocuments } from "./documents.ts";
import { subjectOf, type HostileAnswer, type HostileJob } from "./hostile-job.ts";
import { parseOptions, usage, type Options } from "./options.ts";
import { documentProperties } from "./properties.ts";

/** How many attacks, or documents made by chance, a worker tries before it says what came of them. */
const batch = 250;

/** What one job may take: hundreds of documents, some of which are compiled, and a failure that is made small. */
const limits = { milliseconds: 1_800_000, memoryMb: 4096 };

/*
 * Tries to make code of documents, at every position of some and in documents made by chance. See SECURITY.md.
 */
await runScript({ parseOptions, usage, run: hostile });

async function hostile(options: Options): Promise<boolean> {
  process.stdout.write(`seed ${options.seed}\n`);
  const jobs = [...attackJobs(options), ...documentJobs(options)];
  const answers = new Map<HostileJob, HostileAnswer>();
  const show = startProgress("batches", jobs.length);
  const script = fileURLToPath(new URL("processes/hostile-worker.ts", import.meta.url));
  await runJobs<HostileJob, HostileAnswer>(jobs, { script, workers: options.workers, ...limits }, (job, reply) => {
    const answer = answerOf(job, reply);
    answers.set(job, answer);
    show(subjectOf(job), answer.faults.length === 0 ? undefined : `\n${answer.faults.join("\n")}`);
  });
  let faults = 0;
  for (const [subject, group] of groupedBy(jobs, subjectOf)) {
    const found = group.map((job) => answers.get(job) ?? { refused: 0, faults: [] });
    faults += sum(found.map((answer) => answer.faults.length));
    const refused = sum(found.map((answer) => answer.refused));
    process.stdout.write(`${subject}: ${describe(group, refused)}, ${faults} faults so far\n`);
  }
  return faults === 0;
}

function attackJobs({ every, only, compileEvery }: Options): HostileJob[] {
  return [...richDocuments].flatMap(([document, harmless]) => {
    const count = selectedAttacksOn(harmless, { every, only }).length;
    return batches(count).map(({ from, to }) => ({ kind: "attacks", document, every, only, from, to, compileEvery }));
  });
}

function documentJobs({ documents, seed, compileEvery }: Options): HostileJob[] {
  const each = Math.ceil(documents / documentProperties.length);
  return documentProperties.flatMap(({ name }) =>
    batches(each).map(({ from, to }) => {
      return { kind: "documents", property: name, seed: seed + from, runs: to - from, compileEvery };
    }),
  );
}

function batches(count: number): { readonly from: number; readonly to: number }[] {
  return Array.from({ length: Math.ceil(count / batch) }, (_, index) => {
    return { from: index * batch, to: Math.min(count, (index + 1) * batch) };
  });
}

/** A worker that is lost takes what it was to answer with it: that is a fault as well. */
function answerOf(job: HostileJob, reply: Reply<HostileAnswer>): HostileAnswer {
  if (reply.kind === "answered") return reply.answer;
  const cause = reply.kind === "died" ? reply.cause : `no end after ${limits.milliseconds / 1000} s`;
  return { refused: 0, faults: [`${JSON.stringify(job)}: ${cause}`] };
}

function describe(jobs: readonly HostileJob[], refused: number): string {
  const attacks = sum(jobs.map((job) => (job.kind === "attacks" ? job.to - job.from : 0)));
  if (attacks > 0) return `${attacks} attacks, ${refused} refused`;
  return `${sum(jobs.map((job) => (job.kind === "documents" ? job.runs : 0)))} documents`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
