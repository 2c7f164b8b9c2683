import type { DiagnosticCode } from "../../generator/index.ts";

/** What became of a document. */
export type Outcome = GeneratedOutcome | RefusedOutcome | FailedOutcome;

export interface GeneratedOutcome {
  readonly kind: "generated";
  readonly document: string;
  /** Of the first of the runs, without its start-up. */
  readonly milliseconds: number;
  /** The most that the worker has ever held, up to and with this document. */
  readonly peakMb: number;
  /** Of the generated TypeScript, without the runtime. */
  readonly lines: number;
  readonly operations: number;
  /** Operations of the document that the client does not have. */
  readonly lost: readonly string[];
  /** Operations of the client that the document does not have. */
  readonly invented: readonly string[];
  /** The codes of the warnings, one for each warning. */
  readonly warnings: readonly string[];
  readonly differences: readonly Difference[];
  /** Why `schema` and `contract` could not be written, where they were asked for. */
  readonly withoutSchema: readonly Problem[];
}

/** A file that another run wrote otherwise. */
export interface Difference {
  readonly run: "second" | "shuffled";
  readonly file: string;
  /** The first lines that differ. */
  readonly want: string;
  readonly got: string;
}

/** A document that the generator does not take, and says why. */
export interface RefusedOutcome {
  readonly kind: "refused";
  readonly document: string;
  readonly milliseconds: number;
  readonly problems: readonly Problem[];
}

export interface Problem {
  readonly code: DiagnosticCode;
  readonly pointer: string | undefined;
  readonly message: string;
}

/** A fault of ours. */
export interface FailedOutcome {
  readonly kind: "crashed" | "hung";
  readonly document: string;
  /** A stack trace, or how the process ended. */
  readonly cause: string;
}
