import type { Diagnostic } from "../kernel/diagnostic.ts";
import { Diagnostics } from "../kernel/diagnostic.ts";
import type { Io } from "./io.ts";
import { noProgress, startProgress, type Progress } from "./progress.ts";
import { styleFor, type Style } from "./style.ts";

/** The options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** `false` after `--no-color`. */
  readonly color?: boolean;
}

/** What a command works with. */
export interface CommandContext {
  readonly io: Io;
  readonly options: CommonOptions;
  readonly diagnostics: Diagnostics;
  readonly progress: Progress;
  /** Looks for standard output. */
  readonly style: Style;
  /** Prints a line of the command's result, unless nobody wants to read it. */
  readonly print: (line: string) => void;
}

/** What a command adds to the object that `--json` prints. */
export type CommandResult = Readonly<Record<string, unknown>>;

export function createContext(io: Io, options: CommonOptions): CommandContext {
  const isSilent = options.json === true || options.quiet === true;
  const progress = !isSilent && io.stderr.isTTY === true ? startProgress(io.stderr) : noProgress;
  return {
    io,
    options,
    diagnostics: new Diagnostics(),
    progress,
    style: styleFor(io.stdout, io, options.color !== false),
    print(line) {
      progress.stop();
      if (!isSilent) io.stdout.write(`${line}\n`);
    },
  };
}

/** Adds problems that were collected elsewhere. */
export function addDiagnostics(diagnostics: Diagnostics, items: readonly Diagnostic[]): void {
  for (const { code, severity, message, help, location } of items) {
    diagnostics[severity](code, message, { ...(help && { help }), ...(location && { location }) });
  }
}
