import { ownFolderOnly } from "../config/target-config.ts";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import type { JsonObject } from "../kernel/json.ts";
import { bundle, type Bundle } from "./bundle/bundle.ts";
import { createResource } from "./bundle/resource.ts";
import { hexSha256 } from "../kernel/hex-sha256.ts";
import type { DocumentSource } from "./read/document-source.ts";
import type { Locator } from "./parse/locator.ts";
import type { ReadDocument } from "./read/read-document.ts";

/** A document that may have references to other files. */
export interface LinkedDocument {
  readonly read: ReadDocument;
  readonly root: JsonObject;
  /** Finds parts of the root, in the document or in an overlay of it. */
  readonly locate: Locator;
  readonly version: string;
  /** Whether there may be any. Without them, which is the common case, there is nothing to do. */
  readonly hasLinks: boolean;
}

/** Makes one document of all files; `undefined` where errors were collected. */
export async function bundleDocument(
  { read, root, locate, version, hasLinks }: LinkedDocument,
  { references: policy = ownFolderOnly, isThorough = false }: Pick<DocumentSource, "references" | "isThorough">,
  diagnostics: Diagnostics,
): Promise<Bundle | undefined> {
  const { source, uri } = read;
  if (!hasLinks) return { root, version, files: [], refusals: new Map(), locate };
  const document = createResource({ uri, source, root, locate, hasIdentifiers: true, depth: 0 });
  return bundle(document, { version, policy, isThorough }, diagnostics);
}

/**
 * Hex SHA-256 of a document: of its bytes. Where it has several files it is that of the list of their hashes and names,
 * as `sha256sum` prints it, the document itself first.
 */
export function hashOf({ source }: ReadDocument, { files }: Bundle): string {
  const own = hexSha256(source.bytes);
  if (files.length === 0) return own;
  return hexSha256([{ file: source.file, sha256: own }, ...files].map((f) => `${f.sha256}  ${f.file}\n`).join(""));
}
