import { performance } from "node:perf_hooks";
import { changesOf, type OutputPlan } from "../write/output-plan.ts";
import { planOutput } from "../write/plan-output.ts";
import { writeOutput } from "../write/write-output.ts";
import type { CommandContext, CommandResult } from "./command-context.ts";
import type { Asked } from "./generate-call.ts";
import { resolveOutputs } from "./resolve-targets.ts";
import { runGeneration, type GeneratedTarget } from "./run-generation.ts";
import { oneLine } from "./style.ts";
import { summariseChange, summarisePlan } from "./summarise-plan.ts";

export interface GenerateRequest extends Asked {
  readonly typecheck?: boolean;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** `routesmith generate`: writes what changes, or with `--dry-run` only says what would. */
export async function generateCommand(request: GenerateRequest, context: CommandContext): Promise<CommandResult> {
  const selection = await resolveOutputs(request, context, "generate");
  const generated = selection && (await runGeneration(selection, { typecheck: request.typecheck === true }, context));
  const targets: object[] = [];
  for (const target of generated ?? []) {
    const started = performance.now();
    const plan = await applyPlan(target, request, context);
    if (plan === undefined) continue;
    const durationMs = Math.round(target.durationMs + performance.now() - started);
    const changes = changesOf(plan).map(summariseChange);
    targets.push({ name: target.name, output: target.output.name, changes, durationMs });
    const note = request.dryRun === true ? "dry run" : `${durationMs} ms`;
    context.print(`${context.style.strong(oneLine(target.name))}: ${summarisePlan(plan)} (${note})`);
    if (request.dryRun === true) for (const { change, path } of changes) context.print(`  ${change.padEnd(6)} ${path}`);
  }
  return { targets };
}

async function applyPlan(
  { content, output }: GeneratedTarget,
  request: GenerateRequest,
  { io, diagnostics }: CommandContext,
): Promise<OutputPlan | undefined> {
  const options = { force: request.force === true };
  if (request.dryRun === true) return planOutput(content, output, options, diagnostics);
  const write = (signal?: AbortSignal) =>
    writeOutput(content, output, { ...options, ...(signal && { signal }) }, diagnostics);
  return io.withSignal === undefined ? write() : io.withSignal(write);
}
