import { manifestPath } from "../write/output-path.ts";
import { locateInOutput } from "../write/output-folder.ts";
import { changesOf, type OutputPlan } from "../write/output-plan.ts";
import { planOutput } from "../write/plan-output.ts";
import { strangersIn } from "../write/strangers-in.ts";
import type { CommandContext, CommandResult } from "./command-context.ts";
import { generateCall, type Asked } from "./generate-call.ts";
import { resolveOutputs } from "./resolve-targets.ts";
import { runGeneration, type GeneratedTarget } from "./run-generation.ts";
import { oneLine, printable, type Style } from "./style.ts";
import { summariseChange, summarisePlan } from "./summarise-plan.ts";

/** The same as `generate` takes: it is told what that would do. */
export type CheckRequest = Asked;

/** `routesmith check`: compiles what would be generated, and shows how it differs from what is there. */
export async function checkCommand(request: CheckRequest, context: CommandContext): Promise<CommandResult> {
  const selection = await resolveOutputs(request, context, "check");
  const generated = selection && (await runGeneration(selection, { typecheck: true, isThorough: true }, context));
  const targets: object[] = [];
  for (const target of generated ?? []) {
    // With force, because a file that somebody edited is a difference like any other here.
    const plan = planOutput(target.content, target.output, { force: true }, context.diagnostics);
    if (plan !== undefined) targets.push(await reportPlan({ target, plan, request }, context));
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

/** What a target would write, and who asked. */
interface Checked {
  readonly target: GeneratedTarget;
  readonly plan: OutputPlan;
  readonly request: CheckRequest;
}

async function reportPlan({ target, plan, request }: Checked, context: CommandContext): Promise<object> {
  const { diagnostics, style } = context;
  const name = oneLine(target.name);
  const changes = changesOf(plan);
  const durationMs = Math.round(target.durationMs);
  context.print(`${style.strong(name)}: ${summarisePlan(plan)} (${durationMs} ms)`);
  const others = reportStrangers(target, plan, context);
  if (changes.length === 0) return { name: target.name, output: target.output.name, changes: [], others, durationMs };
  // Nobody reads all files of an output that is not there yet.
  const isNew = plan.entries.every(({ kind }) => kind === "add");
  const { diffEntry } = await import("./diff-entry.ts");
  const listed: object[] = [];
  for (const entry of changes) {
    const diff = diffEntry(entry);
    // The manifest's hashes follow from the other files.
    if (!isNew && (entry.path !== manifestPath || changes.length === 1))
      context.print(colouredDiff(printable(diff), style));
    listed.push({ ...summariseChange(entry), diff });
  }
  const edited = changes.filter((entry) => summariseChange(entry).edited).length;
  const who = edited === 0 ? "" : `, ${edited} of them not as routesmith wrote them`;
  const message = isNew
    ? `\`${target.name}\` is not there yet: the folder has none of its ${changes.length} files.`
    : `\`${target.name}\` is out of date: ${changes.length} of its files would change${who}.`;
  const help =
    edited > 0
      ? `Move the edits elsewhere, then run \`${generateCall(request, "--force")}\` and commit the result.`
      : `Run \`${generateCall(request)}\` and commit the result.`;
  diagnostics.error("check/drift", message, {
    help,
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
