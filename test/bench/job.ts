import type { Subject } from "./subject.ts";

/** A Node that runs jobs. */
export interface NodeBinary {
  readonly path: string;
  /** As in `v20.20.0`. */
  readonly version: string;
}

/** The most that a job may take, by the medians of its runs. */
export interface Budget {
  readonly wallMs: number;
  readonly rssMb?: number;
  /** A job whose own wall time may come on top. */
  readonly above?: Job;
}

/** A process that is timed as a whole. */
export interface Job {
  /** The table that it stands in. */
  readonly section: string;
  readonly name: string;
  readonly subject: Subject;
  readonly node: NodeBinary;
  /** What Node is started with. @param output an empty folder, for what the process writes. */
  readonly command: (output: string) => readonly string[];
  readonly environment?: (output: string) => Readonly<Record<string, string>>;
  /** A file in the output folder that proves the work done; the floor writes none. */
  readonly writes?: string;
  readonly budget?: Budget;
  /** Another tool: that it fails is a finding, and no fault of ours. */
  readonly isPeer?: boolean;
}

/** What a job is called where there are jobs of other tables too, and what `--filter` looks at. */
export function titleOf({ section, name }: Pick<Job, "section" | "name">): string {
  return `${section}: ${name}`;
}
