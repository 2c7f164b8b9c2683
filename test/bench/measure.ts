import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Job } from "./job.ts";

/** What one run of a job took. */
export interface Measurement {
  /** From before the process is started until it is gone. */
  readonly wallMs: number;
  /** User and system time of all threads. */
  readonly cpuMs: number;
  /** The peak. */
  readonly rssMb: number;
}

const preload = fileURLToPath(new URL("processes/record-usage.cjs", import.meta.url));

/**
 * Runs a job once, in a fresh folder.
 *
 * @throws {Error} where the process fails or has not written what the job promises: its time would mean nothing.
 */
export async function measure(job: Job): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), "routesmith-bench-"));
  const output = join(folder, "output");
  const usageFile = join(folder, "usage.json");
  mkdirSync(output);
  try {
    const environment = { ...process.env, ...job.environment?.(output), BENCH_USAGE_FILE: usageFile, NO_COLOR: "1" };
    const started = performance.now();
    await run(job, ["--require", preload, ...job.command(output)], { cwd: folder, env: environment });
    const wallMs = performance.now() - started;
    if (job.writes !== undefined && !existsSync(join(output, job.writes))) {
      throw new Error(`${job.name} has not written ${job.writes}`);
    }
    const usage = JSON.parse(readFileSync(usageFile, "utf8")) as NodeJS.ResourceUsage;
    // Microseconds, and kilobytes.
    return { wallMs, cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1000, rssMb: usage.maxRSS / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(job: Job, argv: readonly string[], options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }) {
  return new Promise<void>((resolve, reject) => {
    const child = spawn(job.node.path, argv, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    const complaints: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) return resolve();
      const text = Buffer.concat(complaints).toString("utf8").slice(-2000);
      reject(new Error(`${job.name} on Node ${job.node.version} ended with ${signal ?? String(code)}:\n${text}`));
    });
  });
}
