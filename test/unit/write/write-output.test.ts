import { mkdirSync, rmSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changesOf } from "../../../generator/write/output-plan.ts";
import { writeOutput } from "../../../generator/write/write-output.ts";
import { contentOf } from "./output-content.ts";
import { collect, readTree, temporaryOutput, writeFiles } from "./output-fixture.ts";

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly given: {
    /** What an earlier run has generated; without it, there was none. */
    readonly earlier?: Files;
    /** What somebody did to the output then; `undefined` deletes a file. */
    readonly edits?: Readonly<Record<string, string | undefined>>;
    readonly files: Files;
    readonly force?: boolean;
  };
  readonly want: { readonly changes?: readonly string[]; readonly codes?: readonly string[]; readonly files: Files };
}

const cases: readonly (readonly [string, Case])[] = [
  [
    "writes a new output",
    {
      given: { files: { "index.ts": "1", "runtime/errors.ts": "2" } },
      want: {
        changes: ["add index.ts", "add runtime/errors.ts", "add manifest.json"],
        files: { "index.ts": "1", "runtime/errors.ts": "2" },
      },
    },
  ],
  [
    "adds, changes, deletes, and removes the folders that are empty then",
    {
      given: {
        earlier: { "same.ts": "1", "old.ts": "1", "a/b/gone.ts": "1" },
        files: { "same.ts": "1", "old.ts": "2", "new/x.ts": "3" },
      },
      want: {
        changes: ["delete a/b/gone.ts", "add new/x.ts", "change old.ts", "change manifest.json"],
        files: { "same.ts": "1", "old.ts": "2", "new/x.ts": "3" },
      },
    },
  ],
  [
    "does nothing where nothing changes",
    { given: { earlier: { "a.ts": "1" }, files: { "a.ts": "1" } }, want: { changes: [], files: { "a.ts": "1" } } },
  ],
  [
    "leaves files alone that are not its own, and their folders",
    {
      given: { earlier: { "sub/a.ts": "1" }, edits: { "sub/mine.ts": "m", "notes.md": "n" }, files: { "b.ts": "2" } },
      want: {
        changes: ["add b.ts", "delete sub/a.ts", "change manifest.json"],
        files: { "sub/mine.ts": "m", "notes.md": "n", "b.ts": "2" },
      },
    },
  ],
  [
    "writes a deleted file again",
    {
      given: { earlier: { "a.ts": "1" }, edits: { "a.ts": undefined }, files: { "a.ts": "1" } },
      want: { changes: ["add a.ts"], files: { "a.ts": "1" } },
    },
  ],
  [
    "takes an edited file that is what it would write",
    {
      given: { earlier: { "a.ts": "1" }, edits: { "a.ts": "2" }, files: { "a.ts": "2" } },
      want: { changes: ["change manifest.json"], files: { "a.ts": "2" } },
    },
  ],
  [
    "does not overwrite edited files",
    {
      given: { earlier: { "a.ts": "1", "b.ts": "1" }, edits: { "a.ts": "mine" }, files: { "a.ts": "2", "b.ts": "2" } },
      want: { codes: ["write/edited"], files: { "a.ts": "mine", "b.ts": "1" } },
    },
  ],
  [
    "does not delete edited files",
    {
      given: { earlier: { "a.ts": "1", "b.ts": "1" }, edits: { "a.ts": "mine" }, files: { "b.ts": "2" } },
      want: { codes: ["write/edited"], files: { "a.ts": "mine", "b.ts": "1" } },
    },
  ],
  [
    "does not overwrite files that it did not write",
    {
      given: { edits: { "a.ts": "mine" }, files: { "a.ts": "1", "b.ts": "1" } },
      want: { codes: ["write/edited"], files: { "a.ts": "mine" } },
    },
  ],
  [
    "overwrites and deletes edited files with force",
    {
      given: {
        earlier: { "a.ts": "1", "b.ts": "1" },
        edits: { "a.ts": "mine", "b.ts": "mine", "c.ts": "other" },
        files: { "a.ts": "2" },
        force: true,
      },
      want: {
        changes: ["change a.ts", "delete b.ts", "change manifest.json"],
        files: { "a.ts": "2", "c.ts": "other" },
      },
    },
  ],
  [
    "reports a manifest that is not its own, even with force",
    {
      given: { edits: { "manifest.json": '{"name":"app"}' }, files: { "a.ts": "1" }, force: true },
      want: { codes: ["write/invalid-manifest"], files: { "manifest.json": '{"name":"app"}' } },
    },
  ],
  [
    "reports a folder where a file is to go",
    {
      given: { edits: { "a.ts/x": "mine" }, files: { "a.ts": "1" } },
      want: { codes: ["write/unwritable"], files: { "a.ts/x": "mine" } },
    },
  ],
  [
    "reports a file where a folder is to go",
    {
      given: { edits: { a: "mine" }, files: { "a/x.ts": "1" } },
      want: { codes: ["write/unwritable"], files: { a: "mine" } },
    },
  ],
];

describe("writeOutput", () => {
  it.each(cases)("%s", async (_name, { given, want }) => {
    const output = temporaryOutput();
    const { diagnostics, codes } = collect();
    if (given.earlier) await writeOutput(contentOf(given.earlier), output, { force: false }, diagnostics);
    for (const [path, text] of Object.entries(given.edits ?? {})) {
      if (text === undefined) rmSync(join(output.path, path));
      else writeFiles(output.path, { [path]: text });
    }
    const before = readTree(output.path);
    const plan = await writeOutput(contentOf(given.files), output, { force: given.force ?? false }, diagnostics);
    expect(codes()).toEqual(want.codes ?? []);
    expect(plan && changesOf(plan).map((entry) => `${entry.kind} ${entry.path}`)).toEqual(want.changes);
    const after = readTree(output.path);
    expect(want.codes ? after : before).toEqual(before);
    expect({ ...after, "manifest.json": "" }).toEqual({ ...want.files, "manifest.json": "" });
  });

  it("leaves no trace of a write, and nothing at all of one without a change", async () => {
    const output = temporaryOutput();
    const { diagnostics } = collect();
    const content = contentOf({ "a.ts": "1", "b.ts": "1" });
    await writeOutput(content, output, { force: false }, diagnostics);
    expect(Object.keys(readTree(output.path)).toSorted()).toEqual(["a.ts", "b.ts", "manifest.json"]);
    const longAgo = new Date("2001-01-01T00:00:00Z");
    for (const path of ["a.ts", "b.ts", "manifest.json", ""]) utimesSync(join(output.path, path), longAgo, longAgo);
    await writeOutput(content, output, { force: false }, diagnostics);
    for (const path of ["a.ts", "b.ts", "manifest.json", ""]) {
      expect(statSync(join(output.path, path)).mtime).toEqual(longAgo);
    }
    await writeOutput(contentOf({ "a.ts": "1", "b.ts": "2" }), output, { force: false }, diagnostics);
    expect(statSync(join(output.path, "a.ts")).mtime).toEqual(longAgo);
    expect(statSync(join(output.path, "b.ts")).mtime).not.toEqual(longAgo);
  });

  it.each(["sub", "sub/a.ts", ".routesmith", "manifest.json"])("does not follow a link at %s", async (link) => {
    const output = temporaryOutput();
    const outside = temporaryOutput().path;
    writeFiles(outside, { "a.ts": "outside" });
    mkdirSync(join(output.path, link, ".."), { recursive: true });
    symlinkSync(link.endsWith("s") || link.endsWith("n") ? join(outside, "a.ts") : outside, join(output.path, link));
    const { diagnostics, codes } = collect();
    expect(await writeOutput(contentOf({ "sub/a.ts": "1" }), output, { force: true }, diagnostics)).toBeUndefined();
    expect(codes()).toContain("write/unwritable");
    expect(diagnostics.items[0]?.message).toContain("is a symbolic link");
    expect(readTree(outside)).toEqual({ "a.ts": "outside" });
  });

  it.each([
    ["over an earlier output", { hasEarlier: true }],
    ["where there is no output", { hasEarlier: false }],
  ])("cleans up when it is aborted while it stages %s", async (_name, { hasEarlier }) => {
    const output = temporaryOutput();
    const { diagnostics } = collect();
    if (hasEarlier) await writeOutput(contentOf({ "a.ts": "1" }), output, { force: false }, diagnostics);
    const before = readTree(output.path);
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`file${index}.ts`, "1"]));
    const controller = new AbortController();
    const writing = writeOutput(contentOf(files), output, { force: false, signal: controller.signal }, diagnostics);
    while (!Object.keys(readTree(output.path)).some((path) => path.startsWith(".routesmith/stage/file"))) {
      await new Promise(setImmediate);
    }
    controller.abort();
    expect(readTree(output.path)).toEqual(before);
    expect(await writing).toBeUndefined();
    expect(readTree(output.path)).toEqual(before);
  });

  it("reports what the system refuses, and removes what it has made", async () => {
    const folder = temporaryOutput().path;
    writeFiles(folder, { file: "mine" });
    const { diagnostics, codes } = collect();
    const output = { name: "file/out", path: join(folder, "file/out") };
    expect(await writeOutput(contentOf({ "a.ts": "1" }), output, { force: false }, diagnostics)).toBeUndefined();
    expect(codes()).toEqual(["write/unwritable"]);
    expect(diagnostics.items[0]?.message).toContain("ENOTDIR");
    expect(readTree(folder)).toEqual({ file: "mine" });
  });

  it("throws on a path that leads out of the output, which only a fault of ours could give", async () => {
    const { diagnostics } = collect();
    const writing = writeOutput(contentOf({ "../a.ts": "1" }), temporaryOutput(), { force: false }, diagnostics);
    await expect(writing).rejects.toThrow("An emitter gave a file the path");
  });
});
