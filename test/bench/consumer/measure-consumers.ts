import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import type { Job } from "../job.ts";
import { JobError, runJob } from "../measure.ts";
import { root } from "../subject.ts";
import { chooseCalls, type Call } from "./call.ts";
import type { Consumer } from "./consumer.ts";
import { readSamples } from "./read-samples.ts";
import { compile, type Compilation } from "./tsc.ts";

/** What an application pays for its calls when it is compiled. */
export type ConsumerResult = { readonly name: string; readonly budget?: number } & (
  | {
      readonly kind: "compiled";
      readonly calls: number;
      /** The library alone. */
      readonly bare: Compilation;
      /** With the client, and no call of it. */
      readonly idle: Compilation;
      readonly calling: Compilation;
    }
  | { readonly kind: "failed"; readonly reason: string }
);

/**
 * Generates the clients, and compiles what calls them: once, as all counts are the same every time.
 *
 * @param reference writes a client of ours with its reference, whose samples all of them call.
 */
export async function measureConsumers(
  reference: Job,
  consumers: readonly Consumer[],
  onStep: (step: string) => void,
): Promise<ConsumerResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "routesmith-bench-"));
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    const generate = generateOnce(folder);
    const document = JSON.parse(readFileSync(reference.subject.path, "utf8")) as JsonObject;
    const calls = chooseCalls(document, readSamples(join(await generate(reference), "client")));
    const results: ConsumerResult[] = [];
    for (const consumer of consumers) {
      onStep(consumer.name);
      const { name, budget } = consumer;
      const result = await measureConsumer(consumer, calls, generate);
      results.push({ name, ...(budget === undefined ? {} : { budget }), ...result });
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Generate = (generator: Job) => Promise<string>;

/** @returns what gives the folder in which the `client` of a job is, and runs the job where there is none yet. */
function generateOnce(parent: string): Generate {
  const folders = new Map<Job, string>();
  return async (generator) => {
    const known = folders.get(generator);
    if (known !== undefined) return known;
    const folder = join(parent, String(folders.size));
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), `{ "type": "module" }\n`);
    folders.set(generator, folder);
    await runJob(generator, folder, "client");
    return folder;
  };
}

async function measureConsumer({ generator, print, bare }: Consumer, calls: readonly Call[], generate: Generate) {
  try {
    const folder = await generate(generator);
    const compileText = (module: string, text: string) => {
      writeFileSync(join(folder, module), text);
      return compile(folder, module);
    };
    return {
      kind: "compiled" as const,
      calls: calls.length,
      bare: await compileText("bare.ts", bare),
      idle: await compileText("idle.ts", print([], join(folder, "client"))),
      calling: await compileText("calling.ts", print(calls, join(folder, "client"))),
    };
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return { kind: "failed" as const, reason: error.message };
  }
}
