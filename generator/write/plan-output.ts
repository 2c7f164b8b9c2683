import type { Diagnostics } from "../kernel/diagnostic.ts";
import { sortedBy } from "../kernel/ordering.ts";
import { isOfOther, type Manifest, parseManifest } from "./manifest.ts";
import { newFilesOf, type NewFile, type OutputContent } from "./new-files.ts";
import { locateInOutput, readOutputFile, type OutputFolder } from "./output-folder.ts";
import { manifestPath } from "./output-path.ts";
import type { OutputPlan, PlanEntry } from "./output-plan.ts";
import { reportUnfinished } from "./recover-output.ts";
import { reportSystemError } from "./system-error.ts";

export interface PlanOptions {
  /** Overwrite and delete files that somebody edited, or that are another client's, instead of reporting them. */
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
    const files = newFilesOf(content);
    const old = readOldManifest(output, diagnostics);
    if (old === "unusable" || (!options.force && reportOther(old, content, { output, diagnostics }))) return undefined;
    const owned = ownedBy(old);
    const paths = sortedBy(new Set([...files.keys(), ...owned.keys()]), (path) => path);
    const context: PlanContext = { output, force: options.force, diagnostics };
    const entries = [...paths.filter((path) => path !== manifestPath), manifestPath].map((path) =>
      planFile({ path, newFile: files.get(path), ownedSha256: owned.get(path) }, context),
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
  readonly newFile: NewFile | undefined;
  /** Absent where the manifest does not name the file. */
  readonly ownedSha256: string | undefined;
}

interface OldManifest {
  readonly manifest: Manifest;
  readonly sha256: string;
}

/** The manifest of the output; absent in a new one. */
function readOldManifest(output: OutputFolder, diagnostics: Diagnostics): OldManifest | "unusable" | undefined {
  const file = readOutputFile(output, manifestPath);
  if (file.kind !== "file") return undefined;
  const manifest = parseManifest(file.text, locateInOutput(output, manifestPath).file, diagnostics);
  return manifest ? { manifest, sha256: file.sha256 } : "unusable";
}

/** Reports that what stands in the output is another client, which who names a wrong folder would lose. */
function reportOther(
  old: OldManifest | undefined,
  content: OutputContent,
  { output, diagnostics }: Pick<PlanContext, "output" | "diagnostics">,
): boolean {
  if (old === undefined || !isOfOther(old.manifest, content)) return false;
  const { client, document } = old.manifest;
  const message = `\`${output.name}\` holds the client ${client} out of \`${document.file}\`, and not ${content.client}.`;
  diagnostics.error("write/other-client", message, { location: { file: output.name } });
  return true;
}

/** The files of the manifest with their hashes, and the manifest itself with its own. */
function ownedBy(old: OldManifest | undefined): ReadonlyMap<string, string> {
  if (old === undefined) return new Map();
  const files = old.manifest.files.map(({ path, sha256 }) => [path, sha256] as const);
  return new Map([...files, [manifestPath, old.sha256]]);
}

/** @returns `undefined` where there is a problem, `absent` where there is neither an old file nor a new one. */
function planFile(file: FileToPlan, { output, force, diagnostics }: PlanContext): PlanEntry | "absent" | undefined {
  const { path, newFile, ownedSha256 } = file;
  const old = readOutputFile(output, path);
  if (old.kind === "obstacle") {
    // One problem for all files behind it.
    const location = locateInOutput(output, old.place);
    diagnostics.error("write/unwritable", `In the output, ${old.reason}.`, { location, help: "Move it elsewhere." });
    return undefined;
  }
  if (old.kind === "absent") return newFile === undefined ? "absent" : { kind: "add", path, ...newFile };
  if (old.sha256 === newFile?.newSha256) return { kind: "same", path, sha256: old.sha256 };
  const edited = old.sha256 !== ownedSha256;
  if (edited && !force) {
    const why = ownedSha256 === undefined ? "was not written by routesmith" : "was edited since it was generated";
    const act = newFile === undefined ? "deleted" : "overwritten";
    const location = locateInOutput(output, path);
    diagnostics.error("write/edited", `\`${path}\` ${why}, so it is not ${act}.`, { location });
    return undefined;
  }
  const was = { path, oldText: old.text, oldSha256: old.sha256, edited };
  return newFile === undefined ? { kind: "delete", ...was } : { kind: "change", ...newFile, ...was };
}
