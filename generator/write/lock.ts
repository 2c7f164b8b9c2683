import { closeSync, lstatSync, mkdirSync, openSync, readFileSync, rmdirSync, unlinkSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { kill, pid } from "node:process";
import { setTimeout } from "node:timers/promises";
import { numberMember, stringMember } from "../kernel/json.ts";
import { randomUUID } from "../kernel/node-crypto.ts";
import { parseJson } from "./parse-json.ts";
import { isSystemError } from "./system-error.ts";

/** The process that holds a lock. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** The right to write an output, until it is released. */
export interface Lock {
  readonly release: () => void;
}

export type LockResult =
  | { readonly kind: "acquired"; readonly lock: Lock }
  | { readonly kind: "busy"; readonly holder: LockHolder | undefined };

/**
 * Locks an output for this process.
 *
 * A lock is a file that is made with `O_EXCL`. One whose process has died cannot simply be replaced: of two runs that
 * both see that, the slower would remove the lock that the faster has just made. So nothing is replaced. Who finds the
 * file `lock` dead makes the file `lock-<its token>`, exclusively again; whoever finds that one dead makes the next.
 * The holder is the last of this chain, provided that, after its file was made, the links before it still stand; the
 * holder removes them from the first to the last.
 *
 * These are our own lines, not a library's, because the lock lies inside the output, beside the journal that it guards,
 * and must be gone without a trace when the run is over; the libraries leave a folder, need a daemon's heartbeat, or
 * take a stale lock over with the race above.
 *
 * @param folder the folder for the lock; it is made if needed, and removed with the lock if nothing else is in it.
 * @throws what the operating system throws.
 */
export async function acquireLock(folder: string): Promise<LockResult> {
  const token = randomUUID();
  let made: string | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      made = makeFolders(folder) ?? made;
      const result = tryLock(folder, token, attempt < attempts / 2);
      if (Array.isArray(result)) return { kind: "acquired", lock: toLock(folder, result, made) };
      if (result !== "changed") return { kind: "busy", holder: result };
    } catch (error) {
      // A run that ends may remove the folder at any moment, also while it is being made.
      if (!isSystemError(error, "ENOENT", "EEXIST") || attempt === attempts - 1) {
        removeEmptyFolders(folder, made);
        throw error;
      }
    }
    await setTimeout(pauseMs);
  }
  removeEmptyFolders(folder, made);
  return { kind: "busy", holder: undefined };
}

const attempts = 100;
const pauseMs = 5;

/** Starts the token of a file without content: its process is about to write it, or was killed before it could. */
const incomplete = "incomplete";

/** More than what we write into such a file. */
const mostBytes = 10_000n;

interface Link extends LockHolder {
  readonly token: string;
  /** When the process started, as the kernel counts: a pid alone may by now be another process's. */
  readonly processStart: string | undefined;
}

/** @returns the names of the chain's files, ours last; who holds it; or `changed` where it changed under our eyes. */
function tryLock(folder: string, token: string, isPatient: boolean): string[] | LockHolder | "changed" {
  const own = { pid, host: hostname(), startedAt: new Date().toISOString(), token, processStart: processStart(pid) };
  const dead: { readonly name: string; readonly token: string }[] = [];
  for (;;) {
    const name = dead.length === 0 ? "lock" : `lock-${dead.at(-1)?.token ?? ""}`;
    const made = createLink(join(folder, name), JSON.stringify(own));
    if (made === "made") {
      if (dead.every((link) => readLink(join(folder, link.name))?.token === link.token)) {
        return [...dead.map((link) => link.name), name];
      }
      unlinkIfThere(join(folder, name));
      return "changed";
    }
    const link = made === "exists" ? readLink(join(folder, name)) : undefined;
    if (link === undefined || (link.token.startsWith(incomplete) && isPatient)) return "changed";
    if (isAlive(link)) return link;
    dead.push({ name, token: link.token });
  }
}

function createLink(path: string, text: string): "made" | "exists" | "no-folder" {
  try {
    const file = openSync(path, "wx");
    try {
      writeSync(file, text);
    } finally {
      closeSync(file);
    }
    return "made";
  } catch (error) {
    if (isSystemError(error, "EEXIST")) return "exists";
    if (isSystemError(error, "ENOENT")) return "no-folder";
    // A full disk lets the file be made but not written.
    unlinkIfThere(path);
    throw error;
  }
}

/** @returns `undefined` where there is none. */
function readLink(path: string): Link | undefined {
  const stats = ifThere(() => lstatSync(path, { bigint: true }));
  if (stats === undefined) return undefined;
  // Whatever else stands there may be without an end: a pipe, or a link to a device.
  const isOurs = stats.isFile() && stats.size <= mostBytes;
  const text = isOurs ? ifThere(() => readFileSync(path, "utf8")) : "";
  if (text === undefined) return undefined;
  const value = parseJson(text);
  const token = stringMember(value, "token") ?? "";
  return {
    pid: numberMember(value, "pid") ?? 0,
    host: stringMember(value, "host") ?? "",
    startedAt: stringMember(value, "startedAt") ?? "",
    // It becomes part of a file's name; and even without one, two files must never be taken for the same.
    token: /^[0-9a-f-]{36}$/.test(token) ? token : `${incomplete}-${stats.ino}-${stats.ctimeNs}`,
    processStart: stringMember(value, "processStart"),
  };
}

function ifThere<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (isSystemError(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Whether the process may still be running; of another machine's we cannot know. */
function isAlive(link: Link): boolean {
  if (link.token.startsWith(incomplete)) return false;
  if (link.host !== hostname()) return true;
  if (!Number.isSafeInteger(link.pid) || link.pid <= 0) return false;
  try {
    kill(link.pid, 0);
  } catch (error) {
    return !isSystemError(error, "ESRCH");
  }
  return link.processStart === undefined || link.processStart === processStart(link.pid);
}

/** Where Linux says it: field 22 of `/proc/<pid>/stat`, after a name in parentheses that may hold anything. */
function processStart(id: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

function toLock(folder: string, names: readonly string[], made: string | undefined): Lock {
  let held = true;
  return {
    release() {
      if (!held) return;
      held = false;
      for (const name of names) unlinkIfThere(join(folder, name));
      removeEmptyFolders(folder, made);
    },
  };
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

/**
 * Makes a folder, and those around it that are missing. Node's own way says that there is no such file where a disk may
 * only be read.
 *
 * @returns the outermost folder that was made.
 */
function makeFolders(folder: string): string | undefined {
  try {
    mkdirSync(folder);
    return folder;
  } catch (error) {
    if (isSystemError(error, "EEXIST")) return undefined;
    if (!isSystemError(error, "ENOENT") || dirname(folder) === folder) throw error;
  }
  const made = makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (made !== undefined) removeEmptyFolders(dirname(folder), made);
    throw error;
  }
  return made ?? folder;
}

/** Removes `folder`, and those around it that were made with it, as far as nothing is in them. */
function removeEmptyFolders(folder: string, made: string | undefined): void {
  try {
    for (let path = folder; ; path = dirname(path)) {
      rmdirSync(path);
      if (made === undefined || path === made) return;
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}
