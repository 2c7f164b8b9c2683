import process from "node:process";
import { fileURLToPath } from "node:url";
import { compileAll } from "./compile-all.ts";
import { findDocuments, type CorpusDocument } from "./documents.ts";
import type { GenerateJob } from "./generate-job.ts";
import { install } from "./installed.ts";
import { parseOptions, usage, type Options } from "./options.ts";
import type { Outcome } from "./outcome.ts";
import { outputOf, prepareOutputs } from "./outputs-folder.ts";
import { documentsFolder } from "../run/documents-folder.ts";
import { startProgress } from "../run/progress.ts";
import { faultsOf, type CorpusResult } from "./corpus-result.ts";
import { printReport } from "./report.ts";
import { sample } from "./sample.ts";
import { runScript } from "../run/run-script.ts";
import { runJobs, type Reply } from "../run/worker-pool.ts";

/** The most that a worker's heap may hold. */
const memoryMb = 6144;

/** The most documents that get the files of openapi-typescript too, and are compiled with every version of TypeScript. */
const largestSample = 150;

/** In bytes: what openapi-typescript and a contract suite make of a larger document takes a compiler minutes. */
const largestSampled = 1_000_000;

/*
 * Generates for whole published documents, and compiles what comes out. See docs/corpus.md.
 */
await runScript({
  parseOptions,
  usage,
  run: async (options) => {
    const result = await corpus(options);
    process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : printReport(result));
    return faultsOf(result).length === 0;
  },
});

async function corpus(options: Options): Promise<CorpusResult> {
  install();
  prepareOutputs();
  const found = findDocuments(documentsFolder()).filter(({ id }) => id.includes(options.filter));
  const documents = options.sample === undefined ? found : sample(found, options.sample);
  const sampled = new Set(sampleOf(documents).map(({ id }) => id));
  const started = Date.now();
  const outcomes = await generateAll(documents, sampled, options);
  const generated = outcomes.flatMap(({ kind, document }) => (kind === "generated" ? [document] : []));
  const compilations = options.onlyGenerate ? [] : await compileAll(generated, sampled, options);
  return { seed: options.seed, seconds: (Date.now() - started) / 1000, outcomes, compilations };
}

/** A quarter of a small run, so that it stays one. */
function sampleOf(documents: readonly CorpusDocument[]): CorpusDocument[] {
  const small = documents.filter(({ bytes }) => bytes <= largestSampled);
  return sample(small, Math.min(largestSample, Math.ceil(documents.length / 4)));
}

async function generateAll(
  documents: readonly CorpusDocument[],
  sampled: ReadonlySet<string>,
  { seed, workers, limit, schema }: Options,
): Promise<Outcome[]> {
  // The largest first, so that no worker is left alone with one at the end.
  const jobs = documents
    .toSorted((left, right) => right.bytes - left.bytes)
    .map((document): GenerateJob => {
      return { document, output: outputOf(document.id), seed, withSchema: schema || sampled.has(document.id) };
    });
  const script = fileURLToPath(new URL("processes/generate-worker.ts", import.meta.url));
  const outcomes: Outcome[] = [];
  const show = startProgress("generated", jobs.length);
  await runJobs<GenerateJob, Outcome>(
    jobs,
    { script, workers, milliseconds: limit * 1000, memoryMb },
    ({ document }, reply) => {
      const outcome = outcomeOf(document.id, reply, limit);
      outcomes.push(outcome);
      show(document.id, outcome.kind === "generated" ? undefined : outcome.kind);
    },
  );
  return outcomes.sort((left, right) => (left.document < right.document ? -1 : 1));
}

function outcomeOf(document: string, reply: Reply<Outcome>, limit: number): Outcome {
  switch (reply.kind) {
    case "answered":
      return reply.answer;
    case "died":
      return { kind: "crashed", document, cause: reply.cause };
    case "hung":
      return { kind: "hung", document, cause: `no end after ${limit} s` };
  }
}
