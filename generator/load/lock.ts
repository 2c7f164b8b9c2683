import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { stringMember, type Json } from "../kernel/json.ts";
import { isAbsent } from "./read-file.ts";

const shownDigits = 12;

/** The bytes that a lock is held against. */
interface LockedDocument {
  readonly file: string;
  readonly absolutePath: string;
  readonly sha256: string;
}

/**
 * Holds a document against `lock.json` in its folder, where there is one: `{ "origin", "version", "sha256" }`.
 *
 * @returns whether the document may be used.
 */
export async function checkLock(document: LockedDocument, diagnostics: Diagnostics): Promise<boolean> {
  const text = await readLock(join(dirname(document.absolutePath), "lock.json"));
  if (text === undefined) return true;
  const file = join(dirname(document.file), "lock.json");
  const locked = lockedHash(text);
  if (locked === undefined) {
    const message = `${file} is not JSON with a field \`sha256\` of 64 hexadecimal digits`;
    diagnostics.error("load/lock-invalid", message, { location: { file } });
    return false;
  }
  if (locked === document.sha256) return true;
  const [is, should] = [document.sha256, locked].map((hash) => hash.slice(0, shownDigits));
  const message = `${document.file} has the sha256 ${is}…, and ${file} asks for ${should}…`;
  diagnostics.error("load/lock-mismatch", message, { location: { file: document.file } });
  return false;
}

/** A lock that is there but cannot be read must not be taken for an absent one: it reads as an empty text. */
async function readLock(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    return isAbsent(error) ? undefined : "";
  }
}

function lockedHash(text: string): string | undefined {
  try {
    const lock: Json = JSON.parse(text);
    const hash = stringMember(lock, "sha256")?.toLowerCase();
    return hash !== undefined && /^[0-9a-f]{64}$/.test(hash) ? hash : undefined;
  } catch {
    return undefined;
  }
}
