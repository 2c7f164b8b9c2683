import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCases } from "../cases/case-folder.ts";
import { mostBytes } from "./mutate.ts";

const folder = fileURLToPath(new URL("corpus/", import.meta.url));

/** The inputs that were kept, by the names of their files. */
export function readCorpus(): ReadonlyMap<string, Buffer> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** The documents of the cases: what they reach need not be kept twice. */
export function caseInputs(): Buffer[] {
  const inputs = readCases().map((given) => readFileSync(join(given.folder, given.target.spec)));
  return inputs.filter(({ length }) => length > 0 && length <= mostBytes);
}

/** Keeps these inputs in place of those before. */
export function writeCorpus(inputs: readonly Buffer[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const input of inputs) writeFileSync(join(folder, nameOf(input)), input);
}

/** The name says what is in the file, so that no two runs call one input differently. */
function nameOf(input: Buffer): string {
  return createHash("sha256").update(input).digest("hex").slice(0, 16);
}
