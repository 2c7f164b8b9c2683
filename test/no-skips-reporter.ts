import type { Reporter, TestModule } from "vitest/node";

/** Fails a run in which a test was skipped, and one in which none ran. */
export default class NoSkipsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => test.result().state === "skipped");
    for (const test of skipped) console.error(`skipped: ${test.fullName}`);
    if (skipped.length > 0 || tests.length === 0) {
      console.error(`${skipped.length} of ${tests.length} tests were skipped: a run must skip none and have some.`);
      process.exitCode = 1;
    }
  }
}
