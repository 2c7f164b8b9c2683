import { Worker } from "node:worker_threads";
import { mostBytes } from "./mutate.ts";

/** What the watching thread shares with the one that it watches. */
export interface Watched {
  /** How many inputs have begun and ended, one after the other; and how long the last one is. */
  readonly counts: Int32Array;
  readonly input: Uint8Array;
}

export interface Watchdog {
  readonly begin: (input: Buffer) => void;
  readonly end: () => void;
  readonly stop: () => void;
}

/** Has another thread end this process, and show the input, where one takes so long that it may never end. */
export function startWatchdog(): Watchdog {
  const watched: Watched = {
    counts: new Int32Array(new SharedArrayBuffer(8)),
    input: new Uint8Array(new SharedArrayBuffer(4 * mostBytes)),
  };
  const { counts, input: shared } = watched;
  const worker = new Worker(new URL("watch-thread.ts", import.meta.url), { workerData: watched });
  worker.unref();
  return {
    begin: (input) => {
      shared.set(input.subarray(0, shared.length));
      Atomics.store(counts, 1, Math.min(input.length, shared.length));
      Atomics.add(counts, 0, 1);
    },
    end: () => void Atomics.add(counts, 0, 1),
    stop: () => void worker.terminate(),
  };
}
