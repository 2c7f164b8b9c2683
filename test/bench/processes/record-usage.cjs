// Loaded before the program that is measured: on its exit, writes what the process used, its worker threads included.
const { writeFileSync } = require("node:fs");
const process = require("node:process");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  process.once("exit", () => writeFileSync(process.env.BENCH_USAGE_FILE, JSON.stringify(process.resourceUsage())));
}
