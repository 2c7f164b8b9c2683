import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { ownFolderOnly, type ReferencePolicy } from "../../../generator/config/target-config.ts";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { Document } from "../../../generator/load/document.ts";
import { load } from "../../../generator/load/load.ts";

export interface Loading {
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly spec?: string;
  readonly overlays?: readonly string[];
  readonly references?: ReferencePolicy;
}

/** Writes files to a new folder and loads one of them. */
export async function loadFiles({
  files,
  spec = "openapi.json",
  overlays = [],
  references = ownFolderOnly,
}: Loading): Promise<{
  readonly folder: string;
  readonly document: Document | undefined;
  readonly diagnostics: Diagnostics;
}> {
  const folder = await mkdtemp(join(tmpdir(), "routesmith-load-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const diagnostics = new Diagnostics();
  const document = await load({ spec, overlays, references, workingFolder: folder }, diagnostics);
  return { folder, document, diagnostics };
}
