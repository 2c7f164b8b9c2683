import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { type Json, member, objectMember } from "../kernel/json.ts";
import type { BundledFile } from "./bundle/bundle.ts";
import { hexSha256 } from "../kernel/hex-sha256.ts";
import type { ReadDocument } from "./read/read-document.ts";
import { isAbsent } from "./read/read-file.ts";

const lockName = "lock.json";

const shownDigits = 12;

/** What a lock says: hex SHA-256 of the document and, by their paths from its folder, of the files that it refers to. */
interface Lock {
  readonly sha256: string;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Holds a document against `lock.json` in its folder, where there is one: `{ "origin", "version", "sha256", "files" }`.
 *
 * @returns whether the document may be used.
 */
export async function checkLock({ source, lockFolder }: ReadDocument, diagnostics: Diagnostics): Promise<boolean> {
  if (lockFolder === undefined) return true;
  const text = await readLock(lockFolder.absolute);
  if (text === undefined) return true;
  const file = join(lockFolder.name, lockName);
  const lock = parseLock(text);
  if (lock === undefined) {
    const message = `${file} is not JSON with a field \`sha256\` of 64 hexadecimal digits, and such digits for each of \`files\``;
    diagnostics.error("load/lock-invalid", message, { location: { file } });
    return false;
  }
  return holds({ file: source.file, sha256: hexSha256(source.bytes), locked: lock.sha256 }, file, diagnostics);
}

/** Holds the files that a document refers to against the same lock, which must then have each of them. */
export async function checkLockedFiles(
  { lockFolder }: ReadDocument,
  files: readonly BundledFile[],
  diagnostics: Diagnostics,
): Promise<boolean> {
  if (lockFolder === undefined || files.length === 0) return true;
  const text = await readLock(lockFolder.absolute);
  if (text === undefined) return true;
  const file = join(lockFolder.name, lockName);
  const lock = parseLock(text);
  const held = files.map((one) => {
    const locked = lock?.files.get(posix.relative(toPosix(lockFolder.name), toPosix(one.file)));
    return holds({ file: one.file, sha256: one.sha256, locked }, file, diagnostics);
  });
  return !held.includes(false);
}

function holds(
  { file, sha256, locked }: { readonly file: string; readonly sha256: string; readonly locked: string | undefined },
  lockFile: string,
  diagnostics: Diagnostics,
): boolean {
  if (locked === sha256) return true;
  const asks = locked === undefined ? "does not list it in `files`" : `asks for ${locked.slice(0, shownDigits)}…`;
  const message = `${file} has the sha256 ${sha256.slice(0, shownDigits)}…, and ${lockFile} ${asks}`;
  diagnostics.error("load/lock-mismatch", message, { location: { file } });
  return false;
}

/** A lock that is there but cannot be read must not be taken for an absent one: it reads as an empty text. */
async function readLock(folder: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, lockName), "utf8");
  } catch (error) {
    return isAbsent(error) ? undefined : "";
  }
}

function parseLock(text: string): Lock | undefined {
  try {
    const lock: Json = JSON.parse(text);
    const sha256 = hashIn(member(lock, "sha256"));
    const files = Object.entries(objectMember(lock, "files") ?? {}).map(
      ([path, hash]) => [path, hashIn(hash)] as const,
    );
    const known = files.flatMap(([path, hash]) => (hash === undefined ? [] : [[path, hash] as const]));
    return sha256 === undefined || known.length < files.length ? undefined : { sha256, files: new Map(known) };
  } catch {
    return undefined;
  }
}

function hashIn(value: Json | undefined): string | undefined {
  return typeof value === "string" && /^[0-9a-f]{64}$/i.test(value) ? value.toLowerCase() : undefined;
}

function toPosix(path: string): string {
  return path.replaceAll("\\", "/");
}
