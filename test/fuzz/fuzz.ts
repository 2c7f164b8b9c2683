import process from "node:process";
import { randomNumbers } from "../run/random.ts";
import { runScript } from "../run/run-script.ts";
import { caseInputs, readCorpus, writeCorpus } from "./corpus.ts";
import { FuzzRun } from "./fuzz-run.ts";
import { parseOptions, usage, type Options } from "./options.ts";

/** In bytes: the inputs that are kept are part of the project. */
const mostKept = 190_000;

/*
 * Looks for inputs that reach code which none has reached, starting from those that were kept: see SECURITY.md.
 */
await runScript({ parseOptions, usage, run: fuzz });

async function fuzz({ minutes, seed }: Options): Promise<boolean> {
  process.stdout.write(`seed ${seed}\n`);
  const run = await FuzzRun.start();
  const cases = caseInputs();
  const known = await run.keepNew([...cases, ...readCorpus().values()]);
  const found = await run.search(known, randomNumbers(seed), Date.now() + minutes * 60_000);
  const kept = await minimal([...known, ...found], cases, run);
  run.stop();
  writeCorpus(kept);
  process.stdout.write(`${run.summary}; ${kept.length} inputs kept, ${bytesOf(kept)} bytes\n`);
  return run.faults.size === 0;
}

/** Of the inputs those that reach what the cases do not, the smallest first, as many as there is room for. */
async function minimal(inputs: readonly Buffer[], cases: readonly Buffer[], run: FuzzRun): Promise<Buffer[]> {
  const isCase = new Set(cases);
  const others = inputs.filter((input) => !isCase.has(input));
  run.forget();
  await run.keepNew(cases);
  const needed = await run.keepNew(others.toSorted((left, right) => left.length - right.length));
  return needed.filter((_, index) => bytesOf(needed.slice(0, index + 1)) <= mostKept);
}

function bytesOf(inputs: readonly Buffer[]): number {
  return inputs.reduce((sum, { length }) => sum + length, 0);
}
