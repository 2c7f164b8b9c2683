import type { TargetConfig } from "../config/target-config.ts";
import { Diagnostics } from "../kernel/diagnostic.ts";
import { nearest } from "../kernel/nearest.ts";
import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Document } from "../load/document.ts";
import { explain, hasPart, partNames, routeOf, type ExplanationStep } from "../select/explain.ts";
import { select } from "../select/select.ts";
import type { Slice } from "../select/slice.ts";
import type { CommandContext, CommandResult } from "./command-context.ts";
import { isGivenTwice, resolveTargets } from "./resolve-targets.ts";
import { oneLine } from "./style.ts";
import type { ConfigOptions } from "./target-options.ts";
import { withDocument } from "./with-document.ts";

export interface WhyRequest extends ConfigOptions {
  /** What a part is called by: see the command's help. */
  readonly part: string;
  readonly document: string | undefined;
  readonly target?: string;
  readonly route?: readonly string[];
  readonly overlay?: readonly string[];
  readonly followReferences?: boolean;
}

/** `routesmith why`: for each target that has the part, the way from one of its routes down to it. */
export async function whyCommand(request: WhyRequest, context: CommandContext): Promise<CommandResult> {
  const { diagnostics } = context;
  if (isGivenTwice(request.document, request.target, diagnostics)) return {};
  const names = [request.document ?? request.target].filter((name) => name !== undefined);
  const selection = await resolveTargets(names, request, context, `routesmith why ${request.part} DOCUMENT`);
  const explanations: object[] = [];
  if (selection === undefined) return { explanations };
  const known = new Set<string>();
  let isUnreached = false;
  for (const target of selection.targets) {
    await withDocument(target, selection, context, async (document, problems) => {
      const slice = select(document, target.routes, problems);
      if (slice === undefined) return;
      const steps = explain(slice, request.part) ?? (await explainType(slice, target, request.part));
      if (steps === undefined) {
        for (const name of partNames(slice)) known.add(name);
        isUnreached ||= hasPart(document, slice, request.part);
      } else explanations.push({ target: target.name, steps: await printSteps(steps, slice, document, context) });
    });
  }
  if (explanations.length > 0 || diagnostics.hasErrors) return { explanations };
  if (isUnreached) {
    diagnostics.error(
      "select/no-such-part",
      `The document has \`${request.part}\`, but no selected route reaches it.`,
      { help: "Select a route that reaches it; `routesmith routes` lists them all." },
    );
  } else reportUnknownPart(request.part, known, diagnostics);
  return { explanations };
}

/** The same for what is generated: a type, or the function of an operation. */
async function explainType(
  slice: Slice,
  { client }: TargetConfig,
  name: string,
): Promise<readonly ExplanationStep[] | undefined> {
  // Most ask for parts of the document, for which no client has to be made.
  const [{ buildApi }, { allResources }, { paramsName }] = await Promise.all([
    import("../model/build-api.ts"),
    import("../model/resources.ts"),
    import("../emit/print/params.ts"),
  ]);
  // Its problems are told where the client is generated.
  const { schemas, resources } = buildApi(slice, client, new Diagnostics());
  const schema = schemas.find(({ formNames }) => name === formNames.request || name === formNames.response);
  const operations = allResources(resources).flatMap((resource) => resource.operations);
  const operation = operations.find((one) => one.name === name || paramsName(one) === name);
  const pointer = schema?.pointer ?? operation?.pointer;
  return pointer === undefined ? undefined : explain(slice, pointer);
}

function reportUnknownPart(part: string, known: ReadonlySet<string>, diagnostics: Diagnostics): void {
  const name = nameIn(part);
  const longer = [...known].filter((other) => other.toLowerCase().includes(name.toLowerCase())).slice(0, 3);
  const near = longer.length > 0 ? longer : nearest(name, known);
  diagnostics.error("select/no-such-part", `No route reaches \`${part}\`.`, {
    ...(near.length > 0 && { help: `Did you mean \`${near.join("` or `")}\`?` }),
  });
}

/** The name of a component where the part is a reference to one, or its pointer: that is what others may be near to. */
function nameIn(part: string): string {
  return /^#?\/components\/[^/]+\/([^/]+)$/.exec(part)?.[1] ?? part;
}

/** Prints the way down, and gives it with the places in the document. */
async function printSteps(
  steps: readonly ExplanationStep[],
  slice: Slice,
  document: Document,
  { print, style }: CommandContext,
): Promise<object[]> {
  const described: object[] = [];
  let part: JsonPointer = "";
  for (const step of steps) {
    const title = titleOf(step.part, slice);
    const place = step.place === undefined ? undefined : await document.locate(step.place);
    if (place !== undefined && step.place !== undefined) {
      const inside = step.place.startsWith(`${part}/`) ? step.place.slice(part.length + 1) : `#${step.place}`;
      const position = [place.file, place.line, place.column].filter((item) => item !== undefined).join(":");
      print(`  ${oneLine(inside)} ${style.faint(`(${oneLine(position)})`)}`);
    }
    print(style.strong(oneLine(title)));
    described.push({ part: step.part, title, ...(place && { place }) });
    part = step.part;
  }
  return described;
}

function titleOf(part: JsonPointer, slice: Slice): string {
  const operation = slice.operations.find(({ pointer }) => pointer === part);
  return operation === undefined ? `#${part}` : routeOf(operation);
}
