import process from "node:process";

/** A script of the project, by what it makes of its command line. */
interface Script<Options> {
  /** @throws {TypeError} for a command line that is not understood. */
  readonly parseOptions: (argv: readonly string[]) => Options;
  readonly usage: string;
  /** @returns whether all was well. */
  readonly run: (options: Options) => Promise<boolean>;
}

/** Runs a script and says with its exit code how it ended: 0 well, 1 not, 2 for a command line that is not understood. */
export async function runScript<Options>({ parseOptions, usage, run }: Script<Options>): Promise<void> {
  let options: Options;
  try {
    options = parseOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (!(await run(options))) process.exitCode = 1;
}
