import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { environment } from "./environment.ts";
import type { Job } from "./job.ts";
import { watchMemory } from "./process-tree.ts";

/** What one run of a job took. */
export interface Measurement {
  /** From before the process is started until it is gone. */
  readonly wallMs: number;
  /** User and system time of all threads. */
  readonly cpuMs: number;
  /** The peak of the process, or of it and all that it has started together. */
  readonly rssMb: number;
}

/** That a job has failed; its message says why. */
export class JobError extends Error {
  override readonly name = "JobError";
}

const preload = fileURLToPath(new URL("processes/record-usage.cjs", import.meta.url));

/** Milliseconds after which a process is killed. */
const patience = 300_000;

/**
 * Runs a job once, in a fresh folder of `folder`. It is up to the caller to remove that when all is measured, and not
 * between two runs: for minutes after that, ext4 looks past each file that is gone whenever it makes one, and a thousand
 * new files take a second more.
 *
 * @throws {JobError} where the process fails or has not written what the job promises: its time would mean nothing.
 */
export function measure(job: Job, folder: string): Promise<Measurement> {
  return runJob(job, mkdtempSync(join(folder, "run-")), "output");
}

/**
 * Runs a job once and leaves what it writes in a new folder.
 *
 * @throws {JobError} as {@link measure} does.
 */
export async function runJob(job: Job, folder: string, outputName: string): Promise<Measurement> {
  const output = join(folder, outputName);
  const usageFile = join(folder, "usage.json");
  mkdirSync(output);
  const env = environment({ ...job.environment?.(output), BENCH_USAGE_FILE: usageFile, NO_COLOR: "1" });
  const started = performance.now();
  const treeMb = await run(job, ["--require", preload, ...job.command(output)], { cwd: folder, env });
  const wallMs = performance.now() - started;
  if (job.writes !== undefined && !existsSync(join(output, job.writes))) {
    throw new JobError(`it has not written ${job.writes}`);
  }
  const usage = JSON.parse(readFileSync(usageFile, "utf8")) as NodeJS.ResourceUsage;
  return {
    wallMs,
    // Microseconds, and kilobytes. The account of the process is exact; only what it has started must be looked at.
    cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1000,
    rssMb: Math.max(usage.maxRSS / 1024, treeMb),
  };
}

/** @returns the most memory that was seen in use, in MB. */
function run(job: Job, argv: readonly string[], options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }) {
  return new Promise<number>((resolve, reject) => {
    const child = spawn(job.node.path, argv, { ...options, stdio: ["ignore", "pipe", "pipe"], timeout: patience });
    const memory = watchMemory(child.pid);
    const said: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    child.on("error", (error) => {
      memory.stop();
      reject(error);
    });
    child.on("close", (code, signal) => {
      const peak = memory.stop();
      if (code === 0) return resolve(peak);
      reject(new JobError(`ended with ${signal ?? String(code)}: ${lastWords(Buffer.concat(said).toString("utf8"))}`));
    });
  });
}

/** The line that tells the error, as far as that can be seen: the first that is marked as one, or else the last. */
function lastWords(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const told = lines.find((line) => /Error: |🛑/u.test(line)) ?? lines.findLast((line) => line !== "");
  return (told ?? "it says nothing").slice(0, 200);
}
