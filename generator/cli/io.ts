import type { Writable } from "node:stream";

/** All that a command sees of the process around it, so that a test can run one without a process. */
export interface Io {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  /** Reads standard input to its end, or as much of it as tells that it is too large for a document. */
  readonly stdin: () => Promise<Buffer>;
  /**
   * Carries out what is to be cleaned up after when the process is asked to end: the signal is aborted then, and its
   * listeners clean up before they return, because the process ends right after.
   */
  readonly withSignal?: <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;
}

/** A stream, which may lead to a terminal. */
export type Terminal = Writable & { readonly isTTY?: boolean; readonly columns?: number };
