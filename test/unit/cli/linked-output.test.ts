import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTree, temporaryFolder, writeFiles } from "../write/output-fixture.ts";
import { config, writtenProject } from "./bad-input-fixture.ts";
import { runIn } from "./run-fixture.ts";

describe("an output with a link that", () => {
  it("stands in place of a folder, told once for all files in it", async () => {
    const folder = await writtenProject();
    writeFiles(folder, { "routesmith.config.json": config({ emit: ["client"] }) });
    symlinkSync(temporaryFolder(), join(folder, "out/runtime"));
    const { exitCode, stderr } = await runIn(folder, ["generate"]);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^out\/runtime write\/unwritable .*\n.*\n1 error\n$/),
    ]);
  });

  it.each(["link", "link/out"])("leads to nothing, on the way to %s", async (output) => {
    const folder = await writtenProject();
    writeFiles(folder, { "routesmith.config.json": config({ output }) });
    symlinkSync(join(folder, "absent"), join(folder, "link"));
    const { exitCode, stderr } = await runIn(folder, ["generate"]);
    expect(stderr).toMatch(/^link\S* write\/not-a-folder .* a symbolic link to nothing\.\n {2}help: Remove the link, /);
    expect(exitCode).toBe(2);
  });

  it("leads out of it", async () => {
    const folder = await writtenProject();
    const outside = temporaryFolder();
    writeFiles(outside, { "types.ts": "mine" });
    rmSync(join(folder, "out/types.ts"));
    symlinkSync(join(outside, "types.ts"), join(folder, "out/types.ts"));
    const { exitCode, stderr } = await runIn(folder, ["generate", "--force"]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("out/types.ts write/unwritable ")]);
    expect(readTree(outside)).toEqual({ "types.ts": "mine" });
  });
});
