import process from "node:process";
import * as fc from "fast-check";
import { startSchemaPrinter } from "../../generator/emit/schema/schema-printer.ts";
import { startProgress } from "../corpus/progress.ts";
import { AttackRun } from "./attack-run.ts";
import { attacksOn } from "./attacks.ts";
import { richDocuments } from "./documents.ts";
import { parseOptions, usage, type Options } from "./options.ts";
import { positionsOf } from "./positions.ts";
import { documentProperties, failureOf } from "./properties.ts";

/** How many documents are made between two lines of progress. */
const batch = 250;

/*
 * Tries to make code of documents, at every position of some and in documents made by chance. See SECURITY.md.
 */
const given = readOptions();
if (given === undefined) process.exitCode = 2;
else if ((await attackPositions(given)) + (await tryDocuments(given)) > 0) process.exitCode = 1;

function readOptions(): Options | undefined {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return undefined;
  }
}

/** @returns how many attacks had an effect that none may have. */
async function attackPositions({ every, compileEvery }: Options): Promise<number> {
  const schemaPrinter = startSchemaPrinter();
  let faulty = 0;
  for (const [name, document] of richDocuments) {
    const attacks = attacksOn(document).filter((_, index) => index % every === 0);
    const [plain, compiled] = [new AttackRun(document), new AttackRun(document, { schemaPrinter, typecheck: true })];
    const show = startProgress(name, attacks.length);
    let refused = 0;
    for (const [index, attack] of attacks.entries()) {
      const { faults, exports } = await (index % compileEvery === compileEvery - 1 ? compiled : plain).run(attack);
      if (exports === undefined) refused += 1;
      if (faults.length > 0) faulty += 1;
      const found = faults.map(({ kind, detail }) => `\n  ${kind}: ${detail}`).join("");
      show(attack.place, found === "" ? undefined : `${attack.payload.name}${found}`);
    }
    const counted = `${positionsOf(document).length} positions, ${attacks.length} attacks, ${refused} refused`;
    process.stdout.write(`${name}: ${counted}, ${faulty} faulty so far\n`);
  }
  await schemaPrinter.close();
  return faulty;
}

/** @returns how many batches of documents had one with a fault. */
async function tryDocuments({ documents, seed, compileEvery }: Options): Promise<number> {
  const schemaPrinter = startSchemaPrinter();
  const each = Math.ceil(documents / documentProperties.length);
  let failed = 0;
  for (const { name, property } of documentProperties) {
    const show = startProgress(name, Math.ceil(each / batch));
    for (let done = 0; done < each; done += batch) {
      const numRuns = Math.min(batch, each - done);
      const details = await fc.check(property(), { seed: seed + done, numRuns });
      const compiling = { seed: seed + done + 1, numRuns: Math.ceil(numRuns / compileEvery) };
      const compiled = await fc.check(property({ schemaPrinter, typecheck: true }), compiling);
      const failures = [failureOf(name, details), failureOf(name, compiled)].filter((text) => text !== undefined);
      failed += failures.length;
      show(`seed ${seed + done}`, failures.length === 0 ? undefined : failures.join("\n"));
    }
    process.stdout.write(`${name}: ${each} documents from the seed ${seed} on, ${failed} failures so far\n`);
  }
  await schemaPrinter.close();
  return failed;
}
