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
}

/** A process that is timed as a whole. */
export interface Job {
  readonly name: string;
  readonly node: NodeBinary;
  /** What Node is started with. @param output an empty folder, for what the process writes. */
  readonly command: (output: string) => readonly string[];
  readonly environment?: (output: string) => Readonly<Record<string, string>>;
  /** A file in the output folder that proves the work done; the floor writes none. */
  readonly writes?: string;
  readonly budget?: Budget;
}
