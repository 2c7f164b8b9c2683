import { setTimeout as sleep } from "node:timers/promises";
import type { ApiCall } from "../../../templates/runtime/call.ts";
import type { CallOptions } from "../../../templates/runtime/options.ts";
import { createTransport } from "../../../templates/runtime/transport.ts";

export type Scenario = keyof typeof scenarios;

const [, , baseUrl = "", scenario = ""] = process.argv;

process.on("unhandledRejection", (reason) => report("unhandledRejection", reason));

function report(event: string, error: unknown): void {
  console.log(`${event} ${error instanceof Error ? error.name : String(error)}`);
}

/** Makes a call that fails. */
function call(options?: CallOptions): ApiCall<unknown, unknown> {
  const transport = createTransport({ baseUrl, credentials: {} });
  return transport.call({ method: "GET", path: "/things", security: [] }, options);
}

async function caught(promise: Promise<unknown>): Promise<void> {
  try {
    await promise;
  } catch (error) {
    report("caught", error);
  }
}

async function result(failing: ReturnType<typeof call>): Promise<void> {
  const outcome = await failing.result();
  if (!outcome.ok) report("result", outcome.error);
}

const scenarios = {
  forgotten: () => void call(),
  "forgotten response": () => void call().withResponse(),
  awaited: () => caught(call()),
  "awaited late": async () => {
    const failing = call();
    await sleep(200);
    await caught(failing);
  },
  result: () => result(call()),
  response: () => caught(call().withResponse()),
  "response and result": async () => {
    const failing = call();
    await Promise.all([caught(failing.withResponse()), result(failing)]);
  },
  "result and call": async () => {
    const failing = call();
    await result(failing);
    await caught(failing);
  },
  aborted: async () => {
    const controller = new AbortController();
    const failing = call({ signal: controller.signal });
    controller.abort();
    await result(failing);
  },
  late: () => result(call({ timeout: 1, headers: {} })),
};

await scenarios[scenario as Scenario]();
// Whatever is reported late still counts.
await sleep(300);
