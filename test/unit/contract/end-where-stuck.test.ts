import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { stuckMessage } from "../../../generator/contract/run/end-where-stuck.ts";

const loader = import.meta.resolve("@oxc-node/core/register");
const watched = new URL("../../../generator/contract/run/end-where-stuck.ts", import.meta.url);

/** How a process ends that is watched, and then does this. */
async function endOf(work: string) {
  const script = `import { endWhereStuck } from "${watched.href}"; endWhereStuck(1000); ${work}`;
  const argv = ["--import", loader, "--input-type=module", "--eval", script];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "ignore", "pipe"] });
  const [said, [code, signal]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { said: said.trim(), end: signal ?? code };
}

describe("endWhereStuck", { timeout: 30_000 }, () => {
  it.each([
    ["ends a process that does one thing for too long", "for (;;);", { said: stuckMessage, end: "SIGKILL" }],
    [
      "ends no process that waits",
      "await new Promise((fulfil) => setTimeout(fulfil, 2500)); process.exitCode = 3;",
      { said: "", end: 3 },
    ],
    ["keeps no process alive", "process.exitCode = 4;", { said: "", end: 4 }],
  ])("%s", async (_name, work, want) => {
    expect(await endOf(work)).toEqual(want);
  });
});
