import { foldedPath } from "../kernel/folded-path.ts";
import type { GeneratedFile } from "../kernel/generated-file.ts";
import { invariant } from "../kernel/invariant.ts";
import { printManifest } from "./manifest.ts";
import { isOwnablePath, manifestPath } from "./output-path.ts";
import { hexSha256 } from "../kernel/hex-sha256.ts";

/** What a run of the generator gives to write. */
export interface OutputContent {
  readonly files: readonly GeneratedFile[];
  readonly document: { readonly file: string; readonly sha256: string };
  /** The client's name. */
  readonly client: string;
}

/** A file as it shall be. */
export interface NewFile {
  readonly newText: string;
  readonly newSha256: string;
}

const known = new WeakMap<OutputContent, ReadonlyMap<string, NewFile>>();

/** The files to write by their paths, the manifest among them. A content is planned more than once, and hashed once. */
export function newFilesOf(content: OutputContent): ReadonlyMap<string, NewFile> {
  const files = known.get(content) ?? hashFiles(content);
  known.set(content, files);
  return files;
}

function hashFiles({ files, document, client }: OutputContent): ReadonlyMap<string, NewFile> {
  const byPath = new Map<string, NewFile>();
  const folded = new Set([foldedPath(manifestPath)]);
  const records = files.map(({ path, text, emitter }) => {
    invariant(isOwnablePath(path), `An emitter gave a file the path ${JSON.stringify(path)}.`);
    invariant(
      !folded.has(foldedPath(path)),
      `Two files have the path ${JSON.stringify(path)}, or one that folds alike.`,
    );
    folded.add(foldedPath(path));
    const hash = hexSha256(text);
    byPath.set(path, { newText: text, newSha256: hash });
    return { path, sha256: hash, emitter };
  });
  const manifest = printManifest(records, { document, client });
  return byPath.set(manifestPath, { newText: manifest, newSha256: hexSha256(manifest) });
}
