import { describe, expect, it } from "vitest";
import { version } from "../../../generator/write/version.ts";
import { project, runIn } from "./run-fixture.ts";

/** Standard input that no document can cause: a fault of ours. */
function explode(): never {
  throw new TypeError("boom");
}

describe("the program", () => {
  it("prints its version", async () => {
    expect(await runIn("/", ["--version"])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  it.each(["generate", "check", "routes", "why", "contract"])("has help with examples for %s", async (name) => {
    const { exitCode, stdout, stderr } = await runIn("/", [name, "--help"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`Usage: routesmith ${name} `);
    expect(stdout).toContain(`Examples:\n  $ routesmith ${name}`);
  });

  it("prints its help and fails without a command", async () => {
    const { exitCode, stdout, stderr } = await runIn("/", []);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Usage: routesmith");
  });

  it("has colours on a terminal, unless somebody does without", async () => {
    const argv = ["routes", "absent.json"];
    // The first run has modules to load, for which a terminal would be shown a spinner.
    const plain = await runIn("/", argv);
    expect(plain.stderr).toContain("load/not-found");
    const coloured = await runIn("/", argv, { isTerminal: true });
    expect(coloured.stderr).toContain("\u001b[31mload/not-found\u001b[39m");
    for (const outcome of [
      await runIn("/", [...argv, "--no-color"], { isTerminal: true }),
      await runIn("/", argv, { isTerminal: true, env: { NO_COLOR: "1" } }),
      await runIn("/", argv, { isTerminal: true, env: { TERM: "dumb" } }),
    ]) {
      expect(outcome.stderr).toBe(plain.stderr);
    }
  });

  it("reports its own faults as such, without a trace of the environment", async () => {
    const folder = project();
    const outcome = await runIn(folder, ["routes", "-"], { stdin: explode, env: { TOKEN: "s3cret" } });
    expect(outcome.exitCode).toBe(70);
    expect(outcome.stderr).toMatch(/^This is a fault of routesmith.*\nTypeError: boom\n {4}at /);
    expect(outcome.stderr).not.toContain("s3cret");
    const json = await runIn(folder, ["routes", "-", "--json"], { stdin: explode });
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, exitCode: 70, error: { message: "boom" } });
  });
});
