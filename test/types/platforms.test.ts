import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import typescript, { type CompilerOptions } from "typescript";
import { describe, expect, it } from "vitest";

const { ModuleKind, ModuleResolutionKind, ScriptTarget } = typescript;

const nodenext: CompilerOptions = { module: ModuleKind.NodeNext, moduleResolution: ModuleResolutionKind.NodeNext };
const bundler: CompilerOptions = { module: ModuleKind.ESNext, moduleResolution: ModuleResolutionKind.Bundler };

/** All that makes a compiler stricter, declarations of libraries included. */
const strict: CompilerOptions = {
  target: ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
};

const web = ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"];

const platforms: readonly (readonly [string, CompilerOptions])[] = [
  ["browsers, nodenext", { ...nodenext, lib: web, types: [] }],
  ["browsers, a bundler", { ...bundler, lib: web, types: [] }],
  [
    "browsers, a bundler, without the strictest options",
    { ...bundler, lib: web, types: [], exactOptionalPropertyTypes: false, noUncheckedIndexedAccess: false },
  ],
  [
    "CommonJS, as older projects resolve modules",
    {
      module: ModuleKind.CommonJS,
      moduleResolution: ModuleResolutionKind.Node10,
      verbatimModuleSyntax: false,
      lib: web,
      types: [],
    },
  ],
  ["Node, without the DOM", { ...nodenext, lib: ["lib.es2022.d.ts"], types: ["node"] }],
  [
    "workers of the web, a bundler",
    {
      ...bundler,
      lib: ["lib.es2022.d.ts", "lib.webworker.d.ts", "lib.webworker.iterable.d.ts", "lib.webworker.asynciterable.d.ts"],
      types: [],
    },
  ],
];

const root = fileURLToPath(new URL("../../", import.meta.url));
const application = fileURLToPath(new URL("use-clients.ts", import.meta.url));
// With what these two clients have no use for.
const runtime = readdirSync(`${root}templates/runtime`).map((file) => `${root}templates/runtime/${file}`);

function problemsIn(files: readonly string[], options: CompilerOptions): readonly string[] {
  const program = typescript.createProgram(files, { ...strict, ...options });
  return typescript.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const text = typescript.flattenDiagnosticMessageText(messageText, " ");
    return `${file?.fileName.replace(root, "") ?? ""}: ${text}`;
  });
}

describe("the runtime, the generated clients and an application compile strictly, their libraries checked too, for", () => {
  it.each(platforms)("%s", { timeout: 120_000 }, (_name, options) => {
    expect(problemsIn([application, ...runtime], options)).toEqual([]);
  });
});

it("takes a client's declarations from each file alone", { timeout: 120_000 }, () => {
  const options = { ...bundler, lib: web, types: [], declaration: true, isolatedDeclarations: true };
  expect(problemsIn([`${root}generated/runtimes/index.ts`, ...runtime], options)).toEqual([]);
});
