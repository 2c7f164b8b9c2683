import { getEventListeners } from "node:events";
import process from "node:process";
import type { ClientMessage } from "./client-result.ts";
import { loadClients } from "./load-clients.ts";
import type { LoadOptions } from "./load-options.ts";
import { callHeader, planCall } from "./load-plan.ts";
import { findRemains } from "./remains.ts";

/*
 * The client of a load, in a process of its own that is started with `--expose-gc`: arguments are the load and the origin
 * of the server. It ends by itself, as nothing must be left that keeps it alive.
 */
const { calls, connections, faultEvery, warmUp } = JSON.parse(process.argv[2] ?? "") as LoadOptions;
const starts = loadClients(process.argv[3] ?? "");

/** What an application may well do: one signal for as long as it lives. */
const { signal } = new AbortController();
let mostListeners = 0;

const outcomes: Record<string, number> = {};
const wrong: string[] = [];
const complaints: string[] = [];
process.on("unhandledRejection", (reason) => void complaints.push(`unhandled rejection: ${String(reason)}`));
process.on("warning", (warning) => void complaints.push(`warning: ${String(warning)}`));

await makeCalls(0, warmUp);
const before = await findRemains(signal);
const started = performance.now();
const settled = await makeCalls(warmUp, warmUp + calls);
const milliseconds = performance.now() - started;
const after = await findRemains(signal);
const result = { settled, outcomes, wrong, complaints, mostListeners, before, after, milliseconds };
tell({ kind: "done", result });
process.disconnect();

/** Makes the calls from one number to another, and gives how many have settled. */
async function makeCalls(from: number, to: number): Promise<number> {
  let next = from;
  let done = 0;
  const work = async () => {
    while (next < to) {
      await makeCall((next += 1) - 1);
      done += 1;
      if (done % 1000 === 0) tell({ kind: "progress", done });
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  return done;
}

async function makeCall(number: number): Promise<void> {
  const { operation, fault, outcome } = planCall(number, faultEvery);
  // Short for those that are to reach it.
  const timeout = outcome === "TimeoutError" ? { timeout: 3000 } : {};
  const start = (Math.floor(number / 7) % 2 === 0 ? starts[0] : starts[1])[operation];
  const call = start({ signal, headers: { [callHeader]: String(number) }, ...timeout });
  mostListeners = Math.max(mostListeners, getEventListeners(signal, "abort").length);
  const ended = await call.catch((error: unknown) => `rejected with ${String(error)}`);
  outcomes[ended] = (outcomes[ended] ?? 0) + 1;
  if (ended !== outcome) wrong.push(`call ${number}, ${operation}, ${fault}: ${ended}, not ${outcome}`);
}

function tell(message: ClientMessage): void {
  process.send?.(message);
}
