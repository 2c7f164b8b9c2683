import { CommanderError, type Command } from "commander";
import { exitCodes, type ExitCode } from "../kernel/exit-codes.ts";
import { execute } from "./execute.ts";
import type { Io } from "./io.ts";
import { createProgram } from "./program.ts";

/**
 * Runs a command line. Everything that it prints goes to `io`; it never throws and never ends the process.
 *
 * @param argv the arguments, without the names of node and of the script.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = createProgram(io, async (options, command) => {
    exitCode = await execute(io, options, command);
  });
  try {
    await program.parseAsync(helpOf(argv, program), { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version have been printed; so has the help that stands in for a command line without a command.
    if (error.exitCode === 0) return exitCodes.done;
    if (error.code === "commander.help") return exitCodes.usage;
    return execute(io, { json: argv.includes("--json") }, async ({ diagnostics }) => {
      const [message = "", ...help] = error.message.replace(/^error: /, "").split("\n");
      const hint = help.join(" ").replace(/[()]/g, "").trim();
      diagnostics.error("cli/usage", message, hint === "" ? {} : { help: hint });
      return {};
    });
  }
}

/**
 * The arguments, without the word `help` before a command that there is not: commander would print the help of all
 * commands and say nothing of that one, while it knows what an unknown command may mean.
 */
function helpOf(argv: readonly string[], { commands }: Command): readonly string[] {
  const [first, name] = argv;
  const isUnknown = first === "help" && name !== undefined && !/^-|^help$/.test(name);
  return isUnknown && !commands.some((command) => command.name() === name) ? argv.slice(1) : argv;
}
