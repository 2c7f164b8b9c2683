import process from "node:process";
import { everything } from "../unit/limits/limit-case.ts";
import { measuredRun } from "../unit/limits/measured-run.ts";
import { resourceDocuments } from "./resource-documents.ts";

/** What a run may take, in seconds of processor time and in megabytes. */
const most = { seconds: 10, memory: 1024 };

/*
 * Generates everything from documents that ask for all they can of time and memory, with the built program, and prints
 * what each took. A run must end with files or with a problem that is told, within the limits. Arguments: words that the
 * names of the documents are to have.
 */
const words = process.argv.slice(2);
let faulty = 0;
for (const [name, document] of resourceDocuments) {
  if (!words.every((word) => name.includes(word))) continue;
  const { exitCode, errors, seconds, memory } = await measuredRun(document(), everything, "built");
  const isFaulty = (exitCode !== 0 && exitCode !== 3) || seconds > most.seconds || memory > most.memory;
  if (isFaulty) faulty += 1;
  const figures = `${seconds.toFixed(1).padStart(8)} s ${memory.toFixed(0).padStart(8)} MB`;
  const end = exitCode === 0 ? "generated" : `${errors.join(" ")} (exit code ${String(exitCode)})`;
  process.stdout.write(`${name.padEnd(40)}${figures}  ${end}${isFaulty ? "  FAULTY" : ""}\n`);
}
if (faulty > 0) process.exitCode = 1;
