import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { planOutput } from "../../../generator/write/plan-output.ts";
import { prepareMoves } from "../../../generator/write/prepare-moves.ts";
import { writeOutput } from "../../../generator/write/write-output.ts";
import { contentOf } from "./output-content.ts";
import { collect, readTree, temporaryOutput, writeFiles } from "./output-fixture.ts";

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly given: { readonly earlier: Files; readonly others?: Files; readonly files: Files };
  /** What is renamed, but for the manifest: `-` puts a path away, `+` puts a staged one there, `=` over another. */
  readonly want: { readonly renames: readonly string[]; readonly linked?: readonly string[] };
}

const mine = { "notes.md": "mine" };

const cases: readonly (readonly [string, Case])[] = [
  [
    "replaces a folder in which all is ours, with what stays the same",
    {
      given: {
        earlier: { "a/x.ts": "1", "a/y.ts": "1", "a/b/z.ts": "1" },
        others: mine,
        files: { "a/x.ts": "2", "a/y.ts": "1", "a/b/z.ts": "1" },
      },
      want: { renames: ["- a", "+ a"], linked: ["a/b/z.ts", "a/y.ts"] },
    },
  ],
  [
    "replaces the folders of ours in a folder with somebody else's file, and the files beside it",
    {
      given: {
        earlier: { "a/b/x.ts": "1", "a/y.ts": "1", "a/z.ts": "1" },
        others: { "a/mine.ts": "mine" },
        files: { "a/b/x.ts": "2", "a/y.ts": "2", "a/z.ts": "1" },
      },
      want: { renames: ["- a/b", "+ a/b", "= a/y.ts"] },
    },
  ],
  [
    "replaces no folder around an empty one of somebody else's",
    {
      given: { earlier: { "a/b/x.ts": "1" }, others: { "a/empty/": "" }, files: { "a/b/x.ts": "2" } },
      want: { renames: ["- a/b", "+ a/b"] },
    },
  ],
  [
    "replaces no folder that is somebody else's on a disk that is blind to case",
    {
      given: { earlier: { "a/x.ts": "1" }, others: { "A/mine.ts": "mine" }, files: { "a/x.ts": "2" } },
      want: { renames: ["= a/x.ts"] },
    },
  ],
  [
    "puts away what goes before all else",
    {
      given: {
        earlier: { "a.ts": "1", "b.ts": "1", "c/x.ts": "1" },
        others: mine,
        files: { "a.ts": "2", "B.ts": "1" },
      },
      want: { renames: ["- b.ts", "- c", "+ B.ts", "= a.ts"] },
    },
  ],
  [
    "adds folders",
    { given: { earlier: {}, others: mine, files: { "a/b/x.ts": "1", "a/y.ts": "1" } }, want: { renames: ["+ a"] } },
  ],
];

/** Prepares what a write has staged in an output that was generated earlier. */
async function prepare({ earlier, others = {}, files }: Case["given"], spoil: (path: string) => void = () => {}) {
  const output = temporaryOutput();
  const { diagnostics } = collect();
  await writeOutput(contentOf(earlier), output, { force: false }, diagnostics);
  for (const [path, text] of Object.entries(others)) {
    if (path.endsWith("/")) mkdirSync(join(output.path, path), { recursive: true });
    else writeFiles(output.path, { [path]: text });
  }
  const plan = planOutput(contentOf(files), output, { force: false }, diagnostics);
  const stage = join(output.path, ".routesmith/stage");
  for (const entry of plan?.entries ?? []) {
    if ("newText" in entry) writeFiles(stage, { [entry.path]: entry.newText });
  }
  spoil(output.path);
  const before = readTree(output.path);
  const moves = plan && prepareMoves(plan);
  const renames = (moves?.renames ?? []).map(({ from, to }) => {
    const isAway = relative(join(output.path, ".routesmith/gone"), to).match(/^\d+$/);
    if (isAway) return `- ${relative(output.path, from)}`;
    const path = relative(stage, from);
    const isOver = before[path] !== undefined && statSync(join(output.path, path)).isFile();
    expect(relative(output.path, to)).toBe(path);
    return `${isOver && statSync(from).isFile() ? "=" : "+"} ${path}`;
  });
  return { output, before, renames, linked: moves?.linked.map(({ path }) => path) };
}

describe("prepareMoves", () => {
  it.each(cases)("%s", async (_name, { given, want }) => {
    const { output, before, renames, linked } = await prepare(given);
    expect(renames).toEqual([...want.renames, "= manifest.json"]);
    expect(linked).toEqual(want.linked ?? []);
    const isOurs = ([path]: readonly [string, unknown]): boolean => !path.startsWith(".routesmith");
    expect(Object.entries(readTree(output.path)).filter(isOurs)).toEqual(Object.entries(before).filter(isOurs));
  });

  it("gives a folder the access rights of the one that it replaces", async () => {
    const given = { earlier: { "a/b/x.ts": "1" }, others: mine, files: { "a/b/x.ts": "2" } };
    const { output } = await prepare(given, (path) => {
      chmodSync(join(path, "a"), 0o750);
      chmodSync(join(path, "a/b"), 0o701);
    });
    const modes = ["a", "a/b"].map((path) => statSync(join(output.path, ".routesmith/stage", path)).mode & 0o777);
    expect(modes).toEqual([0o750, 0o701]);
  });

  it("prepares nothing where the system refuses it", async () => {
    const given = { earlier: { "a/x.ts": "1", "a/y.ts": "1" }, others: mine, files: { "a/x.ts": "2", "a/y.ts": "1" } };
    const { renames, linked } = await prepare(given, (path) => {
      // Somebody has deleted what was to stay the same.
      rmSync(join(path, "a/y.ts"));
    });
    expect([renames, linked]).toEqual([[], []]);
  });

  it("leaves a folder that is a link where it is", async () => {
    const given = { earlier: { "a/x.ts": "1" }, files: { "a/x.ts": "2" } };
    const { output, renames } = await prepare(given, (path) => symlinkSync("x.ts", join(path, "a/link")));
    expect(renames).toEqual(["= a/x.ts", "= manifest.json"]);
    expect(readdirSync(join(output.path, "a")).toSorted()).toEqual(["link", "x.ts"]);
  });
});
