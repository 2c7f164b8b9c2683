import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
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
