import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { root } from "../subject.ts";

/** What the compiler says of itself. */
export interface Compilation {
  readonly instantiations: number;
  readonly types: number;
  readonly checkMs: number;
  readonly memoryMb: number;
  /** How many errors it reports. */
  readonly errors: number;
}

/** Those of an application with strict settings. */
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  module: "esnext",
  moduleResolution: "bundler",
  noEmit: true,
};

/**
 * Compiles a module and all that it imports.
 *
 * @throws {Error} where the compiler does not get as far as to count.
 */
export async function compile(folder: string, module: string): Promise<Compilation> {
  const config = join(folder, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [module] }));
  const text = await run(
    [join(root, "node_modules/typescript/bin/tsc"), "-p", config, "--extendedDiagnostics"],
    folder,
  );
  const figure = (name: string) => {
    const found = new RegExp(`^${name}:\\s*([\\d.]+)`, "m").exec(text)?.[1];
    if (found === undefined) throw new Error(`tsc tells no ${name}: ${text.slice(0, 500)}`);
    return Number(found);
  };
  return {
    instantiations: figure("Instantiations"),
    types: figure("Types"),
    checkMs: figure("Check time") * 1000,
    memoryMb: figure("Memory used") / 1024,
    errors: text.match(/error TS\d+/g)?.length ?? 0,
  };
}

/** @returns what it prints, also where it finds errors. */
function run(argv: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    const printed: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    child.on("error", reject);
    child.on("close", () => resolve(Buffer.concat(printed).toString("utf8")));
  });
}
