import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "../../generator/index.ts";

const runtime = "runtime/";

/** The files that are a document's own: what a compiler is asked about. */
export function compiledFiles(files: readonly GeneratedFile[]): GeneratedFile[] {
  return files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith(runtime));
}

/**
 * Writes what a compiler reads. The runtime is the same in all outputs: they import one that they share, so that it is
 * compiled once. A symbolic link would not do, as compilers take each path to a module for a module of its own.
 */
export function writeOutput(folder: string, files: readonly GeneratedFile[]): void {
  const shared = files.filter(({ path }) => path.startsWith(runtime));
  const hash = createHash("sha256").update(JSON.stringify(shared)).digest("hex").slice(0, 8);
  const sharedRuntime = `runtime-${hash}/`;
  const outputs = dirname(folder);
  if (!existsSync(join(outputs, sharedRuntime))) {
    const renamed = shared.map(({ path, text }) => ({ path: path.replace(runtime, sharedRuntime), text }));
    writeAll(outputs, renamed);
  }
  const own = compiledFiles(files).map(({ path, text }) => ({ path, text: shareRuntime(path, text, sharedRuntime) }));
  writeAll(folder, own);
}

/** The module with imports of the runtime beside its output in place of that in it. */
function shareRuntime(path: string, text: string, sharedRuntime: string): string {
  const up = "../".repeat(path.split("/").length - 1);
  return text.replaceAll(`from "${up === "" ? "./" : up}${runtime}`, `from "../${up}${sharedRuntime}`);
}

function writeAll(folder: string, files: readonly Pick<GeneratedFile, "path" | "text">[]): void {
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
