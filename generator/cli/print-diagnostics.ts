import type { Diagnostic, SourceLocation } from "../kernel/diagnostic.ts";
import { diagnosticCodes } from "../kernel/diagnostic-codes.ts";
import { exitCodes, type ExitCode } from "../kernel/exit-codes.ts";
import { printable, shortened, type Style } from "./style.ts";

/** How many warnings of one code are printed; `--json` has them all. */
const shownWarnings = 10;

/**
 * The problems of a run as lines, the errors first:
 *
 * ```text
 * path:line:column code message
 *   at #/pointer
 *   help: what to do
 * ```
 */
export function printDiagnostics(diagnostics: readonly Diagnostic[], style: Style): string {
  const errors = diagnostics.filter((item) => item.severity === "error");
  const warnings = diagnostics.filter((item) => item.severity === "warning");
  const codes = [...new Set(warnings.map((item) => item.code))];
  const lines = [
    ...errors.map((item) => printDiagnostic(item, style)),
    ...codes.flatMap((code) =>
      printWarnings(
        warnings.filter((item) => item.code === code),
        style,
      ),
    ),
  ];
  if (diagnostics.length > 0)
    lines.push([count(errors, "error"), count(warnings, "warning")].filter(Boolean).join(", "));
  return lines.map((line) => `${line}\n`).join("");
}

function printWarnings(warnings: readonly Diagnostic[], style: Style): string[] {
  const lines = warnings.slice(0, shownWarnings).map((item) => printDiagnostic(item, style));
  const rest = warnings.length - lines.length;
  return rest === 0 ? lines : [...lines, `… and ${rest} more ${style.warning(warnings[0]?.code ?? "")}`];
}

/** The exit code of a run: that of its gravest error, which is the one with the greatest number. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const codes = diagnostics
    .filter((item) => item.severity === "error")
    .map((item) => diagnosticCodes[item.code].exitCode);
  return codes.reduce<ExitCode>((gravest, code) => (code > gravest ? code : gravest), exitCodes.done);
}

/** A problem with its help: its code's fix, where it has none of its own. */
export function withHelp(item: Diagnostic): Diagnostic & { readonly help: string } {
  return { ...item, help: item.help ?? diagnosticCodes[item.code].fix };
}

function printDiagnostic(item: Diagnostic, style: Style): string {
  const { code, severity, message, help, location } = withHelp(item);
  const place = location === undefined ? "" : `${style.strong(printable(shortened(placeOf(location))))} `;
  const pointer = location?.pointer;
  return [
    `${place}${style[severity](code)} ${printable(shortened(message))}`,
    ...(location?.frame === undefined ? [] : [style.faint(indent(printable(location.frame)))]),
    ...(pointer === undefined ? [] : [style.faint(`  at ${printable(shortened(`#${pointer}`))}`)]),
    `  help: ${printable(shortened(help))}`,
  ].join("\n");
}

function placeOf({ file, line, column }: SourceLocation): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(":");
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}

function count(items: readonly unknown[], noun: string): string {
  return items.length === 0 ? "" : `${items.length} ${noun}${items.length === 1 ? "" : "s"}`;
}
