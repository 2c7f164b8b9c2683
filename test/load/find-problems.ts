import type { LoadOptions } from "./load-options.ts";
import { planCall } from "./load-plan.ts";
import type { LoadResult } from "./run-load.ts";

/** How much larger the heap may be after the calls than before them. */
const heapGrowth = 0.05;

/** What is not as it must be, a line each. */
export function findProblems(options: LoadOptions, { client, tally, hasEnded }: LoadResult): readonly string[] {
  const { before, after, settled, wrong, complaints, mostListeners } = client;
  const attempts = new Map(tally.attempts);
  const miscounted = Array.from({ length: options.warmUp + options.calls }, (_, number) => {
    const { operation, fault, attempts: planned } = planCall(number, options.faultEvery);
    const found = attempts.get(number) ?? 0;
    return found === planned ? [] : [`call ${number}, ${operation}, ${fault}: ${found} requests, not ${planned}`];
  });
  return [
    ...unless(settled === options.calls, `${settled} of ${options.calls} calls settled`),
    ...wrong,
    ...miscounted.flat(),
    ...complaints,
    ...unless(after.heap <= before.heap * (1 + heapGrowth), `the heap grew from ${before.heap} to ${after.heap} bytes`),
    ...unless(after.sockets === 0, `${after.sockets} sockets of the client are open`),
    ...unless(tally.open === 0, `${tally.open} connections to the server are open`),
    ...unless(after.timers === 0, `${after.timers} timers are left`),
    ...unless(after.listeners === 0, `${after.listeners} listeners are left on the signal`),
    // One for each client.
    ...unless(mostListeners <= 4, `${mostListeners} listeners were on the signal`),
    ...unless(hasEnded, "the process of the client did not end"),
  ];
}

function unless(isRight: boolean, problem: string): readonly string[] {
  return isRight ? [] : [problem];
}
