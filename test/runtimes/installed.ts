import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./", import.meta.url));

/** A file of a package that {@link install} has installed. */
export function installed(path: string): string {
  return join(folder, "node_modules", path);
}

/** Installs the runtimes and the bundlers, unless they are there: the root install leaves them out. */
export function install(): void {
  const record = installed(".package-lock.json");
  const lock = join(folder, "package-lock.json");
  if (existsSync(record) && statSync(record).mtimeMs >= statSync(lock).mtimeMs) return;
  // Not `npm ci`, which wants the lockfile to name the packages of all other platforms too.
  execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund"], { cwd: folder, stdio: ["ignore", 2, 2] });
}
