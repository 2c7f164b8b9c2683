import { expect, it } from "vitest";
import { writeOutput } from "../../../generator/write/write-output.ts";
import { builtScript } from "./built-script.ts";
import { contentOf } from "./output-content.ts";
import { collect, readTree, temporaryOutput } from "./output-fixture.ts";

/** No file may grow beyond 50 blocks of 512 bytes: for the writer, the same as a disk that is full. */
const runWriter = builtScript("killed-writer.ts", ["sh", "-c", 'ulimit -f 50 && exec "$@"', "sh"]);

it.each([
  ["an earlier output as it was", { "a.ts": "1" }],
  ["nothing of a new one", undefined],
])("a write that the system refuses halfway leaves %s", async (_name, earlier) => {
  const output = temporaryOutput();
  if (earlier) await writeOutput(contentOf(earlier), output, { force: false }, collect().diagnostics);
  const before = readTree(output.path);
  const files = { "a.ts": "2", "huge.ts": "x".repeat(100_000), "z.ts": "2" };
  expect(await runWriter(output.path, JSON.stringify(files), "0")).toEqual({ code: 1, signal: null });
  expect(readTree(output.path)).toEqual(before);
  expect(await runWriter(output.path, JSON.stringify({ "a.ts": "2" }), "0")).toEqual({ code: 0, signal: null });
});
