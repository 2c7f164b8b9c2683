import { manifestPath } from "../write/output-path.ts";
import { locateInOutput } from "../write/output-folder.ts";
import { changesOf, type OutputPlan } from "../write/output-plan.ts";
import { planOutput } from "../write/plan-output.ts";
import { strangersIn } from "../write/strangers-in.ts";
import type { CommandContext, CommandResult } from "./command-context.ts";
import { hasOutput, resolveTargets } from "./resolve-targets.ts";
import { runGeneration, type GeneratedTarget } from "./run-generation.ts";
import { oneLine, printable, type Style } from "./style.ts";
import { summariseChange, summarisePlan } from "./summarise-plan.ts";
import type { DocumentOptions } from "./target-options.ts";

export interface CheckRequest extends DocumentOptions {
  /** Targets of the config, or one document. */
  readonly arguments: readonly string[];
}

/** `routesmith check`: compiles what would be generated, and shows how it differs from what is there. */
export async function checkCommand(request: CheckRequest, context: CommandContext): Promise<CommandResult> {
  const call = "routesmith check DOCUMENT --output FOLDER";
  const selection = hasOutput(request, context)
    ? await resolveTargets(request.arguments, request, context, call)
    : undefined;
  const generated = selection && (await runGeneration(selection, { typecheck: true, isThorough: true }, context));
  const targets: object[] = [];
  for (const target of generated ?? []) {
    // With force, because a file that somebody edited is a difference like any other here.
    const plan = planOutput(target.content, target.output, { force: true }, context.diagnostics);
    if (plan !== undefined) targets.push(await reportPlan(target, plan, context));
  }
  return { targets };
}

/** Files that nobody generates any more would be imported all the same; those of somebody else are only named. */
function reportStrangers({ output }: GeneratedTarget, plan: OutputPlan, context: CommandContext): readonly string[] {
  const { leftOver, others } = strangersIn(plan);
  for (const path of leftOver) {
    const message = `\`${path}\` says that routesmith wrote it, and is no longer written.`;
    context.diagnostics.error("check/left-over", message, { location: locateInOutput(output, path) });
  }
  if (others.length > 0) {
    const named = others.slice(0, mostNamed).map(oneLine).join(", ");
    context.print(`  not of routesmith: ${named}${others.length > mostNamed ? ", …" : ""}`);
  }
  return others;
}

const mostNamed = 10;

async function reportPlan(target: GeneratedTarget, plan: OutputPlan, context: CommandContext): Promise<object> {
  const { diagnostics, style } = context;
  const name = oneLine(target.name);
  const changes = changesOf(plan);
  const durationMs = Math.round(target.durationMs);
  context.print(`${style.strong(name)}: ${summarisePlan(plan)} (${durationMs} ms)`);
  const others = reportStrangers(target, plan, context);
  if (changes.length === 0) return { name: target.name, output: target.output.name, changes: [], others, durationMs };
  const { diffEntry } = await import("./diff-entry.ts");
  const listed: object[] = [];
  for (const entry of changes) {
    const diff = diffEntry(entry);
    // The manifest's hashes follow from the other files.
    if (entry.path !== manifestPath || changes.length === 1) context.print(colouredDiff(printable(diff), style));
    listed.push({ ...summariseChange(entry), diff });
  }
  const edited = changes.filter((entry) => summariseChange(entry).edited).length;
  const who = edited === 0 ? "" : `, ${edited} of them not as routesmith wrote them`;
  const message = `\`${target.name}\` is out of date: ${changes.length} of its files would change${who}.`;
  diagnostics.error("check/drift", message, {
    ...(edited > 0 && {
      help: "Move the edits elsewhere, then run `routesmith generate --force` and commit the result.",
    }),
    location: { file: target.output.name },
  });
  return { name: target.name, output: target.output.name, changes: listed, others, durationMs };
}

function colouredDiff(diff: string, style: Style): string {
  const lines = diff
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => {
      if (line.startsWith("+++") || line.startsWith("---")) return style.strong(line);
      if (line.startsWith("+")) return style.added(line);
      if (line.startsWith("-")) return style.removed(line);
      return line.startsWith("@@") ? style.faint(line) : line;
    });
  return lines.join("\n");
}
