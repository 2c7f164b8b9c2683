import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ClientMessage, ClientResult } from "./client-result.ts";
import type { LoadOptions } from "./load-options.ts";
import type { ServerTally } from "./server-tally.ts";

/** What came of a load. */
export interface LoadResult {
  readonly client: ClientResult;
  readonly tally: ServerTally;
  /** Whether the process of the client ended by itself. */
  readonly hasEnded: boolean;
}

/** How long a client with nothing left to do may take to end, in milliseconds. */
const patience = 20_000;

/** Makes the calls from one process to a server in another. */
export async function runLoad(options: LoadOptions, onProgress: (done: number) => void): Promise<LoadResult> {
  const server = start("server-process.ts", [JSON.stringify(options)]);
  try {
    const origin = String((await once(server, "message"))[0]);
    const client = start("client-process.ts", [JSON.stringify(options), origin]);
    try {
      const exit = once(client, "exit");
      const result = await resultOf(client, onProgress);
      const hasEnded = await Promise.race([exit.then(() => true), after(patience)]);
      server.send("tally");
      return { client: result, tally: (await once(server, "message"))[0] as ServerTally, hasEnded };
    } finally {
      client.kill();
    }
  } finally {
    server.kill();
  }
}

function start(file: string, args: readonly string[]): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: ["--expose-gc", "--import", "@oxc-node/core/register"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
}

function resultOf(client: ChildProcess, onProgress: (done: number) => void): Promise<ClientResult> {
  return new Promise((resolve, reject) => {
    client.on("message", (message: ClientMessage) => {
      if (message.kind === "done") resolve(message.result);
      else onProgress(message.done);
    });
    client.on("error", reject);
    client.on("exit", (code) => reject(new Error(`The client ended with ${code}.`)));
  });
}

/** Gives false after some milliseconds, and keeps no process alive for it. */
function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, false).unref());
}
