import type { Writable } from "node:stream";

/** All that a command sees of the process around it, so that a test can run one without a process. */
export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  /** Reads standard input to its end. */
  readonly stdin: () => Promise<Buffer>;
  /** Aborted when the process is asked to end; listeners clean up before they return, because it ends right after. */
  readonly signal?: AbortSignal;
}

/** A stream, which may lead to a terminal. */
export type Terminal = Writable & { readonly isTTY?: boolean; readonly columns?: number };
