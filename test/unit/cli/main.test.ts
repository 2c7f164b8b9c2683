import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryFolder, readTree } from "../write/output-fixture.ts";
import { smallDocument } from "./run-fixture.ts";

const main = fileURLToPath(new URL("../../../generator/cli/main.ts", import.meta.url));
const loader = import.meta.resolve("@oxc-node/core/register");

function start(cwd: string, ...argv: string[]) {
  return spawn(process.execPath, ["--import", loader, main, ...argv], { cwd, stdio: "pipe" });
}

it("passes its arguments and streams on, and ends with the code of the run", async () => {
  const child = start(temporaryFolder(), "routes", "-", "addpet");
  child.stdin.end(JSON.stringify(smallDocument));
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  expect([code, stdout, stderr]).toEqual([0, "POST\t/pets\taddPet\tpets, admin\t\n", ""]);
  const failing = start(temporaryFolder(), "generate");
  const [problem, [failure]] = await Promise.all([text(failing.stderr), once(failing, "exit")]);
  expect([failure, problem]).toEqual([2, expect.stringMatching(/^config\/not-found /)]);
});

it.each(["stdout", "stderr"] as const)("takes no harm from a %s that nobody reads", async (stream) => {
  const child = start(temporaryFolder(), "routes", "-", "addpet", "nothing");
  child[stream].destroy();
  child.stdin.end(JSON.stringify(smallDocument));
  expect(await once(child, "exit")).toEqual([0, null]);
});

it.each(["SIGINT", "SIGTERM"] as const)("ends with %s, and leaves nothing behind", async (signal) => {
  const folder = temporaryFolder();
  const child = start(folder, "generate", "-", "--output", "out", "--emit", "types");
  // Nobody reads the rest of what is written here.
  child.stdin.on("error", () => {});
  // The document never ends, so the run is sure to be under way; the first write waits for the program to read.
  const isReading = new Promise((resolve) => child.stdin.write(" ".repeat(1_000_000), resolve));
  await isReading;
  child.kill(signal);
  expect(await once(child, "exit")).toEqual([null, signal]);
  expect(readTree(folder)).toEqual({});
});

/** A document that takes seconds to read. */
function largeDocument(): string {
  const paths = Array.from({ length: 20_000 }, (_, index) => [`/r${index}`, { get: { description: "x".repeat(500) } }]);
  return JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: Object.fromEntries(paths) });
}

it("ends at once, also in the midst of long work", async () => {
  const folder = temporaryFolder();
  const child = start(folder, "generate", "-", "--output", "out", "--json");
  const exited = once(child, "exit");
  const isRead = new Promise<void>((resolve) => child.stdin.end(largeDocument(), resolve));
  await isRead;
  await setTimeout(100);
  const sent = performance.now();
  child.kill("SIGINT");
  expect(await exited).toEqual([null, "SIGINT"]);
  // The work goes on for many seconds.
  expect(performance.now() - sent).toBeLessThan(1000);
  expect(readTree(folder)).toEqual({});
});

it("does not read without an end what never ends", async () => {
  const child = start(temporaryFolder(), "generate", "-", "--output", "out");
  child.stdin.on("error", () => {});
  const chunk = Buffer.alloc(2 ** 20, " ");
  const send = (): void => void (child.stdin.writable && child.stdin.write(chunk, () => setImmediate(send)));
  send();
  const [problem, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  child.stdin.destroy();
  expect([code, problem]).toEqual([3, expect.stringMatching(/^<stdin> limit\/document-size /)]);
});
