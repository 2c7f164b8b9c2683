import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What the compiler says of the runtime, with these options in the place of the project's. */
function compile(...options: readonly string[]): string {
  const args = ["node_modules/typescript/bin/tsc", "-p", "templates", "--noEmit", "--pretty", "false", ...options];
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" }).stdout;
}

/** The runtime is compiled by those who use a client, with options of their own. */
it.each([
  ["for Node's own resolution", []],
  ["for a bundler", ["--module", "esnext", "--moduleResolution", "bundler"]],
  ["for Node alone", ["--lib", "es2022", "--types", "node", "--skipLibCheck"]],
  ["for a worker", ["--lib", "es2022,webworker"]],
  ["without the strictest options", ["--exactOptionalPropertyTypes", "false", "--noUncheckedIndexedAccess", "false"]],
  ["with stricter ones", ["--noPropertyAccessFromIndexSignature", "--erasableSyntaxOnly"]],
])("the runtime compiles %s", { timeout: 60_000 }, (_name, options) => {
  expect(compile(...options)).toBe("");
});
