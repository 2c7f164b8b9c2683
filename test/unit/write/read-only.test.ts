import { chmodSync, chownSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { getuid } from "node:process";
import { expect, it } from "vitest";
import { writeOutput } from "../../../generator/write/write-output.ts";
import { builtScript } from "./built-script.ts";
import { contentOf } from "./output-content.ts";
import { collect, readTree, temporaryOutput, writeFiles } from "./output-fixture.ts";

/** Permissions do not bind root: then the writer is somebody whom the output does not belong to. */
const user = getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const runWriter = builtScript("killed-writer.ts", [], user);

it.each([
  ["an earlier output", { "a.ts": "1", "b/c.ts": "1" }],
  ["nothing", undefined],
])("what may only be read is not written, with %s in it", async (_name, earlier) => {
  const output = temporaryOutput();
  const around = dirname(output.path);
  if (earlier) await writeOutput(contentOf(earlier), output, { force: false }, collect().diagnostics);
  const before = readTree(around);
  const folder = earlier ? output.path : around;
  chmodSync(around, 0o755);
  chmodSync(folder, 0o555);
  const files = JSON.stringify({ "a.ts": "2", "b/d.ts": "2" });
  expect(await runWriter(output.path, files, "0")).toEqual({ code: 1, signal: null });
  chmodSync(folder, 0o755);
  expect(readTree(around)).toEqual(before);
});

it.each([
  ["that is all ours", {}],
  ["with somebody else's file", { "notes.md": "mine" }],
])("a folder that may only be read stays, in an output %s", async (_name, others) => {
  const output = temporaryOutput();
  const around = dirname(output.path);
  const kept = { "a/read-only/same.ts": "1" };
  await writeOutput(contentOf({ ...kept, "a/b.ts": "1" }), output, { force: false }, collect().diagnostics);
  writeFiles(output.path, others);
  const { uid = -1, gid = -1 } = user;
  for (const path of ["", ...readdirSync(around, { encoding: "utf8", recursive: true })]) {
    chownSync(join(around, path), uid, gid);
  }
  chmodSync(join(output.path, "a/read-only"), 0o555);
  const files = { ...kept, "a/b.ts": "2", "c.ts": "2" };
  expect(await runWriter(output.path, JSON.stringify(files), "0")).toEqual({ code: 0, signal: null });
  chmodSync(join(output.path, "a/read-only"), 0o755);
  const wanted = Object.entries({ ...files, ...others }).map(([path, text]) => [`out/${path}`, text]);
  expect({ ...readTree(around), "out/manifest.json": "" }).toEqual({
    ...Object.fromEntries(wanted),
    "out/manifest.json": "",
  });
});
