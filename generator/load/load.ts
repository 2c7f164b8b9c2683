import type { Diagnostics } from "../kernel/diagnostic.ts";
import { invariant } from "../kernel/invariant.ts";
import { isJsonObject } from "../kernel/json.ts";
import { limits } from "../kernel/limits.ts";
import { bundleDocument, hashOf } from "./bundle-document.ts";
import { hasLinks } from "./bundle/link-scan.ts";
import { checkRoot, checkVersion } from "./check-root.ts";
import type { Document } from "./document.ts";
import type { DocumentSource } from "./read/document-source.ts";
import { reportDuplicateNames } from "./parse/duplicate-names.ts";
import { IgnoredKeywords } from "./lift/ignored-keywords.ts";
import { arrange, lift } from "./lift/lift.ts";
import { createLocator } from "./parse/locator.ts";
import { checkLock, checkLockedFiles } from "./lock.ts";
import { applyOverlays } from "./overlay/apply-overlays.ts";
import { readOverlays } from "./overlay/overlay.ts";
import { parse } from "./parse/parse.ts";
import { type ReadDocument, readDocument } from "./read/read-document.ts";

/**
 * Reads a document, holds it against its lock, applies its overlays, and puts all files that it refers to into it.
 *
 * @returns `undefined` where errors were collected.
 */
export async function load(source: DocumentSource, diagnostics: Diagnostics): Promise<Document | undefined> {
  const read = await readDocument(source, diagnostics);
  if (read === undefined || !isWithinLimit(read, diagnostics)) return undefined;
  if (!(await checkLock(read, diagnostics))) return undefined;
  const { file } = read.source;
  // Before the document is parsed: a pause afterwards is when the collector walks all of a large document.
  const overlays = await readOverlays(source.overlays, source.workingFolder, diagnostics);
  let isLinked = overlays?.some(({ actions }) => hasLinks(JSON.stringify(actions))) === true;
  const parsed = await parse(read.source, { empty: "load/empty", syntax: "load/syntax" }, diagnostics, (text) => {
    isLinked ||= hasLinks(text);
  });
  if (parsed !== undefined && source.isThorough === true) reportDuplicateNames(read.source, diagnostics);
  if (parsed === undefined) return undefined;
  const locatePublished = createLocator(read.source);
  const published = await checkVersion(parsed, { file, locate: locatePublished }, diagnostics);
  if (published === undefined) return undefined;
  invariant(isJsonObject(parsed), "a document with a version is an object");
  // An overlay is written against the document as it is published, so it comes before everything else.
  const overlaid = overlays === undefined ? undefined : await applyOverlays(parsed, overlays, diagnostics);
  if (overlaid === undefined) return undefined;
  const locate = overlaid.writes.locator(overlaid.root, locatePublished);
  const ownVersion = await checkVersion(overlaid.root, { file, locate }, diagnostics);
  if (ownVersion === undefined) return undefined;
  const linked = { read, root: overlaid.root, locate, version: ownVersion, hasLinks: isLinked };
  const bundle = await bundleDocument(linked, source, diagnostics);
  if (bundle === undefined || !(await checkLockedFiles(read, bundle.files, diagnostics))) return undefined;
  const { root, version } = bundle;
  if (!(await checkRoot(root, (pointer) => bundle.locate(pointer), diagnostics))) return undefined;
  const arranged = arrange(root, version);
  return {
    file,
    sha256: hashOf(read, bundle),
    version,
    root: arranged.root,
    written: root,
    mayBeLarge: source.allowLarge === true,
    refusals: bundle.refusals,
    lift: (part, problems) => {
      const ignored = new IgnoredKeywords(part);
      const lifted = lift(part, version, ignored);
      if (problems !== undefined) ignored.report({ file, version, diagnostics: problems });
      return lifted;
    },
    locate: (pointer) => bundle.locate(arranged.sourceOf(pointer)),
  };
}

function isWithinLimit({ source: { file, bytes } }: ReadDocument, diagnostics: Diagnostics): boolean {
  if (bytes.length <= limits.documentSize) return true;
  const message = `${file} has more than ${limits.documentSize} bytes`;
  diagnostics.error("limit/document-size", message, { location: { file } });
  return false;
}
