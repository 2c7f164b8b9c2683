import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { parse } from "yaml";
import { parseConfig } from "../../generator/config/parse-config.ts";
import type { SchemaPrinter } from "../../generator/emit/schema/schema-printer.ts";
import {
  diagnosticCodes,
  emitterNames,
  generate,
  type EmitterName,
  type Generation,
  type TargetConfig,
} from "../../generator/index.ts";
import { Diagnostics } from "../../generator/kernel/diagnostic.ts";
import { exitCodes } from "../../generator/kernel/exit-codes.ts";
import type { JsonObject } from "../../generator/kernel/json.ts";
import { clientOperations } from "./client-operations.ts";
import { findDifferences } from "./find-differences.ts";
import type { GenerateJob } from "./generate-job.ts";
import { root } from "./outputs-folder.ts";
import type { Outcome, Problem } from "./outcome.ts";
import { shuffleDocument } from "./shuffle-document.ts";
import { missingOperations } from "./missing-operations.ts";
import { sourceOperations } from "./source-operations.ts";
import { compiledFiles, writeOutput } from "./write-output.ts";

/** What is written for every document: all but what openapi-typescript prints, or needs to be of use. */
const emit: EmitterName[] = ["types", "client", "helpers", "reference"];

/** Generates the files of a document, looks at them in every way but the compiler's, and writes them for that. */
export async function runGenerateJob(job: GenerateJob, schemaPrinter: () => SchemaPrinter): Promise<Outcome> {
  const { document, seed } = job;
  const target = targetOf(document.path);
  const started = performance.now();
  const generation = await generate(target);
  const milliseconds = performance.now() - started;
  const problems = problemsOf(generation);
  const fault = problems.find(({ code }) => diagnosticCodes[code].exitCode === exitCodes.internal);
  if (fault) return { kind: "crashed", document: document.id, cause: `${fault.code}: ${fault.message}` };
  if (problems.length > 0) return { kind: "refused", document: document.id, milliseconds, problems };

  const parsed = parseDocument(document.path);
  const shuffled = Buffer.from(JSON.stringify(shuffleDocument(parsed, seed)));
  const second = await generate(target);
  const third = await generate({ ...target, spec: "-" }, { stdin: async () => shuffled });
  const complete = job.withSchema
    ? await generate({ ...target, emit: emitterNames }, { schemaPrinter: schemaPrinter() })
    : undefined;
  const withoutSchema = complete === undefined ? [] : problemsOf(complete);
  const files = complete === undefined || withoutSchema.length > 0 ? generation.files : complete.files;
  writeOutput(job.output, files);

  const inDocument = sourceOperations(parsed);
  const inClient = clientOperations(generation.files);
  return {
    kind: "generated",
    document: document.id,
    milliseconds,
    peakMb: process.resourceUsage().maxRSS / 1024,
    lines: compiledFiles(files).reduce((sum, { text }) => sum + text.split("\n").length, 0),
    operations: inDocument.length,
    lost: missingOperations(inDocument, inClient),
    invented: missingOperations(inClient, inDocument),
    warnings: generation.diagnostics.map(({ code }) => code),
    differences: [...findDifferences("second", generation, second), ...findDifferences("shuffled", generation, third)],
    withoutSchema,
  };
}

/** A target as a config without any options makes it. */
function targetOf(spec: string): TargetConfig {
  const origin = { file: "corpus", folder: root };
  const [target] = parseConfig({ targets: { corpus: { spec, emit } } }, origin, new Diagnostics()) ?? [];
  if (target === undefined) throw new Error(`the config for ${spec} has a problem`);
  return target;
}

function problemsOf({ diagnostics }: Generation): Problem[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return errors.map(({ code, message, location }) => ({ code, message, pointer: location?.pointer }));
}

/** With parsers of others' only: the generator's own might be what loses something. */
function parseDocument(path: string): JsonObject {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  return (path.endsWith(".json") ? JSON.parse(text) : parse(text, { merge: true })) as JsonObject;
}
