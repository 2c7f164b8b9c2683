import type { SerializedError } from "vitest";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import type { ContractProgress } from "./contract-report.ts";
import { toldUnproven } from "../unproven/unproven-meta.ts";

/** Tells the process that started vitest what happens. It is the suite's only reporter, so it leaves nothing out. */
class ProgressReporter implements Reporter {
  onTestCaseResult(testCase: TestCase): void {
    const { state, errors } = testCase.result();
    const message = state === "failed" ? messages(errors ?? []) : state === "passed" ? "" : "the case was skipped";
    for (const part of toldUnproven(testCase.meta())) tell({ kind: "unproven", ...part });
    tell({ kind: "case", name: testCase.fullName, state: state === "pending" ? "skipped" : state, message });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    for (const module of modules) {
      const suites = [...module.children.allSuites()].map((suite) => ({
        name: suite.fullName,
        errors: suite.errors(),
      }));
      for (const { name, errors } of [{ name: module.relativeModuleId, errors: module.errors() }, ...suites]) {
        if (errors.length > 0) tell({ kind: "fault", name, message: messages(errors) });
      }
    }
    if (unhandled.length > 0) tell({ kind: "fault", name: "unhandled error", message: messages(unhandled) });
  }
}

// vitest takes a reporter out of a module by its default export.
export { ProgressReporter as default };

interface Failure {
  readonly message: string;
  readonly diff?: string | undefined;
  readonly cause?: unknown;
}

function messages(errors: readonly Failure[]): string {
  return errors.map(explain).join("\n");
}

function explain(error: Failure): string {
  const { cause } = error;
  const reason = typeof cause === "object" && cause !== null ? Reflect.get(cause, "message") : undefined;
  return [error.message, typeof reason === "string" ? `because: ${reason}` : "", error.diff ?? ""]
    .filter((part) => part !== "")
    .join("\n");
}

function tell(progress: ContractProgress): void {
  process.send?.(progress);
}
