import { open, stat } from "node:fs/promises";
import { limits } from "../../kernel/limits.ts";

/** What has been begun, by its absolute path. */
const begun = new Map<string, Promise<Buffer | undefined>>();

/**
 * Begins to read a document that is soon asked for, in another thread: to read megabytes takes as long as to load what
 * makes something of them.
 *
 * @param path absolute.
 */
export function readAhead(path: string): void {
  // Whoever asks for it reads it again, and says what is wrong with it.
  begun.set(
    path,
    readWhole(path).catch(() => undefined),
  );
}

/** What was read ahead of a file, for the one who asks first; `undefined` where it has to be read. */
export async function takeAhead(path: string): Promise<Buffer | undefined> {
  const bytes = begun.get(path);
  begun.delete(path);
  return bytes;
}

async function readWhole(path: string): Promise<Buffer | undefined> {
  const status = await stat(path);
  const { size } = status;
  // A pipe can be read only once.
  if (!status.isFile() || size > limits.documentSize) return undefined;
  const file = await open(path);
  try {
    // At once: in pieces, each next one would wait for this thread.
    const bytes = Buffer.allocUnsafeSlow(size);
    const { bytesRead } = await file.read(bytes, 0, size, 0);
    return bytesRead === size ? bytes : undefined;
  } finally {
    await file.close();
  }
}
