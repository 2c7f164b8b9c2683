import { exitCodes, type ExitCode } from "../kernel/exit-codes.ts";
import { createContext, type CommandContext, type CommandResult, type CommonOptions } from "./command-context.ts";
import type { Io } from "./io.ts";
import { exitCodeOf, printDiagnostics, withHelp } from "./print-diagnostics.ts";
import { styleFor } from "./style.ts";

/** A command: what it finds wrong goes to the context's diagnostics. */
export type Command = (context: CommandContext) => Promise<CommandResult>;

/** Carries out a command and prints what came of it: one JSON object with `--json`, lines otherwise. */
export async function execute(io: Io, options: CommonOptions, command: Command): Promise<ExitCode> {
  const context = createContext(io, options);
  try {
    const result = await command(context);
    const { items } = context.diagnostics;
    const exitCode = exitCodeOf(items);
    context.progress.stop();
    if (options.json === true)
      printJson(io, { ok: exitCode === exitCodes.done, exitCode, diagnostics: items.map(withHelp), ...result });
    else io.stderr.write(printDiagnostics(items, styleFor(io.stderr, io, options.color !== false)));
    return exitCode;
  } catch (error) {
    return reportFault(error, io, options);
  } finally {
    context.progress.stop();
  }
}

/** A problem of the user's input is never thrown, so what is thrown is a fault of this program. */
function reportFault(error: unknown, io: Io, options: CommonOptions): ExitCode {
  const exitCode = exitCodes.internal;
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  if (options.json === true) printJson(io, { ok: false, exitCode, diagnostics: [], error: { message, stack } });
  else {
    io.stderr.write("This is a fault of routesmith, not of your input. Please report it with these lines:\n");
    io.stderr.write(`${stack}\n`);
  }
  return exitCode;
}

function printJson(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
