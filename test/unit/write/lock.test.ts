import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { acquireLock, type Lock } from "../../../generator/write/lock.ts";
import { writeOutput } from "../../../generator/write/write-output.ts";
import { builtScript } from "./built-script.ts";
import { contentOf } from "./output-content.ts";
import { collect, readTree, temporaryFolder, temporaryOutput } from "./output-fixture.ts";

const token = "00000000-0000-4000-8000-000000000000";
const deadPid = spawnSync(process.execPath, ["--version"]).pid;

async function acquire(folder: string): Promise<Lock> {
  const result = await acquireLock(folder);
  if (result.kind === "busy") throw new Error("The lock is busy.");
  return result.lock;
}

describe("acquireLock", () => {
  it("locks once, and leaves nothing when it is released", async () => {
    const folder = temporaryFolder();
    const lock = await acquire(join(folder, "out/work"));
    const second = await acquireLock(join(folder, "out/work"));
    expect(second).toMatchObject({ kind: "busy", holder: { pid: process.pid, host: hostname() } });
    lock.release();
    expect(readTree(folder)).toEqual({});
  });

  it("releases only its own lock", async () => {
    const folder = join(temporaryFolder(), "work");
    const first = await acquire(folder);
    first.release();
    const second = await acquire(folder);
    first.release();
    expect((await acquireLock(folder)).kind).toBe("busy");
    second.release();
  });

  const stale: readonly (readonly [string, { given: string; want: "acquired" | "busy" }])[] = [
    ["of a dead process", { given: JSON.stringify({ pid: deadPid, host: hostname(), token }), want: "acquired" }],
    ["that was never written", { given: "", want: "acquired" }],
    ["without a process", { given: JSON.stringify({ pid: 0, host: hostname(), token }), want: "acquired" }],
    [
      "of a process that had the pid of one that runs now",
      { given: JSON.stringify({ pid: process.pid, host: hostname(), token, processStart: "1" }), want: "acquired" },
    ],
    ["of another machine", { given: JSON.stringify({ pid: deadPid, host: "elsewhere", token }), want: "busy" }],
  ];
  it.each(stale)("judges a lock %s", async (_name, { given, want }) => {
    const folder = join(temporaryFolder(), "work");
    mkdirSync(folder);
    writeFileSync(join(folder, "lock"), given);
    const result = await acquireLock(folder);
    expect(result.kind).toBe(want);
    if (result.kind === "busy") return;
    expect((await acquireLock(folder)).kind).toBe("busy");
    result.lock.release();
    expect(readTree(folder)).toEqual({});
  });

  it.each<[string, (file: string) => void]>([
    ["a pipe", (file) => void spawnSync("mkfifo", [file])],
    ["a link to a device without an end", (file) => symlinkSync("/dev/zero", file)],
    ["longer than any lock", (file) => writeFileSync(file, " ".repeat(100_000_000))],
  ])("reads no lock that is %s", async (_name, make) => {
    const folder = join(temporaryFolder(), "work");
    mkdirSync(folder);
    make(join(folder, "lock"));
    (await acquire(folder)).release();
    expect(readTree(folder)).toEqual({});
  });

  const contend = builtScript("contending-writer.ts");
  it("is never held by two, though its holders die with it", { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const endings = await Promise.all(Array.from({ length: 10 }, () => contend(folder)));
    expect(endings).toEqual(endings.map(() => ({ code: 0, signal: null })));
  });
});

describe("writeOutput", () => {
  it("reports a run that is writing the same output, with its process", async () => {
    const output = temporaryOutput();
    const { diagnostics, codes } = collect();
    await writeOutput(contentOf({ "a.ts": "1" }), output, { force: false }, diagnostics);
    const lock = await acquire(join(output.path, ".routesmith"));
    const before = readTree(output.path);
    expect(await writeOutput(contentOf({ "a.ts": "2" }), output, { force: true }, diagnostics)).toBeUndefined();
    expect(codes()).toEqual(["write/busy"]);
    expect(diagnostics.items[0]?.message).toContain(String(process.pid));
    expect(readTree(output.path)).toEqual(before);
    lock.release();
    expect(await writeOutput(contentOf({ "a.ts": "2" }), output, { force: false }, diagnostics)).toBeDefined();
  });
});
