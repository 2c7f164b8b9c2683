import process from "node:process";
import { builds, makeBuilds, type Build } from "./builds.ts";
import type { SuiteResult } from "./check.ts";
import { checkGenerator } from "./check-generator.ts";
import { chromiumRuntime } from "./chromium-runtime.ts";
import { install, installed } from "./installed.ts";
import { processRuntime } from "./process-runtime.ts";
import type { Runtime } from "./runtime.ts";
import { startSuiteServer } from "./server.ts";
import { workerdRuntime } from "./workerd-runtime.ts";

/*
 * Runs the same suite of a generated client in every runtime, as every bundler makes it, and the generator in every Node.
 * See docs/client-runtimes.md.
 * Arguments, if any, are the runtimes to run.
 */
const nodes: Readonly<Record<string, () => string>> = {
  node20: () => process.execPath,
  node24: () => installed("node/bin/node"),
};

const available: Readonly<Record<string, () => Runtime | Promise<Runtime>>> = {
  ...Object.fromEntries(Object.entries(nodes).map(([name, path]) => [name, () => processRuntime("Node", path())])),
  deno: () => processRuntime("Deno", installed(".bin/deno"), ["run", "--allow-net", "--allow-env", "--allow-read"]),
  bun: () => processRuntime("Bun", installed(".bin/bun")),
  workerd: workerdRuntime,
  chromium: chromiumRuntime,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(available, name));
if (unknown.length > 0) {
  process.stderr.write(`No runtime is called ${unknown.join(", ")}. There are ${Object.keys(available).join(", ")}.\n`);
  process.exitCode = 2;
} else {
  process.exitCode = (await runMatrix(chosen.length > 0 ? chosen : Object.keys(available))) ? 0 : 1;
}

/** Whether everything passed. */
async function runMatrix(names: readonly string[]): Promise<boolean> {
  install();
  makeBuilds();
  let isPassed = true;
  process.stdout.write(`| runtime | ${builds.join(" | ")} |\n| --- |${" --- |".repeat(builds.length)}\n`);
  for (const name of names) {
    const runtime = await available[name]?.();
    if (runtime === undefined) continue;
    const cells: string[] = [];
    for (const made of builds) {
      const result = await runOnce(runtime, made);
      cells.push(result === undefined ? "" : `${result.passed} passed, ${result.failed.length} failed`);
      for (const { name: check, message } of result?.failed ?? []) {
        isPassed = false;
        process.stderr.write(`${runtime.name}, ${made}: ${check}: ${message}\n`);
      }
    }
    process.stdout.write(`| ${runtime.name} | ${cells.join(" | ")} |\n`);
    const node = nodes[name]?.();
    const problem = node === undefined ? "" : await checkGenerator(node);
    if (problem !== "") {
      isPassed = false;
      process.stderr.write(`${runtime.name}, the generator: ${problem}\n`);
    }
  }
  return isPassed;
}

async function runOnce(runtime: Runtime, made: Build): Promise<SuiteResult | undefined> {
  if (!runtime.builds.includes(made)) return undefined;
  const server = await startSuiteServer();
  try {
    return await runtime.run(made, server);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { passed: 0, failed: [{ name: "the run", message }] };
  } finally {
    server.close();
  }
}
