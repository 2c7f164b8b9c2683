import { describe, expect, it } from "vitest";
import { exitCodeOf, printDiagnostics } from "../../../generator/cli/print-diagnostics.ts";
import type { Style } from "../../../generator/cli/style.ts";
import type { Diagnostic } from "../../../generator/kernel/diagnostic.ts";
import type { DiagnosticCode } from "../../../generator/kernel/diagnostic-codes.ts";

const same = (text: string): string => text;
const plain: Style = { error: same, warning: same, added: same, removed: same, strong: same, faint: same };

function error(code: DiagnosticCode, details: Partial<Diagnostic> = {}): Diagnostic {
  return { code, severity: "error", message: "It is wrong.", ...details };
}

function warning(code: DiagnosticCode, message: string): Diagnostic {
  return { code, severity: "warning", message, help: "Mend it." };
}

describe("printDiagnostics", () => {
  const cases: readonly (readonly [string, { given: readonly Diagnostic[]; want: readonly string[] }])[] = [
    ["nothing", { given: [], want: [] }],
    [
      "a problem without a place, with the help of its code",
      {
        given: [error("config/not-found")],
        want: [
          "config/not-found It is wrong.",
          "  help: Write `routesmith.config.ts`, or name another config with `--config FILE`.",
          "1 error",
        ],
      },
    ],
    [
      "no more of a text than somebody reads",
      {
        given: [error("load/syntax", { message: "x".repeat(5000), help: "y".repeat(5000) })],
        want: [`load/syntax ${"x".repeat(2000)}…`, `  help: ${"y".repeat(2000)}…`, "1 error"],
      },
    ],
    [
      "a problem with all that there can be",
      {
        given: [
          error("load/syntax", {
            help: "Mend it.",
            location: { file: "a.json", line: 2, column: 3, pointer: "/a", frame: "> 2 |   x\n    |   ^" },
          }),
        ],
        want: [
          "a.json:2:3 load/syntax It is wrong.",
          "  > 2 |   x",
          "      |   ^",
          "  at #/a",
          "  help: Mend it.",
          "1 error",
        ],
      },
    ],
    [
      "errors before warnings, equal warnings together",
      {
        given: [
          warning("emit/invalid-example", "1"),
          warning("emit/unsolved-sample", "2"),
          warning("emit/invalid-example", "3"),
          error("load/empty", { help: "Mend it." }),
        ],
        want: [
          "load/empty It is wrong.",
          "  help: Mend it.",
          "emit/invalid-example 1",
          "  help: Mend it.",
          "emit/invalid-example 3",
          "  help: Mend it.",
          "emit/unsolved-sample 2",
          "  help: Mend it.",
          "1 error, 3 warnings",
        ],
      },
    ],
    [
      "no more than ten warnings of a kind",
      {
        given: Array.from({ length: 14 }, (_, index) => warning("emit/invalid-example", String(index))),
        want: [
          ...Array.from({ length: 10 }, (_, index) => [`emit/invalid-example ${index}`, "  help: Mend it."]).flat(),
          "… and 4 more emit/invalid-example",
          "14 warnings",
        ],
      },
    ],
    [
      "control characters so that they do nothing",
      {
        given: [error("load/empty", { message: "\u001b[2J\u202e\r", help: "\u0007", location: { file: "\u009b" } })],
        want: ["\\u009b load/empty \\u001b[2J\\u202e\\u000d", "  help: \\u0007", "1 error"],
      },
    ],
  ];
  it.each(cases)("prints %s", (_name, { given, want }) => {
    expect(printDiagnostics(given, plain)).toBe(want.map((line) => `${line}\n`).join(""));
  });
});

describe("exitCodeOf", () => {
  it.each<readonly [string, readonly Diagnostic[], number]>([
    ["nothing", [], 0],
    ["warnings", [warning("emit/invalid-example", "")], 0],
    ["a failed check", [error("check/drift")], 1],
    [
      "a failed check and a faulty document",
      [error("check/drift"), error("load/syntax"), error("config/not-found")],
      3,
    ],
    ["a fault of ours", [error("load/syntax"), error("verify/syntax")], 70],
  ])("is for %s that of the gravest", (_name, diagnostics, want) => {
    expect(exitCodeOf(diagnostics)).toBe(want);
  });
});
