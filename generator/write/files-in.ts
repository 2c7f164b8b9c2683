import { readdirSync } from "node:fs";
import { join } from "node:path";
import { workPath } from "./output-path.ts";

/** The files in a folder but for a write's own; an empty folder counts as one, as nobody knows whose it is. */
export function filesIn(path: string): string[] {
  const files: string[] = [];
  const pending = [""];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = readdirSync(join(path, folder), { withFileTypes: true });
    if (entries.length === 0) files.push(folder);
    for (const entry of entries) {
      const inner = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (inner === workPath) continue;
      if (entry.isDirectory()) pending.push(inner);
      else files.push(inner);
    }
  }
  return files;
}
