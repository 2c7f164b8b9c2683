import { fork } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { invariant } from "../../kernel/invariant.ts";
import type { ContractProgress, ContractReport } from "./contract-report.ts";
import { reportOf } from "./contract-report.ts";
import { stuckMessage } from "./end-where-stuck.ts";
import { missingPeers, resolveFrom } from "./missing-peers.ts";

export interface RunContractOptions {
  /** The target's folder: its suite is `contract/*.test.ts`. */
  readonly output: string;
  /** The folder whose vitest and Prism are used. */
  readonly workingFolder: string;
  readonly onProgress?: (progress: ContractProgress) => void;
}

/**
 * Runs a target's contract suite with vitest, in a process of its own, so that neither the user's vitest config nor a
 * vitest that we may be running in has a say. Cases that fail are in the report, never thrown.
 */
export async function runContract(options: RunContractOptions): Promise<ContractReport> {
  const missing = missingPeers(options.workingFolder);
  if (missing.length > 0) return { ...reportOf([], 0), failed: 0, failures: [], missingPeers: missing };
  const started = performance.now();
  const progress = await runVitest(options);
  return reportOf(progress, performance.now() - started);
}

/** The loader that writes nothing: the usual one puts a bundle of the config beside it for a moment. */
const vitestArguments = ["run", "--configLoader", "runner"];

function runVitest({ output, workingFolder, onProgress }: RunContractOptions): Promise<readonly ContractProgress[]> {
  const manifest = resolveFrom(workingFolder, "vitest/package.json");
  invariant(manifest !== undefined, "vitest is there: the peers have been checked");
  const config = fileURLToPath(new URL(`./suite-config${extname(fileURLToPath(import.meta.url))}`, import.meta.url));
  // vite knows files by their real path, and would find none below a symbolic link.
  const root = realpathSync(resolve(workingFolder, output));
  const child = fork(join(dirname(manifest), "vitest.mjs"), [...vitestArguments, "--config", config, "--root", root], {
    cwd: workingFolder,
    env: outerEnvironment(),
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const progress: ContractProgress[] = [];
  const printed: string[] = [];
  const add = (item: ContractProgress): void => {
    progress.push(item);
    onProgress?.(item);
  };
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text) => printed.push(text));
  child.on("message", (message) => add(message as ContractProgress));
  return new Promise((fulfil, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (printed.join("").includes(stuckMessage)) add({ kind: "fault", name: "time limit", message: stuckMessage });
      const explained = progress.some(
        (item) => item.kind === "fault" || (item.kind === "case" && item.state === "failed"),
      );
      if (code !== 0 && !explained) {
        add({ kind: "fault", name: `vitest ended with ${signal ?? code}`, message: printed.join("").trim() });
      }
      fulfil(progress);
    });
  });
}

/** Our environment, without what a vitest around us has put there for its own workers. */
function outerEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_OPTIONS$)/.test(name)));
}
