import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { kill, pid } from "node:process";

/*
 * A process of its own that writes an output and kills itself, as `kill -9` would, just before its nth call to the file
 * system. It exits with 0 where it has fewer calls than that.
 */
const [, , path = "", files = "", fatal = ""] = process.argv;
let calls = 0;

type Call = (...args: never[]) => unknown;

function deadly(call: Call): Call {
  return (...args) => {
    if (++calls === Number(fatal)) kill(pid, "SIGKILL");
    return call(...args);
  };
}

const { linkSync, mkdirSync, openSync, writeSync, writeFileSync, closeSync } = fs;
const { renameSync, unlinkSync, rmdirSync, rmSync } = fs;
const writing = [linkSync, mkdirSync, openSync, writeSync, writeFileSync, closeSync];
for (const call of [...writing, renameSync, unlinkSync, rmdirSync, rmSync]) {
  Object.assign(fs, { [call.name]: deadly(call) });
}
syncBuiltinESMExports();

const { writeOutput } = await import("../../../generator/write/write-output.ts");
const { contentOf } = await import("./output-content.ts");
const { Diagnostics } = await import("../../../generator/kernel/diagnostic.ts");
const content = contentOf(JSON.parse(files));
const plan = await writeOutput(content, { name: "out", path }, { force: false }, new Diagnostics());
process.exitCode = plan === undefined ? 1 : 0;
