import { pid } from "node:process";
import { isMainThread, Worker } from "node:worker_threads";

/** What the process says of itself before it is ended. */
export const stuckMessage = "One step of the suite took longer than any may take, so that it was ended.";

/** In milliseconds: how often the thread shows that it is not stuck. */
const beat = 500;

/**
 * Looks on from a thread of its own, and kills the process with SIGKILL where its main thread does one thing for too long: no
 * timer of the thread's own would come, and so no time limit of a test ends it. A mock server may take for ever to read what
 * a document says. It keeps no process alive, and does nothing in a thread that is not a process's first.
 *
 * @param mostMs in milliseconds, of which none counts in which the whole machine sleeps.
 */
export function endWhereStuck(mostMs: number): void {
  if (!isMainThread) return;
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  setInterval(() => Atomics.add(beats, 0, 1), beat).unref();
  const workerData = { beats, beat, most: mostMs / beat, message: `${stuckMessage}\n`, pid };
  new Worker(onlooker, { eval: true, workerData, execArgv: [] }).unref();
}

/** A text, since a bundle has no module beside it that a thread could begin with. */
const onlooker = `
  const { writeSync } = require("node:fs");
  const { beats, beat, most, message, pid } = require("node:worker_threads").workerData;
  let last = -1;
  let silent = 0;
  setInterval(() => {
    const now = Atomics.load(beats, 0);
    silent = now === last ? silent + 1 : 0;
    last = now;
    if (silent <= most) return;
    try {
      writeSync(2, message);
    } finally {
      process.kill(pid, "SIGKILL");
    }
  }, beat);
`;
