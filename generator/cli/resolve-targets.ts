import { basename, dirname, extname, resolve } from "node:path";
import type { TargetConfig } from "../config/target-config.ts";
import { defaultPayloads, defaultRequestIdHeaders } from "../config/config-schema.ts";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import { emitterNames } from "../kernel/generated-file.ts";
import { printPointer } from "../kernel/json-pointer.ts";
import { nearest } from "../kernel/nearest.ts";
import { hasScheme, isUrl } from "../load/read/fetch-file.ts";
import type { Locator } from "../load/parse/locator.ts";
import { displayPath } from "../load/read/read-file.ts";
import type { CommandContext } from "./command-context.ts";
import { findConfig, hasConfig, isFile, readConfig } from "./config-file.ts";
import { documentName } from "./document-name.ts";
import { shownDocument, type Asked } from "./generate-call.ts";
import type { DocumentOptions } from "./target-options.ts";

/** What a command works on. */
export interface TargetSelection {
  readonly targets: readonly TargetConfig[];
  /** What the targets' paths are relative to: absolute, the folder of the config. */
  readonly workingFolder: string;
  /** Whether the user has just named a URL as the document. */
  readonly isNetworkAllowed: boolean;
  /** Finds the options of the targets in the config, where they come from one. */
  readonly locate?: Locator;
  /** The config that is there and is not read, as a document is given in its place. */
  readonly unreadConfig?: string;
}

/**
 * Finds the targets that a command line means.
 *
 * @param names targets of the config, all of them without any; or one document.
 * @param call how the command is called with a document in place of a config.
 * @returns `undefined` where there is a problem.
 */
export async function resolveTargets(
  names: readonly string[],
  options: DocumentOptions,
  context: CommandContext,
  call: string,
): Promise<TargetSelection | undefined> {
  const { io, diagnostics } = context;
  const { cwd } = io;
  const [document, ...more] = names;
  if (document === undefined || !isDocument(document, cwd, options)) {
    return selectTargets(names, options, context, call);
  }
  if (options.config !== undefined && !hasConfig(resolve(cwd, options.config), io, diagnostics)) return undefined;
  if (!isNamedLikeDocument(document) && !isFile(resolve(cwd, document))) {
    const isTarget = await reportTarget(document, options, context);
    if (isTarget) return undefined;
  }
  if (more.length === 0) {
    const config = options.config === undefined ? findConfig(cwd) : resolve(cwd, options.config);
    return {
      targets: [targetOf(document, options, cwd)],
      workingFolder: cwd,
      isNetworkAllowed: isUrl(document),
      ...(config !== undefined && { unreadConfig: displayPath(config, cwd) }),
    };
  }
  diagnostics.error("cli/usage", `Only one document at a time can be given, not also \`${more.join("` and `")}\`.`, {
    help: "For several documents, write a config with a target for each.",
  });
  return undefined;
}

/**
 * Finds the targets that a command line means which writes them or compares them with what is there.
 *
 * @returns `undefined` where there is a problem, such as a document without an output.
 */
export async function resolveOutputs(
  asked: Asked,
  context: CommandContext,
  command: "generate" | "check",
): Promise<TargetSelection | undefined> {
  const call = `routesmith ${command} DOCUMENT --output FOLDER`;
  const selection = await resolveTargets(asked.arguments, asked, context, call);
  const homeless = selection?.targets.find(({ output }) => output === "");
  if (homeless === undefined) return selection;
  const message = `No output folder is given for the document \`${shownDocument(homeless.spec)}\`.`;
  context.diagnostics.error("cli/usage", message, { help: "Name the folder: `--output FOLDER`." });
  return undefined;
}

/** Whether a document is given and a target too, which is a problem: which of them is meant cannot be told. */
export function isGivenTwice(
  document: string | undefined,
  target: string | undefined,
  diagnostics: Diagnostics,
): boolean {
  if (document === undefined || target === undefined) return false;
  diagnostics.error("cli/usage", "A document and `--target` are both given.", { help: "Give one of them." });
  return true;
}

/** Whether an argument means a document; options that only a document can have settle it. */
export function isDocument(argument: string, cwd: string, options: DocumentOptions = {}): boolean {
  return isNamedLikeDocument(argument) || documentOption(options) !== undefined || isFile(resolve(cwd, argument));
}

function isNamedLikeDocument(argument: string): boolean {
  return argument === "-" || hasScheme(argument) || documentName.test(argument);
}

/** Reports an option of a document that is given with a target of the config; whether it is one. */
async function reportTarget(
  name: string,
  options: DocumentOptions,
  { io, diagnostics }: CommandContext,
): Promise<boolean> {
  const path = options.config === undefined ? findConfig(io.cwd) : resolve(io.cwd, options.config);
  const config = path === undefined ? undefined : await readConfig(path, io, diagnostics);
  const option = documentOption(options);
  if (path === undefined || option === undefined || !config?.targets.some((target) => target.name === name))
    return false;
  diagnostics.error("cli/usage", `\`--${option}\` is for a document, and \`${name}\` is a target of the config.`, {
    help: "Say it in the config, or give a document in place of the target.",
    location: { file: displayPath(path, io.cwd) },
  });
  return true;
}

/** The target that a document and its options describe. */
function targetOf(document: string, options: DocumentOptions, cwd: string): TargetConfig {
  const path = isUrl(document) && URL.canParse(document) ? new URL(document).pathname : document;
  const stem = document === "-" ? "stdin" : basename(path, extname(path));
  return {
    name: options.output === undefined ? stem : basename(resolve(cwd, options.output)),
    spec: document,
    overlays: options.overlay ?? [],
    references: { outside: options.followReferences === true, origins: [] },
    allowLarge: options.allowLarge === true,
    routes: options.route ?? [],
    output: options.output ?? "",
    emit: emitterNames.filter((emitter) => options.emit?.includes(emitter) ?? true),
    client: {
      name: options.name,
      auth: {},
      names: {},
      resources: {},
      types: {},
      requestIdHeaders: defaultRequestIdHeaders,
      payloads: defaultPayloads,
      envelopes: {},
      pagination: {},
    },
    templates: undefined,
  };
}

/**
 * Finds the targets of a config by their names; all of them without any.
 *
 * @param call how the command is called with a document in place of a config, where it can be.
 */
export async function selectTargets(
  names: readonly string[],
  options: DocumentOptions,
  { io, diagnostics }: CommandContext,
  call?: string,
): Promise<TargetSelection | undefined> {
  const { cwd } = io;
  const misplaced = documentOption(options);
  if (misplaced !== undefined) {
    const help = swallowedHelp(options, cwd) ?? "Name the document too, or say it in the config.";
    diagnostics.error("cli/usage", `\`--${misplaced}\` is for a document, and none is given.`, { help });
    return undefined;
  }
  const path = options.config === undefined ? findConfig(cwd) : resolve(cwd, options.config);
  if (path === undefined) {
    const help = call === undefined ? {} : { help: `Write \`routesmith.config.ts\`, or use \`${call}\`.` };
    diagnostics.error("config/not-found", "This folder has no config.", help);
    return undefined;
  }
  const config = await readConfig(path, io, diagnostics);
  if (config === undefined) return undefined;
  const { targets, locate } = config;
  const known = targets.map((target) => target.name);
  const unknown = names.filter((name) => !known.includes(name));
  for (const name of unknown) {
    const near = nearest(name, known);
    diagnostics.error("config/unknown-target", `The config has no target \`${name}\`.`, {
      help: near.length > 0 ? `Did you mean \`${near.join("` or `")}\`?` : `Its targets are ${known.join(", ")}.`,
      location: { file: displayPath(path, cwd) },
    });
  }
  if (unknown.length > 0) return undefined;
  const selected = names.length === 0 ? targets : targets.filter((target) => names.includes(target.name));
  const [first, second] = selected.filter(({ spec }) => spec === "-");
  if (first !== undefined && second !== undefined) {
    const message = `\`${first.name}\` and \`${second.name}\` both take their document from standard input, which can be read once.`;
    const help = "Name one of them on the command line, or give one a file.";
    const location = await locate(printPointer(["targets", second.name, "spec"]));
    diagnostics.error("config/invalid-value", message, { help, location });
    return undefined;
  }
  return { targets: selected, workingFolder: dirname(path), isNetworkAllowed: false, locate };
}

/** An option that takes several values takes the document too, where that comes after it. */
function swallowedHelp({ route = [], overlay = [] }: DocumentOptions, cwd: string): string | undefined {
  // A single overlay is one: it is of no use to name the document so.
  const swallowed = [
    { flag: "route", value: route.at(-1) },
    { flag: "overlay", value: overlay.slice(1).at(-1) },
  ].find(({ value }) => value !== undefined && isDocument(value, cwd));
  if (swallowed?.value === undefined) return undefined;
  return `\`--${swallowed.flag}\` took \`${shownDocument(swallowed.value)}\` as one of its values: put the document before it.`;
}

/** The name of an option that only a document can have, where there is one. */
function documentOption(options: DocumentOptions): string | undefined {
  const names = { route: "route", output: "output", emit: "emit", name: "name", overlay: "overlay" } as const;
  const flags = { ...names, followReferences: "follow-references", allowLarge: "allow-large" } as const;
  return Object.entries(flags).find(([name]) => options[name as keyof typeof flags] !== undefined)?.[1];
}
