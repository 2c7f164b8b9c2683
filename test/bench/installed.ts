import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Job, NodeBinary } from "./job.ts";

const folder = fileURLToPath(new URL("./", import.meta.url));

/** A file of a package that {@link install} installs. */
export function installed(path: string): string {
  return join(folder, "node_modules", path);
}

/** Whether a job runs or reads anything that {@link install} installs. */
export function needsInstall({ node, subject, command }: Pick<Job, "node" | "subject" | "command">): boolean {
  return [node.path, subject.path, ...command("")].some((argument) => argument.startsWith(installed("")));
}

/** Installs the packages that only the benchmark needs, unless they are there: the root install leaves them out. */
export function install(): void {
  const record = installed(".package-lock.json");
  const lock = join(folder, "package-lock.json");
  if (existsSync(record) && statSync(record).mtimeMs >= statSync(lock).mtimeMs) return;
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: ["ignore", 2, 2] });
}

/** The newer Node that is installed as a package. */
export function newestNode(): NodeBinary {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly dependencies: { readonly node: string };
  };
  return { path: installed("node/bin/node"), version: `v${manifest.dependencies.node}` };
}
