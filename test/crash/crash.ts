import process from "node:process";
import { randomNumbers } from "../run/random.ts";
import { failDisks } from "./failing-disks.ts";
import { killRuns, shapes } from "./killed-runs.ts";
import { parseOptions, usage, type Options } from "./options.ts";
import { runScript } from "../run/run-script.ts";
import { raceRuns } from "./races.ts";

/*
 * Ends runs of the built program at moments by chance, and lets the disk fail: see SECURITY.md.
 */
await runScript({ parseOptions, usage, run: async (options) => (await tryAll(options)).length === 0 });

/** @returns what was wrong. */
async function tryAll({ moments, races, seed }: Options): Promise<readonly string[]> {
  process.stdout.write(`seed ${seed}\n`);
  const faults: string[] = [];
  for (const shape of shapes) faults.push(...(await killRuns(shape, moments, randomNumbers(seed))));
  faults.push(...(await raceRuns(races, randomNumbers(seed))), ...(await failDisks()));
  return faults;
}
