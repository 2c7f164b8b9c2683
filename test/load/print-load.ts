import type { LoadOptions } from "./load-options.ts";
import type { LoadResult } from "./run-load.ts";

/** The figures of a load, and what is not as it must be. */
export function printLoad(
  { calls, connections, faultEvery, warmUp }: LoadOptions,
  { client, tally }: LoadResult,
  problems: readonly string[],
): string {
  const { before, after, outcomes, settled, milliseconds, mostListeners } = client;
  const requests = tally.attempts.reduce((sum, [, attempts]) => sum + attempts, 0);
  const endings = Object.entries(outcomes).toSorted(([, left], [, right]) => right - left);
  return [
    `${calls} calls after ${warmUp} that do not count, ${connections} at a time, one in ${faultEvery} with a fault`,
    `settled: ${settled} in ${(milliseconds / 1000).toFixed(1)} s, ${Math.round((calls / milliseconds) * 1000)} a second`,
    `ended, those that do not count too: ${endings.map(([name, count]) => `${count} ${name}`).join(", ")}`,
    `the server saw ${requests} requests over at most ${tally.mostOpen} connections at a time`,
    `heap: ${kilobytes(before.heap)} before, ${kilobytes(after.heap)} after`,
    `left: ${after.sockets} sockets, ${after.timers} timers, ${after.listeners} listeners of at most ${mostListeners}`,
    ...(problems.length === 0 ? ["all is as it must be"] : ["not as it must be:", ...problems.slice(0, 30)]),
    ...(problems.length > 30 ? [`and ${problems.length - 30} more`] : []),
    "",
  ].join("\n");
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
