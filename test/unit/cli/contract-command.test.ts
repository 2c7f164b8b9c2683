import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../write/output-fixture.ts";
import { project, runIn } from "./run-fixture.ts";

const packages = fileURLToPath(new URL("../../../node_modules", import.meta.url));

describe("contract", () => {
  it("says so where there is no suite", async () => {
    const folder = project();
    const { exitCode, stderr } = await runIn(folder, ["contract"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("out contract/not-generated ");
  });

  it("runs the suites of the targets that are to have one, unless another is named", async () => {
    const folder = project();
    const target = (output: string, emit: string) => `{ spec: "api.json", output: "${output}", emit: ["${emit}"] }`;
    const targets = `{ with: ${target("with", "contract")}, without: ${target("without", "client")} }`;
    writeFiles(folder, { "routesmith.config.ts": `export default { targets: ${targets} };` });
    const all = await runIn(folder, ["contract"]);
    expect(all.stderr).toContain("with contract/not-generated ");
    expect(all.stderr).toMatch(/1 error\n$/);
    const named = await runIn(folder, ["contract", "without"]);
    expect(named.stderr).toContain("without contract/not-generated ");
  });

  it("says what to install where its packages are missing", async () => {
    const folder = project();
    writeFiles(folder, { "out/contract/contract.test.ts": "" });
    const { exitCode, stderr } = await runIn(folder, ["contract"]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/contract\/missing-peer .*\n {2}help: Install them: npm install -D vitest@\S+ @stoplight\//);
  });

  it("says what no case can prove, which is no failure", { timeout: 60_000 }, async () => {
    const folder = project();
    const unproven = [{ operation: "pets.list", part: "the items of 201", reason: "no \u001b[31mreason" }];
    const suite = `import { it } from "vitest";
it("a", ({ task }) => { Object.assign(task.meta, { routesmithUnproven: ${JSON.stringify(unproven)} }); });`;
    writeFiles(folder, { "out/contract/contract.test.ts": suite });
    symlinkSync(packages, join(folder, "node_modules"));
    const { exitCode, stdout } = await runIn(folder, ["contract"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^pets: 1 cases: 1 passed, 0 failed, 0 skipped \(.*\n {2}not proven: pets\.list: the items of 201 \(no .*reason\)\n$/,
    );
    expect(stdout).not.toContain("\u001b");
    const json = await runIn(folder, ["contract", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ targets: [{ name: "pets", unproven }] });
  });
});
