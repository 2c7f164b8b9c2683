import { chmodSync } from "node:fs";
import { dirname } from "node:path";
import { getuid } from "node:process";
import { expect, it } from "vitest";
import { writeOutput } from "../../../generator/write/write-output.ts";
import { builtScript } from "./built-script.ts";
import { contentOf } from "./output-content.ts";
import { collect, readTree, temporaryOutput } from "./output-fixture.ts";

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
