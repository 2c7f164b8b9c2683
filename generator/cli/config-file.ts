import { statSync } from "node:fs";
import { dirname, extname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "../config/config-schema.ts";
import { parseConfig, type ConfigOrigin } from "../config/parse-config.ts";
import type { TargetConfig } from "../config/target-config.ts";
import { Diagnostics, type SourceLocation } from "../kernel/diagnostic.ts";
import { diagnosticCodes } from "../kernel/diagnostic-codes.ts";
import { emitterNames } from "../kernel/generated-file.ts";
import { member } from "../kernel/json.ts";
import { ownFormat } from "../load/read/known-format.ts";
import { createLocator, type Locator } from "../load/parse/locator.ts";
import { parse } from "../load/parse/parse.ts";
import { displayPath, readSourceFile } from "../load/read/read-file.ts";
import { addDiagnostics } from "./command-context.ts";
import type { Io } from "./io.ts";

/** The names of a config, the one that is taken first where there are several. */
const endings = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json", ".yaml", ".yml"];
const configNames = endings.map((ending) => `routesmith.config${ending}`);

/**
 * The config of a folder.
 *
 * @returns its absolute path; `undefined` where the folder has none.
 */
export function findConfig(folder: string): string | undefined {
  return configNames.map((name) => join(folder, name)).find((path) => isFile(path));
}

export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether a config that the user names is there; the problem is collected otherwise. */
export function hasConfig(path: string, { cwd }: Pick<Io, "cwd">, diagnostics: Diagnostics): boolean {
  if (isFile(path)) return true;
  const file = displayPath(path, cwd);
  const location = { file };
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    const inside = findConfig(path);
    const name = inside === undefined ? undefined : displayPath(inside, cwd);
    const help = name === undefined ? "Name the file of the config." : `Did you mean ${name}?`;
    diagnostics.error("config/not-found", `${file} is a folder, and no config.`, { help, location });
  } else diagnostics.error("config/not-found", `There is no config ${file}.`, { location });
  return false;
}

/** What a config says, and where it says it. */
export interface ReadConfig {
  readonly targets: readonly TargetConfig[];
  /** Where an option stands. A config that is code has no line for it. */
  readonly locate: Locator;
}

/**
 * Reads a config.
 *
 * @param path absolute.
 * @returns `undefined` where it has problems.
 */
export async function readConfig(
  path: string,
  io: Pick<Io, "cwd" | "env">,
  diagnostics: Diagnostics,
): Promise<ReadConfig | undefined> {
  switch (extname(path)) {
    case ".json":
    case ".yaml":
    case ".yml":
      return readDataConfig(path, io, diagnostics);
    default:
      return readCodeConfig(path, io, diagnostics);
  }
}

/** A config that is data has a line and a column for each problem. */
async function readDataConfig(
  path: string,
  io: Pick<Io, "cwd" | "env">,
  diagnostics: Diagnostics,
): Promise<ReadConfig | undefined> {
  const source = await readSourceFile(path, io.cwd, diagnostics);
  if (source === undefined) return undefined;
  const codes = { empty: "config/unreadable", syntax: "config/unreadable" } as const;
  const before = diagnostics.items.length;
  const value = await parse(source, codes, diagnostics);
  if (diagnostics.items.length > before) return undefined;
  const format = value === undefined ? undefined : ownFormat(value);
  if (format !== undefined && member(value, "targets") === undefined) {
    const message = `${source.file} is ${format.title}, and no config.`;
    diagnostics.error("config/unreadable", message, { help: format.use, location: { file: source.file } });
    return undefined;
  }
  const problems = new Diagnostics();
  const targets = parseConfig(value, originOf(path, io), problems);
  const locate = createLocator(source);
  for (const item of problems.items) {
    const pointer = item.location?.pointer;
    addDiagnostics(diagnostics, [pointer === undefined ? item : { ...item, location: await locate(pointer) }]);
  }
  return targets && { targets, locate };
}

async function readCodeConfig(
  path: string,
  io: Pick<Io, "cwd" | "env">,
  diagnostics: Diagnostics,
): Promise<ReadConfig | undefined> {
  const { file } = originOf(path, io);
  if (!hasConfig(path, io, diagnostics)) return undefined;
  if (!endings.includes(extname(path))) {
    const help = `Give it a name that ends in one of ${endings.join(", ")}.`;
    diagnostics.error("config/unreadable", `The name of ${file} does not say what it is.`, {
      help,
      location: { file },
    });
    return undefined;
  }
  let value: unknown;
  try {
    value = await importDefault(path);
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    diagnostics.error("config/unreadable", `The config could not be loaded: ${firstLine(message)}`, {
      location: { file, ...placeOf(error, io.cwd) },
    });
    return undefined;
  }
  const targets = parseConfig(value, originOf(path, io), diagnostics);
  return targets && { targets, locate: async (pointer) => ({ file, pointer }) };
}

function originOf(path: string, { cwd, env }: Pick<Io, "cwd" | "env">): ConfigOrigin {
  const home = env["HOME"] ?? env["USERPROFILE"] ?? "";
  return { file: displayPath(path, cwd), folder: dirname(path), ...(isAbsolute(home) && { home }) };
}

/**
 * Runs a config in TypeScript or JavaScript. Its `import … from "routesmith"` gets this very program, because the package
 * need not be installed beside the config, and would only take time to load once more.
 */
async function importDefault(path: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  const virtualModules = { routesmith: { defineConfig, emitterNames, diagnosticCodes } };
  // No caches: not of modules, so that a changed config counts, nor on disk, because only outputs are written.
  const jiti = createJiti(import.meta.url, { moduleCache: false, fsCache: false, virtualModules });
  return jiti.import(path, { default: true });
}

/**
 * Where an error came from, in the config or in what that imports; in packages, it is of no use to know the line. A syntax
 * error's message has the line, and the column counted from 0; the stack of one that was thrown has only the line right,
 * because what ran is a translation.
 */
function placeOf(error: unknown, cwd: string): SourceLocation | undefined {
  const { message, stack = "" } = error instanceof Error ? error : new Error();
  const named = placesIn(message, /^\s*(\S.*?):(\d+):(\d+)$/)[0];
  if (named !== undefined) {
    const { path, line, column } = named;
    return { file: displayPath(path, cwd), line, column: column + 1 };
  }
  // What called this very module is not of the user.
  const [calls = ""] = stack.split(fileURLToPath(import.meta.url), 1);
  const thrown = placesIn(calls, /^\s*at (?:async )?(?:[^/\\(]*\()?(.*?):(\d+):(\d+)\)?$/)[0];
  return thrown && { file: displayPath(thrown.path, cwd), line: thrown.line };
}

/** The places in a text of one a line that are in files of the user. */
function placesIn(text: string, form: RegExp) {
  return text.split("\n").flatMap((row) => {
    const [, name = "", line, column] = form.exec(row) ?? [];
    const path = name.startsWith("file:///") ? fileURLToPath(name) : name;
    const isOwn = isAbsolute(path) && !/[\\/]node_modules[\\/]/.test(path) && isFile(path);
    return isOwn ? [{ path, line: Number(line), column: Number(column) }] : [];
  });
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.trim() ?? "";
}
