import { resolve } from "node:path";
import type { TargetConfig } from "./config/target-config.ts";
import { emit, withRequirements } from "./emit/emit.ts";
import { startSchemaPrinter, type SchemaPrinter } from "./emit/schema/schema-printer.ts";
import { TemplateRenderer } from "./emit/templates/template-renderer.ts";
import { Diagnostics, type Diagnostic } from "./kernel/diagnostic.ts";
import { invariant } from "./kernel/invariant.ts";
import type { GeneratedFile } from "./kernel/generated-file.ts";
import type { JsonObject } from "./kernel/json.ts";
import type { Document } from "./load/document.ts";
import { load } from "./load/load.ts";
import { loadTemplates } from "./load/templates/load-templates.ts";
import { buildApi } from "./model/build-api.ts";
import { select } from "./select/select.ts";
import { verify } from "./verify/verify.ts";

export { defineConfig, type Config } from "./config/config-schema.ts";
export type { ClientConfig, CredentialVariables, TargetConfig } from "./config/target-config.ts";
export type { Diagnostic, Severity, SourceLocation } from "./kernel/diagnostic.ts";
export { diagnosticCodes, type DiagnosticCode, type DiagnosticInfo } from "./kernel/diagnostic-codes.ts";
export { emitterNames, type EmitterName, type GeneratedFile } from "./kernel/generated-file.ts";

/** The stages of a run, in their order. */
export type Stage = "load" | "select" | "model" | "emit" | "verify";

export interface GenerateOptions {
  /** What relative paths of the config are relative to; the process's working folder without it. */
  readonly workingFolder?: string;
  /** Reads the document where the target's `spec` is `-`. */
  readonly stdin?: () => Promise<Buffer>;
  /** Fetches the document where the target's `spec` is a URL. */
  readonly isNetworkAllowed?: boolean;
  /** Compiles the files too, which takes a second or two. */
  readonly typecheck?: boolean;
  /** Looks for faults of the document that take a second reading of it to find. */
  readonly isThorough?: boolean;
  /** Prints the `schema` module; shared by several runs and closed by their caller. Without it a run starts its own. */
  readonly schemaPrinter?: SchemaPrinter;
  /** Called when a stage begins. */
  readonly onStage?: (stage: Stage) => void;
}

/** What a run made, none of it on disk. */
export interface Generation {
  /** In the order of their paths; empty where there are errors. */
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** The document that was read; absent where it could not be. */
  readonly document: { readonly file: string; readonly sha256: string } | undefined;
  /** The client's name; absent where there are errors. */
  readonly client: string | undefined;
}

/**
 * Generates the files of a target, and writes nothing: that, and showing what would change, is up to the caller.
 *
 * @returns problems of the user's input among the diagnostics; they are never thrown.
 * @throws {InvariantError} on a fault of routesmith itself.
 */
export async function generate(target: TargetConfig, options: GenerateOptions = {}): Promise<Generation> {
  const { workingFolder = process.cwd(), stdin, isNetworkAllowed = false, typecheck = false } = options;
  const onStage = options.onStage ?? (() => {});
  const diagnostics = new Diagnostics();
  const emitted = withRequirements(target.emit);
  const ownPrinter = emitted.includes("schema") && !options.schemaPrinter ? startSchemaPrinter() : undefined;
  const schemaPrinter = options.schemaPrinter ?? ownPrinter;
  try {
    onStage("load");
    const templates = await loadTemplates(target, workingFolder, diagnostics);
    const { spec, overlays, references, allowLarge } = target;
    const { isThorough = false } = options;
    const given = { spec, overlays, references, allowLarge, workingFolder, isNetworkAllowed, isThorough };
    const source = { ...given, ...(stdin ? { stdin } : {}) };
    const document = await load(source, diagnostics);
    if (!document || diagnostics.hasErrors) return await conclude([], diagnostics, document);

    onStage("select");
    const slice = select(document, target.routes, diagnostics);
    if (!slice || diagnostics.hasErrors) return await conclude([], diagnostics, document);

    onStage("model");
    const api = buildApi(slice, target.client, diagnostics);
    if (diagnostics.hasErrors) return await conclude([], diagnostics, document);

    onStage("emit");
    const renderer = new TemplateRenderer(templates, diagnostics);
    const printSchema = (root: JsonObject) => {
      invariant(schemaPrinter, "the emitters that ask for the schema are those that start its printer");
      return schemaPrinter.print(root);
    };
    // The compiler is loaded while this thread waits for the schema.
    const [files, checker] = await Promise.all([
      emit({ api, slice, renderer, emit: new Set(emitted), printSchema, diagnostics }),
      typecheck ? import("./verify/type-check.ts") : undefined,
    ]);
    if (diagnostics.hasErrors) return await conclude([], diagnostics, document);

    onStage("verify");
    const faults = new Diagnostics();
    await verify(files, faults);
    if (!faults.hasErrors) checker?.typeCheck(files, resolve(workingFolder, target.output), faults);
    reportFaults(faults, target, diagnostics);
    if (diagnostics.hasErrors) return await conclude([], diagnostics, document);
    return { ...(await conclude(files, diagnostics, document)), client: api.localName };
  } finally {
    await ownPrinter?.close();
  }
}

/** Faulty files are a fault of ours, unless the user's templates had a hand in them. */
function reportFaults({ items }: Diagnostics, { templates }: TargetConfig, diagnostics: Diagnostics): void {
  for (const { code, message, location } of items) {
    diagnostics.error(templates === undefined ? code : "verify/template", message, { ...(location && { location }) });
  }
}

/** The result of a run, each problem with the line and column of the place that it points to. */
async function conclude(
  files: readonly GeneratedFile[],
  { items }: Diagnostics,
  document: Document | undefined,
): Promise<Generation> {
  const diagnostics = await Promise.all(items.map((item) => located(item, document)));
  const read = document && { file: document.file, sha256: document.sha256 };
  return { files, diagnostics, document: read, client: undefined };
}

async function located(item: Diagnostic, document: Document | undefined): Promise<Diagnostic> {
  const { location } = item;
  const isInDocument = document !== undefined && location?.file === document.file;
  if (!isInDocument || location?.pointer === undefined || location.line !== undefined) return item;
  return { ...item, location: await document.locate(location.pointer) };
}
