import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { NodeBinary } from "./job.ts";

const folder = fileURLToPath(new URL("./", import.meta.url));

/** A file of a package that {@link install} has installed. */
export function installed(path: string): string {
  return join(folder, "node_modules", path);
}

/** Installs the packages that only the benchmark needs, unless they are there: the root install leaves them out. */
export function install(): void {
  const record = installed(".package-lock.json");
  const lock = join(folder, "package-lock.json");
  if (existsSync(record) && statSync(record).mtimeMs >= statSync(lock).mtimeMs) return;
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: ["ignore", 2, 2] });
}

/** The newer Node that is installed as a package. */
export function installedNode(): NodeBinary {
  const path = installed("node/bin/node");
  return { path, version: execFileSync(path, ["--version"], { encoding: "utf8" }).trim() };
}
