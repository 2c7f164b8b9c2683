import process from "node:process";
import { measuredRun } from "../unit/limits/measured-run.ts";
import { resourceCommands } from "./resource-commands.ts";
import { resourceDocuments } from "./resource-documents.ts";

/*
 * Runs every command on documents that ask for all they can of time and memory, with the built program, and prints what
 * each took. A run must be done or end with a problem that is told, within the limits. Arguments: words that the lines
 * are to have, as in `check enum`.
 */
const words = process.argv.slice(2);
let faulty = 0;
for (const [name, document] of resourceDocuments) {
  for (const [command, { commandLine, most, otherExitCodes }] of Object.entries(resourceCommands)) {
    const title = `${command.padEnd(9)} ${name}`;
    if (!words.every((word) => title.includes(word))) continue;
    const { exitCode, errors, seconds, memory } = await measuredRun(document(), commandLine, {
      program: "built",
      most,
    });
    const isTold = exitCode === 0 || exitCode === 3 || (exitCode !== null && otherExitCodes.includes(exitCode));
    const isFaulty = !isTold || seconds > most.seconds || memory > most.memory;
    if (isFaulty) faulty += 1;
    const figures = `${seconds.toFixed(1).padStart(8)} s ${memory.toFixed(0).padStart(8)} MB`;
    const end = exitCode === 0 ? "done" : `${errors.join(" ")} (exit code ${String(exitCode)})`;
    process.stdout.write(`${title.padEnd(50)}${figures}  ${end}${isFaulty ? "  FAULTY" : ""}\n`);
  }
}
if (faulty > 0) process.exitCode = 1;
