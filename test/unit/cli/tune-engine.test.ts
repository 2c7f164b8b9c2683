import { execFile } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { flagsFor } from "../../../generator/cli/tune-engine.ts";

describe("the engine's flags", () => {
  it("are all known to this engine, which says nothing of them", async () => {
    const flags = flagsFor(process.versions.v8);
    const script = `for (const flag of ${JSON.stringify(flags)}) require("node:v8").setFlagsFromString(flag)`;
    expect(flags).toHaveLength(2);
    expect(await promisify(execFile)(process.execPath, ["-e", script])).toEqual({ stdout: "", stderr: "" });
  });

  it.each([
    ["11.3.244.8-node.26", "--interrupt-budget"],
    ["13.6.233.10-node.26", "--invocation-count-for-turbofan"],
  ])("are those of V8 %s", (version, flag) => {
    expect(flagsFor(version)[0]).toMatch(new RegExp(`^${flag}=\\d+$`));
  });

  it("are none for an engine that is not known", () => {
    expect(flagsFor("99.0.1")).toEqual([]);
  });
});
