import type { UnprovenPart } from "../unproven/unproven.ts";

/** What came of the run of a contract suite. It passed where `failed` is 0 and no peer is missing. */
export interface ContractReport {
  /** The cases that there are; none at all is a failure. */
  readonly total: number;
  readonly passed: number;
  /** As many as `failures`: a skipped case is one of them, and so is a file that could not be loaded. */
  readonly failed: number;
  readonly skipped: number;
  readonly durationMs: number;
  readonly failures: readonly ContractFailure[];
  /** What the document says and no case can prove, with the reason: it is no failure. */
  readonly unproven: readonly UnprovenPart[];
  /** The packages to install, each with its version: `vitest@4.1.12`. Where there are any, nothing was run. */
  readonly missingPeers: readonly string[];
}

export interface ContractFailure {
  readonly name: string;
  readonly message: string;
}

/** What the suite's process tells while it runs. */
export type ContractProgress =
  | {
      readonly kind: "case";
      readonly name: string;
      readonly state: "passed" | "failed" | "skipped";
      readonly message: string;
    }
  | ({ readonly kind: "unproven" } & UnprovenPart)
  /** Something outside of the cases: a file that does not load, a promise that nobody awaited. */
  | { readonly kind: "fault"; readonly name: string; readonly message: string };

export function reportOf(progress: readonly ContractProgress[], durationMs: number): ContractReport {
  const cases = progress.filter((item) => item.kind === "case");
  const failures = progress
    .filter((item) => item.kind !== "unproven")
    .filter((item) => item.kind === "fault" || item.state !== "passed")
    .map(({ name, message }) => ({ name, message }));
  const empty = cases.length === 0 && failures.length === 0 ? [{ name: "contract", message: "no case was run" }] : [];
  return {
    total: cases.length,
    passed: cases.filter((item) => item.state === "passed").length,
    failed: failures.length + empty.length,
    skipped: cases.filter((item) => item.state === "skipped").length,
    durationMs,
    failures: [...failures, ...empty],
    unproven: progress.flatMap((item) => {
      if (item.kind !== "unproven") return [];
      const { operation, part, reason } = item;
      return [{ operation, part, reason }];
    }),
    missingPeers: [],
  };
}
