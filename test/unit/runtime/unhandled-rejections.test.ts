import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { text } from "node:stream/consumers";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scenario } from "./forgetful-caller.ts";
import { startServer } from "./start-server.ts";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "routesmith-caller-"));
  const input = fileURLToPath(new URL("forgetful-caller.ts", import.meta.url));
  await build({ input, platform: "node", output: { file: join(folder, "caller.mjs") }, logLevel: "silent" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a process of its own reports when it makes a call that fails with 404. */
async function run(scenario: Scenario): Promise<readonly string[]> {
  const { url } = await startServer({ status: 404, body: { message: "no such thing" } });
  const args = ["--no-warnings", join(folder, "caller.mjs"), url, scenario];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  return (await text(child.stdout)).split("\n").filter(Boolean);
}

const unhandled = "unhandledRejection NotFoundError";

it.each([
  // Nobody looks at the call: that must not go unnoticed.
  ["forgotten", [unhandled]],
  ["forgotten response", [unhandled]],
  ["awaited", ["caught NotFoundError"]],
  ["awaited late", [unhandled, "caught NotFoundError"]],
  ["result", ["result NotFoundError"]],
  ["response", ["caught NotFoundError"]],
  ["response and result", ["result NotFoundError", "caught NotFoundError"]],
  ["result and call", ["result NotFoundError", "caught NotFoundError"]],
  ["aborted", ["result AbortedError"]],
  ["late", ["result TimeoutError"]],
] as const)("a call that is %s reports no more and no less", async (scenario, want) => {
  expect(await run(scenario)).toEqual(want);
});
