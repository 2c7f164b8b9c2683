import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { installed } from "./installed.ts";

/** How the suite is brought to a runtime: module by module, or as what a bundler makes of them. */
export const builds = ["modules", "esbuild", "rollup", "rolldown"] as const;

export type Build = (typeof builds)[number];

/** What runs the suite in a kind of runtime. */
export const entries = ["process", "worker", "page"] as const;

export type Entry = (typeof entries)[number];

const folder = fileURLToPath(new URL("./", import.meta.url));

/** The file that a build makes of an entry. */
export function built(build: Build, entry: Entry): string {
  return build === "modules" ? modulePath(entry) : join(folder, "dist", build, `${entry}.js`);
}

function modulePath(entry: Entry): string {
  return join(folder, "dist/modules/test/runtimes/entries", `${entry}.js`);
}

/** Compiles the suite with the client that it tests, and has each bundler bundle it. */
export function makeBuilds(): void {
  rmSync(join(folder, "dist"), { recursive: true, force: true });
  const typescript = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  run(process.execPath, [typescript, "-p", folder]);
  // Compiles, and no more: with the types of workers in the place of those of Node and the DOM.
  run(process.execPath, [typescript, "-p", join(folder, "workers")]);
  for (const entry of entries) {
    const source = join(folder, "entries", `${entry}.ts`);
    const esbuild = ["--bundle", "--format=esm", "--target=es2022", "--log-level=warning"];
    run(installed(".bin/esbuild"), [source, ...esbuild, `--outfile=${built("esbuild", entry)}`]);
    run(installed(".bin/rolldown"), [
      source,
      "--format",
      "esm",
      "--file",
      built("rolldown", entry),
      "--logLevel",
      "silent",
    ]);
    const rollup = ["--plugin", resolvePackages, "--format", "esm", "--silent"];
    run(installed(".bin/rollup"), ["-i", modulePath(entry), "-o", built("rollup", entry), ...rollup]);
  }
}

/** Rollup leaves packages out unless it is told where they are. */
const resolvePackages = `{ resolveId: (id) => (id === "openapi-fetch" ? ${packagePath("openapi-fetch")} : null) }`;

function packagePath(name: string): string {
  return JSON.stringify(fileURLToPath(import.meta.resolve(name)));
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { cwd: folder, stdio: ["ignore", 2, 2] });
}
