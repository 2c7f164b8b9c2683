// Imports the module that is its argument, or nothing; prints the milliseconds and the memory in megabytes.
import process from "node:process";

const { [2]: module } = process.argv;
const started = performance.now();
if (module) await import(module);
const ms = performance.now() - started;
process.stdout.write(JSON.stringify({ ms, rssMb: process.memoryUsage.rss() / 2 ** 20 }));
