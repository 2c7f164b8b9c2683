import { everything } from "../unit/limits/limit-case.ts";
import { generating, usual, type Allowance, type CommandLine } from "../unit/limits/measured-run.ts";

/** A command that reads documents, and how it may end beside being done or refusing the document. */
export interface ResourceCommand {
  readonly commandLine: CommandLine;
  /** What it may take, in seconds of processor time and in megabytes. */
  readonly most: Allowance;
  /** Of the problems that say nothing of the document. */
  readonly otherExitCodes: readonly number[];
}

/**
 * What `check` compares with is not there, so that it shows all that would be written. It also compiles that, which takes the
 * compiler longer than all else.
 */
export const resourceCommands: Readonly<Record<string, ResourceCommand>> = {
  generate: { commandLine: generating(everything), most: usual, otherExitCodes: [] },
  check: {
    commandLine: (file) => ["check", file, "--emit", everything, "--output", "out"],
    most: { seconds: 30, memory: 2048 },
    otherExitCodes: [1],
  },
  routes: { commandLine: (file) => ["routes", file], most: usual, otherExitCodes: [] },
  // Most documents have a schema of this name; of the others it tells which names they have.
  why: { commandLine: (file) => ["why", "A", file], most: usual, otherExitCodes: [2] },
};
