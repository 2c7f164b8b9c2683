import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { GeneratedFile } from "../../generator/kernel/generated-file.ts";
import { memoryHost } from "./memory-host.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const contractEntry = join(root, "generator/contract/case-entry.ts");

/** What the suites import as `routesmith/contract`, without the packages that run it. */
const contractDeclaration = `import type { Contract } from "./contract.ts";
export type * from "./contract.ts";
export declare function describeContract<Client>(contract: Contract<Client>): void;
`;

/** As strict as the strictest project that may import an output. */
const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
  paths: { "routesmith/contract": [contractEntry] },
};

const resolutions = {
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
} satisfies Record<string, ts.CompilerOptions>;

/** The ways in which a project may resolve modules. */
export const moduleResolutions = ["nodenext", "bundler"] as const;

/** Where the outputs stand, as if they were on disk. */
const base = join(root, "test/cases/outputs");

/**
 * Compiles the outputs of all cases as one program.
 *
 * @param outputs the name of a case → its files.
 * @returns what the compiler says, as `case/path:line: TS1234 message`.
 */
export function compileOutputs(
  outputs: ReadonlyMap<string, readonly GeneratedFile[]>,
  resolution: keyof typeof resolutions,
): string[] {
  const sources = new Map([[contractEntry, contractDeclaration]]);
  for (const [name, files] of outputs) {
    for (const { path, text } of files) if (path.endsWith(".ts")) sources.set(sharedPath(join(base, name, path)), text);
    for (const [path, text] of readmeSamples(files)) sources.set(join(base, name, path), text);
  }
  const options = { ...strictest, ...resolutions[resolution] };
  const program = ts.createProgram([...sources.keys()], options, memoryHost(sources, options, sharedPath));
  return ts.getPreEmitDiagnostics(program).map(({ file, start, code, messageText }) => {
    const message = `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    if (file === undefined || start === undefined) return message;
    return `${relative(base, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${message}`;
  });
}

/**
 * The samples in an output's README, as modules: the first one makes the client that the others use. An ellipsis in it is a
 * credential, which any text stands for.
 */
function readmeSamples(files: readonly GeneratedFile[]): [path: string, text: string][] {
  const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
  const [client = "", ...samples] = [...readme.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, text = ""]) => text);
  const all = [client, ...samples.map((sample) => (sample.includes("const transport") ? sample : client + sample))];
  // Imports of types alone would leave a script, in which nothing may be awaited.
  return all.map((text, index) => [`README.sample-${index}.ts`, `${text}\nexport {};\n`]);
}

/** The runtime is the same in all outputs, and so is compiled once, however deep the folder is that asks for it. */
function sharedPath(path: string): string {
  const [, module] = /\/test\/cases\/outputs\/[^/]+\/[^/]+\/runtime\/(.+)$/.exec(path) ?? [];
  return module === undefined ? path : join(base, "runtime", module);
}
