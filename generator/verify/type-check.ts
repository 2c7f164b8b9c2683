import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import type * as TsMorph from "ts-morph";
import type { Diagnostics } from "../kernel/diagnostic.ts";
import type { GeneratedFile } from "../kernel/generated-file.ts";
import { limits } from "../kernel/limits.ts";
import { packageFolder } from "../load/templates/package-folder.ts";

/** Required, not imported: `import` first parses the text of the compiler once more, to find its exports. */
const tsMorph: typeof TsMorph = createRequire(import.meta.url)("ts-morph");
const { ModuleKind, ModuleResolutionKind, Project, ScriptTarget, ts } = tsMorph;

/** As strict as the strictest project that may import the output. */
const compilerOptions: TsMorph.CompilerOptions = {
  target: ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/**
 * Compiles the files as they would stand in the output folder, and reports what the compiler says.
 *
 * @param output the output folder, absolute: packages are looked for from there upwards, then among our own.
 * @param seconds after how many to give up.
 */
export function typeCheck(
  files: readonly GeneratedFile[],
  output: string,
  diagnostics: Diagnostics,
  seconds: number = limits.compileSeconds,
): void {
  const project = new Project({
    compilerOptions: { ...compilerOptions, paths: packagePaths(output) },
    skipAddingFilesFromTsConfig: true,
    skipFileDependencyResolution: true,
  });
  project.createSourceFile(contractEntry(), contractDeclaration, { overwrite: true });
  const sources = files.filter(({ path }) => path.endsWith(".ts"));
  for (const { path, text } of sources) project.createSourceFile(join(output, path), text, { overwrite: true });
  const problems = problemsOf(project.getProgram().compilerObject, seconds);
  if (problems === undefined)
    diagnostics.error("limit/compilation", `The files take more than ${seconds} s to compile.`);
  for (const { file, start, code, messageText } of problems ?? []) {
    const place = file && start !== undefined ? file.getLineAndCharacterOfPosition(start) : undefined;
    diagnostics.error("verify/type", `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`, {
      location: {
        file: file ? relativeTo(output, file.fileName) : output,
        ...(place && { line: place.line + 1, column: place.character + 1 }),
      },
    });
  }
}

/** What the compiler says; `undefined` where it takes too long. It asks for the time at each declaration. */
function problemsOf(program: TsMorph.ts.Program, seconds: number): readonly TsMorph.ts.Diagnostic[] | undefined {
  const end = performance.now() + seconds * 1000;
  const isCancellationRequested = (): boolean => performance.now() > end;
  const throwIfCancellationRequested = (): void => {
    if (isCancellationRequested()) throw new ts.OperationCanceledException();
  };
  try {
    return ts.getPreEmitDiagnostics(program, undefined, { isCancellationRequested, throwIfCancellationRequested });
  } catch (error) {
    if (error instanceof ts.OperationCanceledException) return undefined;
    throw error;
  }
}

/** What the suite imports as `routesmith/contract`, without the packages that run it: those need not be installed. */
const contractDeclaration = `import type { Contract } from "./contract.js";
export type * from "./contract.js";
export declare function describeContract<Client>(contract: Contract<Client>): void;
`;

function contractEntry(): string {
  const folder = join(packageFolder(), "generator", "contract");
  return join(existsSync(folder) ? folder : join(packageFolder(), "dist", "types", "contract"), "type-check-entry.ts");
}

/** Our own packages, for an output whose project has not installed them. */
function packagePaths(output: string): Record<string, string[]> {
  const require = createRequire(import.meta.url);
  const isInstalled = (name: string) =>
    createRequire(join(output, "index.js"))
      .resolve.paths(name)
      ?.some((folder) => existsSync(join(folder, name)));
  const own = (name: string) => dirname(require.resolve(`${name}/package.json`));
  return {
    "routesmith/contract": [contractEntry()],
    ...(isInstalled("openapi-fetch") ? {} : { "openapi-fetch": [own("openapi-fetch")] }),
  };
}

function relativeTo(folder: string, file: string): string {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
}
