import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostics } from "../../kernel/diagnostic.ts";
import { invariant } from "../../kernel/invariant.ts";
import type { DocumentSource } from "./document-source.ts";
import { fetchFile, isUrl, shownUrl, withoutCredentials } from "./fetch-file.ts";
import { readSourceFile } from "./read-file.ts";
import { sourceFile, type SourceFile } from "./source-file.ts";

/** A document as it was read. */
export interface ReadDocument {
  readonly source: SourceFile;
  /** What its references are relative to. */
  readonly uri: string;
  /** The folder that a lock of it is in: as messages show it, and absolute. Only files have one. */
  readonly lockFolder: { readonly name: string; readonly absolute: string } | undefined;
}

/** Reads a document from where its source says; `undefined` where it cannot be read, with the reason collected. */
export async function readDocument(
  document: DocumentSource,
  diagnostics: Diagnostics,
): Promise<ReadDocument | undefined> {
  const { spec, workingFolder, stdin } = document;
  if (spec === "-") {
    invariant(stdin !== undefined, "a document from standard input needs `stdin`");
    const uri = pathToFileURL(join(workingFolder, "<stdin>")).href;
    return { source: sourceFile("<stdin>", await stdin()), uri, lockFolder: undefined };
  }
  if (isUrl(spec) && document.isNetworkAllowed === true) return fetchDocument(spec, diagnostics);
  const source = await readSourceFile(spec, workingFolder, diagnostics, "/spec");
  if (source === undefined) return undefined;
  const path = resolve(workingFolder, spec);
  return {
    source,
    uri: pathToFileURL(path).href,
    lockFolder: { name: dirname(source.file), absolute: dirname(path) },
  };
}

/** What is fetched need not say what it is: its text does. */
async function fetchDocument(spec: string, diagnostics: Diagnostics): Promise<ReadDocument | undefined> {
  if (!URL.canParse(spec)) {
    diagnostics.error("load/not-found", "The document's URL is not valid");
    return undefined;
  }
  const url = new URL(spec);
  const fetched = await fetchFile(url);
  if (fetched.kind === "failed") {
    const { code, message, help } = fetched.refusal;
    diagnostics.error(code, message, { ...(help !== undefined && { help }), location: { file: shownUrl(url) } });
    return undefined;
  }
  const source = { ...sourceFile("", fetched.bytes), file: shownUrl(fetched.url) };
  return { source, uri: withoutCredentials(fetched.url).href, lockFolder: undefined };
}
