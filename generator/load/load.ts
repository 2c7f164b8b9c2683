import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { invariant } from "../kernel/invariant.ts";
import { isJsonObject } from "../kernel/json.ts";
import { checkRoot, checkVersion } from "./check-root.ts";
import type { Document } from "./document.ts";
import { lift } from "./lift.ts";
import { createLocator } from "./locator.ts";
import { checkLock } from "./lock.ts";
import { applyOverlays } from "./overlay/apply-overlays.ts";
import { readOverlays } from "./overlay/overlay.ts";
import { parse } from "./parse.ts";
import { readSourceFile } from "./read-file.ts";
import { sourceFile, type SourceFile } from "./source-file.ts";

/** Where a document comes from. Paths are absolute, or relative to the working folder. */
export interface DocumentSource {
  /** A path, or `-` for standard input. */
  readonly spec: string;
  /** Overlay documents, applied in this order. */
  readonly overlays: readonly string[];
  readonly workingFolder: string;
  /** Reads standard input to its end; needed where `spec` is `-`. */
  readonly stdin?: () => Promise<Buffer>;
}

/**
 * Reads a document, holds it against its lock, and applies its overlays.
 *
 * @returns `undefined` where errors were collected.
 */
export async function load(source: DocumentSource, diagnostics: Diagnostics): Promise<Document | undefined> {
  const read = await readDocument(source, diagnostics);
  if (read === undefined) return undefined;
  const sha256 = createHash("sha256").update(read.bytes).digest("hex");
  if (!(await isLocked(source, read, sha256, diagnostics))) return undefined;
  // Before the document is parsed: a pause afterwards is when the collector walks all of a large document.
  const overlays = await readOverlays(source.overlays, source.workingFolder, diagnostics);
  const parsed = await parse(read, { empty: "load/empty", syntax: "load/syntax" }, diagnostics);
  if (parsed === undefined || checkVersion(parsed, read.file, diagnostics) === undefined) return undefined;
  invariant(isJsonObject(parsed), "a document with a version is an object");
  // An overlay is written against the document as it is published, so it comes before everything else.
  const root = overlays === undefined ? undefined : await applyOverlays(parsed, overlays, diagnostics);
  if (root === undefined) return undefined;
  const version = checkVersion(root, read.file, diagnostics);
  if (version === undefined || !checkRoot(root, read.file, diagnostics)) return undefined;
  return {
    file: read.file,
    sha256,
    version,
    root,
    lift: (part) => lift(part, version),
    locate: createLocator(read),
  };
}

async function readDocument(source: DocumentSource, diagnostics: Diagnostics): Promise<SourceFile | undefined> {
  if (source.spec !== "-") return readSourceFile(source.spec, source.workingFolder, diagnostics);
  invariant(source.stdin !== undefined, "a document from standard input needs `stdin`");
  return sourceFile("<stdin>", await source.stdin());
}

async function isLocked(
  source: DocumentSource,
  read: SourceFile,
  sha256: string,
  diagnostics: Diagnostics,
): Promise<boolean> {
  if (source.spec === "-") return true;
  const absolutePath = resolve(source.workingFolder, source.spec);
  return checkLock({ file: read.file, absolutePath, sha256 }, diagnostics);
}
