import { createHash } from "node:crypto";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "../../generator/index.ts";

const runtime = "runtime/";

/** The files that are a document's own: what a compiler is asked about. */
export function compiledFiles(files: readonly GeneratedFile[]): GeneratedFile[] {
  return files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith(runtime));
}

/** Writes what a compiler reads. The runtime is the same in all outputs: they share one, which is compiled once. */
export function writeOutput(folder: string, files: readonly GeneratedFile[]): void {
  writeAll(folder, compiledFiles(files));
  const shared = files.filter(({ path }) => path.startsWith(runtime));
  const hash = createHash("sha256").update(JSON.stringify(shared)).digest("hex").slice(0, 8);
  const sharedFolder = join(dirname(folder), `runtime-${hash}`);
  if (!existsSync(sharedFolder)) {
    const unprefixed = shared.map((file) => ({ ...file, path: file.path.slice(runtime.length) }));
    writeAll(sharedFolder, unprefixed);
  }
  symlinkSync(sharedFolder, join(folder, "runtime"));
}

function writeAll(folder: string, files: readonly GeneratedFile[]): void {
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
