import process from "node:process";
import { randomNumbers } from "../corpus/random.ts";
import { failDisks } from "./failing-disks.ts";
import { killRuns, shapes } from "./killed-runs.ts";
import { parseOptions, usage, type Options } from "./options.ts";
import { raceRuns } from "./races.ts";

/*
 * Ends runs of the built program at moments by chance, and lets the disk fail: see SECURITY.md.
 */
const options = readOptions();
if (options === undefined) process.exitCode = 2;
else if ((await tryAll(options)).length > 0) process.exitCode = 1;

function readOptions(): Options | undefined {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return undefined;
  }
}

/** @returns what was wrong. */
async function tryAll({ moments, races, seed }: Options): Promise<readonly string[]> {
  process.stdout.write(`seed ${seed}\n`);
  const faults: string[] = [];
  for (const shape of shapes) faults.push(...(await killRuns(shape, moments, randomNumbers(seed))));
  faults.push(...(await raceRuns(races, randomNumbers(seed))), ...(await failDisks()));
  return faults;
}
