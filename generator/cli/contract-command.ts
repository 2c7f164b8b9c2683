import { existsSync } from "node:fs";
import { join } from "node:path";
import type { TargetConfig } from "../config/target-config.ts";
import type { ContractProgress, ContractReport } from "../contract/run/contract-report.ts";
import { runContract } from "../contract/run/run-contract.ts";
import type { CommandContext, CommandResult } from "./command-context.ts";
import { selectTargets } from "./resolve-targets.ts";
import { findOutput } from "./run-generation.ts";
import { oneLine, printable, shortened } from "./style.ts";
import type { ConfigOptions } from "./target-options.ts";

export interface ContractRequest extends ConfigOptions {
  /** Targets of the config. */
  readonly arguments: readonly string[];
}

/** `routesmith contract`: runs the suites that were generated, and passes only if no case failed or was skipped. */
export async function contractCommand(request: ContractRequest, context: CommandContext): Promise<CommandResult> {
  const selection = await selectTargets(request.arguments, request, context);
  const all = selection?.targets ?? [];
  const proven = all.filter(({ emit }) => emit.includes("contract"));
  const targets: object[] = [];
  // Who names a target wants its suite. Who names none means those that are to have one; where none is, all are at fault.
  for (const target of request.arguments.length === 0 && proven.length > 0 ? proven : all) {
    const report = await runTarget(target, selection?.workingFolder ?? "", context);
    if (report !== undefined) targets.push({ name: target.name, ...report });
  }
  return { targets };
}

async function runTarget(
  target: TargetConfig,
  workingFolder: string,
  context: CommandContext,
): Promise<ContractReport | undefined> {
  const { diagnostics, progress } = context;
  const output = findOutput(target, workingFolder, context);
  if (output === undefined) return undefined;
  const location = { file: output.name };
  if (!existsSync(join(output.path, "contract"))) {
    diagnostics.error("contract/not-generated", `\`${target.name}\` has no contract suite.`, { location });
    return undefined;
  }
  let cases = 0;
  progress.show(`${target.name}: starting the mock server`);
  const onProgress = ({ kind }: ContractProgress): void => {
    if (kind === "case") progress.show(`${target.name}: ${++cases} cases`);
  };
  const report = await runContract({ output: output.path, workingFolder, onProgress });
  if (report.missingPeers.length > 0) {
    diagnostics.error("contract/missing-peer", "The contract suite's packages are not installed.", {
      help: `Install them: npm install -D ${report.missingPeers.join(" ")}`,
    });
    return report;
  }
  printReport(target.name, report, context);
  // The report counts what was skipped among the failed; here nothing depends on that.
  if (report.failed > 0 || report.skipped > 0 || report.total === 0) {
    diagnostics.error("contract/failed", `The contract suite of \`${target.name}\` failed: ${countsOf(report)}.`, {
      location,
    });
  }
  return report;
}

function printReport(
  name: string,
  report: ContractReport,
  { io, options, progress, style, print }: CommandContext,
): void {
  progress.stop();
  // Cases that fail are problems, which `--quiet` leaves.
  for (const failure of options.json === true ? [] : report.failures) {
    io.stderr.write(
      `${style.error("✗")} ${oneLine(shortened(failure.name))}\n${printable(shortened(failure.message)).replace(/^/gm, "    ")}\n`,
    );
  }
  print(`${style.strong(oneLine(name))}: ${countsOf(report)} (${(report.durationMs / 1000).toFixed(1)} s)`);
  for (const { operation, part, reason } of report.unproven) {
    print(`  not proven: ${oneLine(operation)}: ${oneLine(part)} (${oneLine(reason)})`);
  }
}

function countsOf({ total, passed, failed, skipped }: ContractReport): string {
  return `${total} cases: ${passed} passed, ${failed} failed, ${skipped} skipped`;
}
