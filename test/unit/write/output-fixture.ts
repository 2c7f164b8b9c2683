import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { OutputFolder } from "../../../generator/write/output-folder.ts";

export { readTree } from "../../read-tree.ts";

/** A folder of its own for a test, removed after it. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "routesmith-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An output in a temporary folder that does not exist yet. */
export function temporaryOutput(): OutputFolder {
  return { name: "out", path: join(temporaryFolder(), "out") };
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function collect(): { readonly diagnostics: Diagnostics; readonly codes: () => string[] } {
  const diagnostics = new Diagnostics();
  return { diagnostics, codes: () => diagnostics.items.map((item) => item.code) };
}
