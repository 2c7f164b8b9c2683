import { posix } from "node:path";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { emitterNames, type EmitterName } from "../kernel/generated-file.ts";
import { arrayMember, isJsonObject, objectMember, stringMember, type Json } from "../kernel/json.ts";
import { sortedBy } from "../kernel/ordering.ts";
import type { OutputContent } from "./new-files.ts";
import { isOwnablePath } from "./output-path.ts";
import { parseJson } from "./parse-json.ts";
import { version } from "./version.ts";

/** What a run has written, and out of what. */
export interface Manifest {
  /** The version of this program. */
  readonly routesmith: string;
  /** The client's name; the manifests of earlier versions have none. */
  readonly client?: string;
  readonly document: DocumentRecord;
  /** In the order of their paths. */
  readonly files: readonly FileRecord[];
}

interface DocumentRecord {
  /** Absent where it was read from standard input or has an absolute path, which differs from machine to machine. */
  readonly file?: string;
  readonly sha256: string;
}

export interface FileRecord {
  readonly path: string;
  readonly sha256: string;
  readonly emitter?: EmitterName;
}

/** The manifest's text: the same for the same files and document, on every machine. */
export function printManifest(
  files: readonly FileRecord[],
  { document, client }: Pick<OutputContent, "document" | "client">,
): string {
  const head: Omit<Manifest, "files"> = {
    routesmith: version,
    client,
    document: { ...portableFile(document.file), sha256: document.sha256 },
  };
  // A file a line: a large target has thousands of them.
  const lines = sortedBy(files, (file) => file.path).map((file) => `\n    ${JSON.stringify(file)}`);
  const list = lines.length === 0 ? "" : `${lines.join(",")}\n  `;
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "files": [${list}]\n}\n`;
}

/** Whether a manifest is that of a client of another name out of another file: one of the two may well change. */
export function isOfOther(
  manifest: Manifest,
  { document, client }: Pick<OutputContent, "document" | "client">,
): boolean {
  const { file } = portableFile(document.file);
  const before = manifest.document.file;
  const isMoved = before !== undefined && file !== undefined && before !== file;
  return isMoved && manifest.client !== undefined && manifest.client !== client;
}

function portableFile(file: string): { readonly file?: string } {
  const path = posix.normalize(file.replaceAll("\\", "/"));
  return path === "-" || path === "<stdin>" || path.startsWith("/") || path.includes(":") ? {} : { file: path };
}

/** Web apps and browser extensions have a `manifest.json` too, with other keys. */
const ownKeys = ["routesmith", "document", "files"] as const satisfies readonly (keyof Manifest)[];

/** The most files that a manifest may name: several times as many as the largest output has. */
const mostFiles = 100_000;

/** The most problems that are told of one manifest. */
const mostTold = 20;

/**
 * Reads a manifest as the hostile input that it may be: it decides which files a run deletes.
 *
 * @param file the manifest as the user would name it, for the diagnostics.
 */
export function parseManifest(text: string, file: string, diagnostics: Diagnostics): Manifest | undefined {
  const value = parseJson(text);
  if (isJsonObject(value) && !ownKeys.some((key) => Object.hasOwn(value, key))) {
    const message = "This manifest is somebody else's: it has nothing that routesmith writes into its own.";
    const help = "Name another output folder, which this file is not in.";
    diagnostics.error("write/invalid-manifest", message, { help, location: { file } });
    return undefined;
  }
  const problems: string[] = [];
  const manifest = toManifest(value, problems);
  if (problems.length === 0) return manifest;
  const told = problems.slice(0, mostTold);
  if (told.length < problems.length) told.push(`There are ${problems.length - told.length} more problems.`);
  for (const problem of told) diagnostics.error("write/invalid-manifest", problem, { location: { file } });
  return undefined;
}

function toManifest(value: Json | undefined, problems: string[]): Manifest {
  const document = objectMember(value, "document");
  const files = arrayMember(value, "files");
  if (!isJsonObject(value)) problems.push("The manifest is not a JSON object.");
  else if (files === undefined || document === undefined) {
    problems.push("The manifest has no list `files` or no object `document`: it is not one that routesmith wrote.");
  }
  if (files !== undefined && files.length > mostFiles) {
    problems.push(`The manifest names ${files.length} files, and ${mostFiles} is the most.`);
  }
  const records = (files ?? []).slice(0, mostFiles).map((entry) => toFileRecord(entry, problems));
  const seen = new Set<string>();
  for (const { path } of records) {
    if (seen.has(path)) problems.push(`The manifest names ${JSON.stringify(path)} twice.`);
    seen.add(path);
  }
  const name = stringMember(document, "file");
  const client = stringMember(value, "client");
  return {
    routesmith: stringMember(value, "routesmith") ?? "",
    ...(client === undefined ? {} : { client }),
    document: { ...(name === undefined ? {} : { file: name }), sha256: stringMember(document, "sha256") ?? "" },
    files: records,
  };
}

function toFileRecord(entry: Json, problems: string[]): FileRecord {
  const path = stringMember(entry, "path") ?? "";
  const hash = stringMember(entry, "sha256") ?? "";
  if (!isOwnablePath(path)) {
    problems.push(`The manifest names ${quoted(path)}, which is no path of a file that routesmith writes.`);
  } else if (!/^[0-9a-f]{64}$/.test(hash)) {
    problems.push(`The manifest has no sha256 for ${quoted(path)}.`);
  }
  const emitter = emitterNames.find((name) => name === stringMember(entry, "emitter"));
  return { path, sha256: hash, ...(emitter === undefined ? {} : { emitter }) };
}

/** A path as a problem shows it: one that is too long to be a path is too long to be read. */
function quoted(path: string): string {
  return JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}…` : path);
}
