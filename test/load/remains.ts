import { getEventListeners } from "node:events";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import type { Remains } from "./client-result.ts";

/** Longer than connections are kept, in milliseconds: `fetch` keeps them, and what hangs on them, for a while. */
const patience = 15_000;

/**
 * Waits until connections and timers are gone, or for so long that they never will be, and looks at what is left.
 *
 * @throws {Error} where the process was not started with `--expose-gc`.
 */
export async function findRemains(signal: AbortSignal): Promise<Remains> {
  const until = performance.now() + patience;
  const timers = activeCount("Timeout");
  while (activeCount("TCPSocketWrap") > 0 && performance.now() < until) await setTimeout(50);
  return {
    heap: await smallestHeap(),
    sockets: activeCount("TCPSocketWrap"),
    timers,
    listeners: getEventListeners(signal, "abort").length,
  };
}

function activeCount(kind: string): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === kind).length;
}

/** Some of what is garbage holds more of it until its finalizer has run. */
async function smallestHeap(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error("Start the process with --expose-gc.");
  let smallest = Infinity;
  for (let left = 6; left > 0; left -= 1) {
    await globalThis.gc({ execution: "async" });
    await setTimeout(20);
    smallest = Math.min(smallest, process.memoryUsage().heapUsed);
  }
  return smallest;
}
