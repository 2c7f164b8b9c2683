import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { built, builds } from "./builds.ts";
import type { SuiteResult } from "./check.ts";
import type { Runtime } from "./runtime.ts";

/** A runtime with a command line: `command ...args file origin` runs the suite. */
export function processRuntime(title: string, command: string, args: readonly string[] = []): Runtime {
  const [version = ""] = execFileSync(command, ["--version"], { encoding: "utf8" }).split("\n");
  return {
    name: `${title} ${/\d+(?:\.\d+)+/.exec(version)?.[0] ?? version}`,
    builds,
    async run(build, { origin }) {
      const { stdout } = await promisify(execFile)(command, [...args, built(build, "process"), origin], {
        timeout: 120_000,
      });
      return JSON.parse(stdout) as SuiteResult;
    },
  };
}
