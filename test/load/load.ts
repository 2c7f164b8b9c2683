import process from "node:process";
import { parseArgs } from "node:util";
import { findProblems } from "./find-problems.ts";
import { printLoad } from "./print-load.ts";
import { runLoad } from "./run-load.ts";

/*
 * Many calls of generated clients over many connections, some of which meet faults. See docs/client.md.
 */
const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "10000" },
    connections: { type: "string", default: "100" },
    "fault-every": { type: "string", default: "20" },
  },
});
const calls = Number(values.calls);
const options = {
  calls,
  connections: Number(values.connections),
  faultEvery: Number(values["fault-every"]),
  warmUp: calls,
};
const result = await runLoad(options, (done) => process.stderr.write(`${done} calls\n`));
const problems = findProblems(options, result);
process.stdout.write(printLoad(options, result, problems));
process.exitCode = problems.length === 0 ? 0 : 1;
