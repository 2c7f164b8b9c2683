import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ContractProgress } from "../../../generator/contract/run/contract-report.ts";
import { runContract } from "../../../generator/contract/run/run-contract.ts";

const packages = fileURLToPath(new URL("../../../node_modules", import.meta.url));

describe("runContract", { timeout: 60_000 }, () => {
  let workingFolder = "";
  let output = "";

  beforeEach(async () => {
    workingFolder = await mkdtemp(join(tmpdir(), "routesmith-run-"));
    output = join(workingFolder, "target");
    await mkdir(join(output, "contract"), { recursive: true });
  });
  afterEach(() => rm(workingFolder, { recursive: true, force: true }));

  const suite = (text: string): Promise<void> =>
    writeFile(join(output, "contract/contract.test.ts"), `import { it, expect } from "vitest";\n${text}`);

  it("says which packages to install, and runs nothing", async () => {
    const report = await runContract({ output, workingFolder });
    expect(report.missingPeers).toEqual([
      expect.stringMatching(/^vitest@4\./),
      expect.stringMatching(/^@stoplight\/prism-http@5\./),
      expect.stringMatching(/^@stoplight\/prism-http-server@5\./),
      expect.stringMatching(/^@stoplight\/prism-core@5\./),
    ]);
    expect(report.total).toBe(0);
  });

  describe("with its packages", () => {
    beforeEach(() => symlink(packages, join(workingFolder, "node_modules")));

    it("fails where there is no suite", async () => {
      const report = await runContract({ output, workingFolder });
      expect(report).toMatchObject({
        total: 0,
        failed: 1,
        failures: [{ name: "contract", message: "no case was run" }],
      });
    });

    it("counts, tells what happens, and leaves the target as it was", async () => {
      await suite('it("a", () => {}); it("b", () => expect(1).toBe(2)); it.todo("c");');
      const cases: string[] = [];
      const onProgress = (item: ContractProgress) => item.kind === "case" && cases.push(item.name);
      const report = await runContract({ output: "target", workingFolder, onProgress });
      expect(report).toMatchObject({ total: 3, passed: 1, failed: 2, skipped: 1 });
      expect(report.failures.map((failure) => failure.name).toSorted()).toEqual(["b", "c"]);
      expect(cases.toSorted()).toEqual(["a", "b", "c"]);
      expect(await readdir(output)).toEqual(["contract"]);
      expect(await readdir(join(output, "contract"))).toEqual(["contract.test.ts"]);
    });

    it("ignores the user's own config", async () => {
      await writeFile(join(workingFolder, "vitest.config.ts"), 'throw new Error("not mine");');
      await writeFile(join(output, "vitest.config.ts"), 'throw new Error("not mine");');
      await suite('it("a", () => {});');
      expect(await runContract({ output, workingFolder })).toMatchObject({ total: 1, passed: 1, failed: 0 });
    });

    it("fails on a promise that nobody awaited", async () => {
      await suite('it("a", () => { void Promise.reject(new Error("forgotten")); });');
      const report = await runContract({ output, workingFolder });
      expect(report.failures).toContainEqual({ name: "unhandled error", message: "forgotten" });
    });

    it("says which process was stuck", async () => {
      const watch = JSON.stringify(
        new URL("../../../generator/contract/run/end-where-stuck.ts", import.meta.url).pathname,
      );
      await suite(`it("a", async () => { (await import(${watch})).endWhereStuck(1000); for (;;); });`);
      const report = await runContract({ output, workingFolder });
      expect(report.failures).toContainEqual({ name: "time limit", message: expect.stringContaining("One step") });
    });

    it("fails where the process dies", async () => {
      await suite('it("a", () => { process.kill(process.pid, "SIGKILL"); });');
      const report = await runContract({ output, workingFolder });
      expect(report.failed).toBeGreaterThan(0);
    });
  });
});
