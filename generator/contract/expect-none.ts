import { expect } from "vitest";

/** Fails with all the problems in plain words: the difference of two lists would hide them among quotes. */
export function expectNone(problems: readonly string[], heading: string): void {
  if (problems.length > 0) expect.fail([heading, ...problems.map((problem) => `  ${problem}`)].join("\n"));
}
