import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import typescript from "typescript";
import { root } from "../subject.ts";
import { compiledClient } from "./clients.ts";

const source = join(root, "generated/cloudflare-track");

/** Compiles the committed track client module by module, as `tsc` does: nothing is bundled or minified. */
export function compileClient(): void {
  rmSync(compiledClient, { recursive: true, force: true });
  const compilerOptions = {
    target: typescript.ScriptTarget.ES2022,
    module: typescript.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  for (const file of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts") || file.startsWith("contract")) continue;
    const output = join(compiledClient, file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(output), { recursive: true });
    const { outputText } = typescript.transpileModule(readFileSync(join(source, file), "utf8"), { compilerOptions });
    writeFileSync(output, outputText);
  }
}
