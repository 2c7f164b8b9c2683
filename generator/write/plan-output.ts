import type { Diagnostics } from "../kernel/diagnostic.ts";
import type { GeneratedFile } from "../kernel/generated-file.ts";
import { invariant } from "../kernel/invariant.ts";
import { sortedBy } from "../kernel/ordering.ts";
import { reportUnfinished } from "./journal.ts";
import { parseManifest, printManifest } from "./manifest.ts";
import { locateInOutput, readOutputFile, type OutputFolder } from "./output-folder.ts";
import { isOwnablePath, manifestPath } from "./output-path.ts";
import type { OutputPlan, PlanEntry } from "./output-plan.ts";
import { sha256 } from "./sha256.ts";
import { reportSystemError } from "./system-error.ts";

/** What a run of the generator gives to write. */
export interface OutputContent {
  readonly files: readonly GeneratedFile[];
  readonly document: { readonly file: string; readonly sha256: string };
}

export interface PlanOptions {
  /** Overwrite and delete files that somebody edited, instead of reporting them. */
  readonly force: boolean;
}

/**
 * Compares what was generated with what stands in the output, and writes nothing. A file that is neither generated nor
 * in the manifest is never part of a plan.
 *
 * @returns `undefined` where there is a problem.
 */
export function planOutput(
  content: OutputContent,
  output: OutputFolder,
  options: PlanOptions,
  diagnostics: Diagnostics,
): OutputPlan | undefined {
  try {
    if (reportUnfinished(output, diagnostics)) return undefined;
    const texts = textsByPath(content);
    const owned = readOwned(output, diagnostics);
    if (owned === undefined) return undefined;
    const paths = sortedBy(new Set([...texts.keys(), ...owned.keys()]), (path) => path);
    const context: PlanContext = { output, force: options.force, diagnostics };
    const entries = [...paths.filter((path) => path !== manifestPath), manifestPath].map((path) =>
      planFile({ path, newText: texts.get(path), ownedSha256: owned.get(path) }, context),
    );
    const known = entries.filter((entry) => entry !== undefined);
    return known.length === entries.length
      ? { output, entries: known.filter((entry) => entry !== "absent") }
      : undefined;
  } catch (error) {
    reportSystemError(error, output.name, diagnostics);
    return undefined;
  }
}

interface PlanContext extends PlanOptions {
  readonly output: OutputFolder;
  readonly diagnostics: Diagnostics;
}

interface FileToPlan {
  readonly path: string;
  /** Absent where the file is to go. */
  readonly newText: string | undefined;
  /** Absent where the manifest does not name the file. */
  readonly ownedSha256: string | undefined;
}

function textsByPath(content: OutputContent): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { path, text } of content.files) {
    invariant(isOwnablePath(path), `An emitter gave a file the path ${JSON.stringify(path)}.`);
    invariant(!texts.has(path), `Two emitters gave a file the path ${JSON.stringify(path)}.`);
    texts.set(path, text);
  }
  return texts.set(manifestPath, printManifest(content.files, content.document));
}

/** The files of the manifest with their hashes, and the manifest itself with its own. */
function readOwned(output: OutputFolder, diagnostics: Diagnostics): ReadonlyMap<string, string> | undefined {
  const file = readOutputFile(output, manifestPath);
  if (file.kind !== "file") return new Map();
  const manifest = parseManifest(file.text, locateInOutput(output, manifestPath).file, diagnostics);
  return (
    manifest &&
    new Map([...manifest.files.map((record) => [record.path, record.sha256] as const), [manifestPath, file.sha256]])
  );
}

/** @returns `undefined` where there is a problem, `absent` where there is neither an old file nor a new one. */
function planFile(file: FileToPlan, { output, force, diagnostics }: PlanContext): PlanEntry | "absent" | undefined {
  const { path, newText, ownedSha256 } = file;
  const old = readOutputFile(output, path);
  const location = locateInOutput(output, path);
  if (old.kind === "obstacle") {
    diagnostics.error("write/unwritable", `In the output, ${old.reason}.`, { location, help: "Move it elsewhere." });
    return undefined;
  }
  if (old.kind === "absent") return newText === undefined ? "absent" : { kind: "add", path, newText };
  if (newText !== undefined && old.sha256 === sha256(newText)) return { kind: "same", path };
  const edited = old.sha256 !== ownedSha256;
  if (edited && !force) {
    const why = ownedSha256 === undefined ? "was not written by routesmith" : "was edited since it was generated";
    const act = newText === undefined ? "deleted" : "overwritten";
    diagnostics.error("write/edited", `\`${path}\` ${why}, so it is not ${act}.`, { location });
    return undefined;
  }
  const was = { path, oldText: old.text, oldSha256: old.sha256, edited };
  return newText === undefined ? { kind: "delete", ...was } : { kind: "change", newText, ...was };
}
