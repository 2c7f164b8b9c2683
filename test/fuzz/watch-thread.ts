import { writeSync } from "node:fs";
import { kill, pid } from "node:process";
import { setTimeout } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import type { Watched } from "./watchdog.ts";

/** What no input may take, on a machine that does much else. */
const mostSeconds = 60;

const { counts, input } = workerData as Watched;
let [seen, since] = [-1, Date.now()];
for (;;) {
  await setTimeout(1000);
  const count = Atomics.load(counts, 0);
  const isRunning = count % 2 === 1;
  if (!isRunning || count !== seen) [seen, since] = [count, Date.now()];
  else if (Date.now() - since > mostSeconds * 1000) {
    const text = Buffer.from(input.subarray(0, Atomics.load(counts, 1))).toString("base64");
    writeSync(2, `no end after ${mostSeconds} s\n${text}\n`);
    kill(pid, "SIGKILL");
  }
}
