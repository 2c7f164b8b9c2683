import { spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { afterAll, beforeAll } from "vitest";

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Builds a TypeScript file of this folder once for all tests of a file, so that starting it often costs little.
 *
 * @param launcher a command that runs the command that follows it.
 * @param user who runs it, if somebody else.
 */
export function builtScript(
  name: string,
  launcher: readonly string[] = [],
  user: Pick<SpawnOptions, "uid" | "gid"> = {},
): (...args: string[]) => Promise<Ending> {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "routesmith-script-"));
    const input = fileURLToPath(new URL(name, import.meta.url));
    const output = { dir: folder, entryFileNames: "script.mjs", chunkFileNames: "[name].mjs" };
    chmodSync(folder, 0o755);
    await build({ input, platform: "node", output, logLevel: "silent" });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return async (...args) => {
    const [command = "", ...rest] = [...launcher, process.execPath, join(folder, "script.mjs"), ...args];
    const child = spawn(command, rest, { ...user, stdio: ["ignore", "inherit", "inherit"] });
    await once(child, "exit");
    return { code: child.exitCode, signal: child.signalCode };
  };
}
