import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A request of which the server has read everything, but for the body where a fault leaves that unread. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What the server does with one request. */
export type Fault =
  /** Resets the connection before a byte of the request is read. */
  | { readonly kind: "reset-unread" }
  /** Reads the head of the request, and resets the connection before the body is read. */
  | { readonly kind: "reset-in-body" }
  /** Reads the whole request. What the function leaves undone stays so: the client waits. */
  | { readonly kind: "answer"; readonly answer: (response: ServerResponse, request: SeenRequest) => void };

/** The faults of the requests in their order, the last of which lasts; a function picks one by the request itself. */
export type Script = readonly [Fault, ...Fault[]] | ((request: SeenRequest) => ServerAnswer);

/** What a function of a script may pick: at that point the request is read. */
type ServerAnswer = Extract<Fault, { readonly kind: "answer" }>;

export interface FaultServer {
  /** The origin, without a slash at its end. */
  readonly url: string;
  /** The requests whose head was read, in their order. */
  readonly requests: readonly SeenRequest[];
  /** How many attempts the server noticed: the requests, and the connections that it reset before it read any. */
  readonly attempts: () => number;
}

/**
 * Starts a server on the loopback that behaves as the script says, and ends with the test.
 *
 * With a list of faults each request has a connection of its own, so that the list counts attempts, whether a request of
 * theirs was read or not. With a function, connections are kept alive.
 */
export async function startFaultServer(script: Script): Promise<FaultServer> {
  const requests: SeenRequest[] = [];
  let attempts = 0;
  const nextFault = (faults: readonly [Fault, ...Fault[]]) =>
    faults[Math.min(attempts, faults.length - 1)] ?? faults[0];

  const server = createServer((incoming, response) => {
    void serve(incoming, response);
  });

  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const { method = "", url = "", headers, socket } = incoming;
    const fault = typeof script === "function" ? undefined : nextFault(script);
    attempts += 1;
    if (fault?.kind === "reset-in-body") requests.push({ method, url, headers, body: "" });
    if (fault !== undefined && fault.kind !== "answer") {
      socket.resetAndDestroy();
      return;
    }
    const request = { method, url, headers, body: await text(incoming) };
    requests.push(request);
    if (typeof script === "function") {
      script(request).answer(response, request);
    } else {
      response.setHeader("connection", "close");
      fault?.answer(response, request);
    }
  };

  server.on("connection", (socket: Socket) => {
    // A client that gives up in the midst of a request resets the connection.
    socket.on("error", () => {});
    // A client may open a connection that it does not use: only one that is reset counts.
    if (typeof script === "function" || nextFault(script).kind !== "reset-unread") return;
    attempts += 1;
    socket.resetAndDestroy();
  });
  server.on("clientError", (_error, socket) => socket.destroy());

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, attempts: () => attempts };
}
