import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { text } from "node:stream/consumers";
import { callHeader, planCall } from "./load-plan.ts";
import type { LoadOptions } from "./load-options.ts";
import type { ServerTally } from "./server-tally.ts";

/*
 * The server of a load, in a process of its own: argument is the load, first message its origin. Each message after that
 * is answered with a tally.
 */
const { faultEvery } = JSON.parse(process.argv[2] ?? "") as LoadOptions;
const attempts = new Map<number, number>();
let open = 0;
let mostOpen = 0;

const server = createServer((incoming, response) => {
  // A client that gives up may do so while its body is read.
  serve(incoming, response).catch(() => response.destroy());
});

// Longer than clients are told: no connection may close while a request is on its way to it.
server.keepAliveTimeout = 60_000;

server.on("connection", (socket) => {
  open += 1;
  mostOpen = Math.max(mostOpen, open);
  // A client that gives up in the midst of a request resets the connection.
  socket.on("error", () => {});
  socket.on("close", () => (open -= 1));
});
server.on("clientError", (_error, socket) => socket.destroy());

async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "", headers, socket } = incoming;
  const call = Number(headers[callHeader]);
  const seen = attempts.get(call) ?? 0;
  attempts.set(call, seen + 1);
  const { faults } = planCall(call, faultEvery);
  const fault = faults[Math.min(seen, faults.length - 1)] ?? faults[0];
  response.setHeader("connection", "keep-alive");
  response.setHeader("keep-alive", "timeout=3");
  if (fault.kind !== "answer") {
    socket.resetAndDestroy();
    return;
  }
  fault.answer(response, { method, url, headers, body: await text(incoming) });
}

server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
process.on("message", () => {
  const tally: ServerTally = { attempts: [...attempts], open, mostOpen };
  process.send?.(tally);
});
process.on("disconnect", () => {
  server.closeAllConnections();
  server.close();
});
process.send?.(`http://127.0.0.1:${port}`);
