import { CommanderError, type Command } from "commander";
import { exitCodes, type ExitCode } from "../kernel/exit-codes.ts";
import { hasScheme } from "../load/read/fetch-file.ts";
import { documentName } from "./document-name.ts";
import { execute } from "./execute.ts";
import { shownDocument } from "./generate-call.ts";
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
      const hint = meantBy(error, argv, program) ?? help.join(" ").replace(/[()]/g, "").trim();
      // A URL may have credentials in it.
      const unknown = unknownIn(error);
      const shown = message.replace(unknown, () => shownDocument(unknown));
      diagnostics.error("cli/usage", shown, hint === "" ? {} : { help: hint });
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

/** What commander has not understood. */
function unknownIn({ message }: CommanderError): string {
  return /'(.+)'/s.exec(message)?.[1] ?? "";
}

/** What is meant by it, beside what is spelled like it: that commander finds by itself. */
function meantBy(error: CommanderError, argv: readonly string[], program: Command): string | undefined {
  const unknown = unknownIn(error);
  if (error.code === "commander.unknownCommand" && (documentName.test(unknown) || hasScheme(unknown))) {
    return `Put a command before it: \`routesmith generate ${shownDocument(unknown)} --output FOLDER\`.`;
  }
  if (error.code !== "commander.unknownOption") return undefined;
  const { options } = program.commands.find((command) => command.name() === argv[0]) ?? program;
  const start = unknown.replace(/^-(?!-)/, "--");
  const flags = options.map(({ long }) => long ?? "").filter((flag) => flag.startsWith(start));
  return flags.length === 0 ? undefined : `Did you mean ${flags.join(" or ")}?`;
}
