import type { TargetConfig } from "../config/target-config.ts";
import { Diagnostics, type Diagnostic } from "../kernel/diagnostic.ts";
import type { Document } from "../load/document.ts";
import { load } from "../load/load.ts";
import { addDiagnostics, type CommandContext } from "./command-context.ts";
import { placed } from "./placed.ts";
import type { TargetSelection } from "./resolve-targets.ts";

/**
 * Loads a target's document and hands it to `use`. The problems of both get their lines and columns.
 *
 * @returns what `use` gives; `undefined` where the document cannot be loaded.
 */
export async function withDocument<Result>(
  target: TargetConfig,
  selection: TargetSelection,
  context: CommandContext,
  use: (document: Document, diagnostics: Diagnostics) => Promise<Result> | Result,
): Promise<Result | undefined> {
  const diagnostics = new Diagnostics();
  context.progress.show(`${target.name}: load`);
  const { spec, overlays, references } = target;
  const { workingFolder, isNetworkAllowed } = selection;
  // Nothing is made of the document here, so it may be as large as it is.
  const given = { spec, overlays, references, allowLarge: true, workingFolder, isNetworkAllowed };
  const source = { ...given, stdin: context.io.stdin };
  const document = await load(source, diagnostics);
  const result = document && (await use(document, diagnostics));
  const items = await Promise.all(diagnostics.items.map((item) => located(item, document)));
  addDiagnostics(context.diagnostics, await placed(items, { target, selection, cwd: context.io.cwd }));
  return result;
}

async function located(item: Diagnostic, document: Document | undefined): Promise<Diagnostic> {
  const { location } = item;
  if (location?.pointer === undefined || location.line !== undefined || location.file !== document?.file) return item;
  return { ...item, location: await document.locate(location.pointer) };
}
