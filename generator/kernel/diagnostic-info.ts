import type { ExitCode } from "./exit-codes.ts";

/** What is known of a kind of problem: no code without all of it. */
export interface DiagnosticInfo {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
  readonly exitCode: ExitCode;
}
