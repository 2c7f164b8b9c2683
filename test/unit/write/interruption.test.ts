import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { changesOf } from "../../../generator/write/output-plan.ts";
import { planOutput } from "../../../generator/write/plan-output.ts";
import { writeOutput } from "../../../generator/write/write-output.ts";
import { builtScript } from "./built-script.ts";
import { contentOf } from "./output-content.ts";
import { collect, readTree, temporaryOutput, writeFiles } from "./output-fixture.ts";

const kept = { "same.ts": "same", "ours/same.ts": "same", "ours/deep/same.ts": "same" };
const earlier = {
  ...kept,
  "index.ts": "old",
  "a/b/gone.ts": "old",
  "a/changed.ts": "old",
  "ours/changed.ts": "old",
  "old/gone.ts": "old",
};
const later = {
  ...kept,
  "index.ts": "new",
  "c/d/added.ts": "new",
  "a/changed.ts": "new",
  "ours/changed.ts": "new",
};
const token = "00000000-0000-4000-8000-000000000000";
const unowned = { "notes.md": "mine", "a/b/c/mine.ts": "mine" };

const runWriter = builtScript("killed-writer.ts");

async function write(path: string, fatalCall: number): Promise<"killed" | "done"> {
  const { code, signal } = await runWriter(path, JSON.stringify(later), String(fatalCall));
  expect([code, signal]).toEqual(signal === null ? [0, null] : [null, "SIGKILL"]);
  return signal === null ? "done" : "killed";
}

/** The output without what a write in progress keeps in it. */
function filesOf(path: string): Record<string, string | undefined> {
  const tree = Object.entries(readTree(path)).filter(([name]) => !name.startsWith(".routesmith"));
  return Object.fromEntries(tree);
}

describe("a write that is killed", () => {
  const expected = { ...later, "manifest.json": "" };

  it.each([
    ["that has files of somebody else's", unowned],
    ["that is all ours", {}],
  ])(
    "leaves the old or the new output, whenever that happens, of one %s",
    { timeout: 120_000 },
    async (_name, others) => {
      const seen = { old: 0, new: 0 };
      for (let fatalCall = 1; ; fatalCall++) {
        const output = temporaryOutput();
        const { diagnostics, codes } = collect();
        await writeOutput(contentOf(earlier), output, { force: false }, diagnostics);
        writeFiles(output.path, others);
        const before = filesOf(output.path);
        const end = await write(output.path, fatalCall);
        const isUnfinished = !existsSync(output.path) || existsSync(join(output.path, ".routesmith/commit.json"));
        const isOld = !isUnfinished && filesOf(output.path)["index.ts"] === "old";
        if (!isUnfinished) {
          const wanted = isOld ? before : { ...expected, ...others };
          expect({ ...filesOf(output.path), "manifest.json": "" }).toEqual({ ...wanted, "manifest.json": "" });
        }
        planOutput(contentOf(later), output, { force: false }, diagnostics);
        expect(codes()).toEqual(isUnfinished ? ["write/interrupted"] : []);
        seen[isOld ? "old" : "new"]++;

        // Whatever the next run is to write, it first finishes or forgets the one that was killed.
        for (const [content, isChanging] of [
          [isOld ? earlier : later, false],
          [isOld ? later : earlier, true],
        ] as const) {
          const next = collect();
          const plan = await writeOutput(contentOf(content), output, { force: false }, next.diagnostics);
          expect(next.codes()).toEqual([]);
          expect(plan && changesOf(plan).length > 0).toBe(isChanging);
          expect({ ...readTree(output.path), "manifest.json": "" }).toEqual({
            ...content,
            ...others,
            "manifest.json": "",
          });
          expect(readdirSync(dirname(output.path))).toEqual([basename(output.path)]);
        }
        if (end === "done") break;
      }
      // Not all of the moments lie on one side of the point of no return.
      expect(seen.old).toBeGreaterThan(8);
      expect(seen.new).toBeGreaterThan(1);
    },
  );

  const dead = JSON.stringify({ pid: spawnSync(process.execPath, ["--version"]).pid, host: hostname(), token });

  it.each([
    ["and nothing is there", undefined],
    ["and an empty folder is there", {}],
    ["and the folder of another one that was killed is there", { ".routesmith/lock": dead }],
  ])("between two renames is finished, %s", async (_name, shell) => {
    const output = temporaryOutput();
    const { diagnostics, codes } = collect();
    await writeOutput(contentOf(later), output, { force: false }, diagnostics);
    const swap = join(dirname(output.path), ".out.routesmith");
    mkdirSync(swap);
    renameSync(output.path, join(swap, "next"));
    writeFiles(swap, { "next/.routesmith/lock": dead, "last/index.ts": "old", "last/manifest.json": "{}" });
    if (shell) mkdirSync(output.path);
    writeFiles(output.path, shell ?? {});
    const before = readTree(join(swap, "next"));
    planOutput(contentOf(later), output, { force: false }, diagnostics);
    expect(codes()).toEqual(["write/interrupted"]);
    const plan = await writeOutput(contentOf(later), output, { force: false }, diagnostics);
    expect(plan && changesOf(plan)).toEqual([]);
    const { ".routesmith/lock": _lock, ...files } = before;
    expect(readTree(dirname(output.path))).toEqual(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`out/${path}`, text])),
    );
  });

  const hasJournal = (path: string): boolean => existsSync(join(path, ".routesmith/commit.json"));
  const hasMovedOne = (path: string): boolean => filesOf(path)["a/changed.ts"] === "new";
  const hasTakenFolder = (path: string): boolean => !existsSync(join(path, "ours"));
  let firstWithJournal = 1;

  /** An output with somebody else's files in which a write with a journal was killed at the first call at which `isReached`. */
  async function interrupted(isReached: (path: string) => boolean) {
    for (let fatalCall = firstWithJournal; ; fatalCall++) {
      const output = temporaryOutput();
      await writeOutput(contentOf(earlier), output, { force: false }, collect().diagnostics);
      writeFiles(output.path, unowned);
      expect(await write(output.path, fatalCall)).toBe("killed");
      if (!hasJournal(output.path)) firstWithJournal = fatalCall + 1;
      if (!hasJournal(output.path) || !isReached(output.path)) continue;
      // The next run removes the lock of the dead process, whatever else it does.
      rmSync(join(output.path, ".routesmith/lock"));
      return output;
    }
  }

  it("is not finished over a file that was edited since, but with force", { timeout: 120_000 }, async () => {
    const output = await interrupted(hasMovedOne);
    writeFileSync(join(output.path, "index.ts"), "mine");
    const before = readTree(output.path);
    const { diagnostics, codes } = collect();
    expect(await writeOutput(contentOf(later), output, { force: false }, diagnostics)).toBeUndefined();
    expect(codes()).toEqual(["write/edited"]);
    expect(readTree(output.path)).toEqual(before);
    await writeOutput(contentOf(later), output, { force: true }, diagnostics);
    expect({ ...readTree(output.path), "manifest.json": "" }).toEqual({ ...expected, ...unowned });
  });

  it.each([
    ["before its folder is replaced", hasJournal, "ours/mine.ts"],
    ["while its folder is replaced", hasTakenFolder, "ours/mine.ts"],
    ["in place of one that stays the same", hasJournal, "ours/same.ts"],
  ])("is finished around what somebody wrote %s", { timeout: 120_000 }, async (_name, isReached, mine) => {
    const output = await interrupted(isReached);
    rmSync(join(output.path, mine), { force: true });
    writeFiles(output.path, { [mine]: "mine" });
    const { diagnostics, codes } = collect();
    await writeOutput(contentOf(later), output, { force: false }, diagnostics);
    expect(codes()).toEqual(mine in kept ? ["write/edited"] : []);
    expect({ ...readTree(output.path), "manifest.json": "" }).toEqual({ ...expected, ...unowned, [mine]: "mine" });
  });

  it.each([
    ["journal", ".routesmith/commit.json", '{"entries":[{"path":"../../x","becomes":"0"}]}'],
    ["journal without a form", ".routesmith/commit.json", "[]"],
    ["stage", ".routesmith/stage/index.ts", "damaged"],
  ])("is not finished with a damaged %s", { timeout: 120_000 }, async (_name, path, text) => {
    const output = await interrupted(hasMovedOne);
    writeFileSync(join(output.path, path), text);
    const before = readTree(output.path);
    const { diagnostics, codes } = collect();
    expect(await writeOutput(contentOf(later), output, { force: true }, diagnostics)).toBeUndefined();
    expect(codes()).toEqual(["write/invalid-manifest"]);
    expect(readTree(output.path)).toEqual(before);
  });
});
