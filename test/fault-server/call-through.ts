import { setImmediate as turn } from "node:timers/promises";
import { onTestFinished, vi } from "vitest";
import type { Fetch } from "../../templates/runtime/options.ts";
import { silence } from "./faults.ts";
import { type Fault, type FaultServer, startFaultServer } from "./fault-server.ts";

/** Options of a client that go with a fault. */
export interface FaultOptions {
  readonly baseUrl: string;
  /** In milliseconds. */
  readonly timeout: number;
  readonly fetch: Fetch;
}

/** How a call ended, and the server that it was made to. */
export interface Through<T> {
  readonly server: FaultServer;
  readonly result: T;
}

/**
 * Makes a call to a server with faults. Where the call is to end with a timeout, the clock of its timers stands still until
 * the fault has come as far as it comes: otherwise a slow machine would reach the timeout before the server has a request.
 */
export async function callThrough<T>(
  faults: readonly [Fault, ...Fault[]],
  outcome: string,
  start: (options: FaultOptions) => Promise<T>,
): Promise<Through<T>> {
  const server = await startFaultServer(faults);
  const answers: Response[] = [];
  const options: FaultOptions = {
    baseUrl: server.url,
    timeout: 10_000,
    async fetch(request) {
      const response = await fetch(request);
      answers.push(response);
      return response;
    },
  };
  if (outcome !== "TimeoutError") return { server, result: await start(options) };
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const call = start(options);
  while (server.attempts() === 0 || (faults[0] !== silence && answers.length === 0)) await turn();
  // Whoever has the headers goes on to read the body.
  await turn();
  vi.advanceTimersByTime(options.timeout);
  return { server, result: await call };
}
