import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { parseConfig } from "../../generator/config/parse-config.ts";
import type { TargetConfig } from "../../generator/config/target-config.ts";
import { Diagnostics } from "../../generator/kernel/diagnostic.ts";
import { isJsonObject, type Json } from "../../generator/kernel/json.ts";

/** A folder `test/cases/<topic>/<case>`. */
export interface CaseFolder {
  /** `<topic>/<case>`. */
  readonly name: string;
  readonly folder: string;
  readonly target: TargetConfig;
  /** The paths in `expected/` of the files that the case is about. */
  readonly expectedFiles: readonly string[];
  /** What `expected-diagnostics.json` says; a case without that file has no problems. */
  readonly expectedDiagnostics: readonly Json[];
}

const casesFolder = fileURLToPath(new URL(".", import.meta.url));

export function readCases(): CaseFolder[] {
  return foldersIn(casesFolder).flatMap((topic) =>
    foldersIn(join(casesFolder, topic)).map((name) => readCase(`${topic}/${name}`)),
  );
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map(({ name }) => name).sort();
}

function readCase(name: string): CaseFolder {
  const folder = join(casesFolder, name);
  const diagnostics = join(folder, "expected-diagnostics.json");
  return {
    name,
    folder,
    target: readTarget(name, folder),
    expectedFiles: filesIn(join(folder, "expected")),
    expectedDiagnostics: existsSync(diagnostics) ? (JSON.parse(readFileSync(diagnostics, "utf8")) as Json[]) : [],
  };
}

function readTarget(name: string, folder: string): TargetConfig {
  const file = join(folder, "config.yaml");
  const config: unknown = existsSync(file) ? parse(readFileSync(file, "utf8")) : {};
  const spec = readdirSync(folder).find((entry) => /^openapi\.(?:json|yaml)$/.test(entry));
  const overlays = existsSync(join(folder, "overlay.yaml")) ? ["overlay.yaml"] : [];
  const diagnostics = new Diagnostics();
  const given = isJsonObject(config) ? config : {};
  const origin = { file: `${name}/config.yaml`, folder };
  const targets = parseConfig({ targets: { case: { spec, overlays, ...given } } }, origin, diagnostics);
  const [target] = targets ?? [];
  if (target === undefined) throw new Error(`${name}: ${diagnostics.items.map(({ message }) => message).join("; ")}`);
  return target;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")).sort();
}
