import type { ServerResponse } from "node:http";
import { startServer, type ReceivedRequest, type TestServer } from "./start-server.ts";

/**
 * What a server does with one connection: it sends chunks, and waits some milliseconds. At `break` it breaks the connection,
 * and at `hang` it sends no more.
 */
export type StreamScript = readonly (string | Uint8Array | { readonly wait: number })[];

export interface StreamAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly script: StreamScript;
}

/** A server whose n-th answer is the n-th of these, and the last of them from then on. */
export async function startStreams(...answers: readonly StreamAnswer[]): Promise<TestServer & { closed(): number }> {
  let count = 0;
  let closed = 0;
  const server = await startServer((_request: ReceivedRequest, response) => {
    const answer = answers[Math.min(count, answers.length - 1)];
    count += 1;
    response.on("close", () => (closed += response.writableEnded ? 0 : 1));
    if (answer) void play(answer, response);
  });
  return { ...server, closed: () => closed };
}

async function play({ status = 200, type, script }: StreamAnswer, response: ServerResponse): Promise<void> {
  response.writeHead(status, type === undefined ? {} : { "content-type": type });
  response.flushHeaders();
  for (const step of script) {
    if (step === "hang") return;
    if (step === "break") return void response.destroy();
    if (typeof step === "object" && "wait" in step) await delay(step.wait);
    else {
      response.write(step);
      // Each is a chunk of its own for the client, too.
      await delay(2);
    }
  }
  response.end();
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until something is so; fails after a second. */
export async function eventually(isSo: () => boolean): Promise<void> {
  for (let left = 100; !isSo(); left -= 1) {
    if (left === 0) throw new Error(`It never came to be so: ${String(isSo)}`);
    await delay(10);
  }
}
