import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A request as it came in. */
export interface ReceivedRequest {
  readonly method: string;
  /** As it stood in the request line: nothing is decoded or resolved. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What to answer; a function does it by hand, and may leave it undone. */
export type ServerAnswer = StaticAnswer | ((request: ReceivedRequest, response: ServerResponse) => void);

export interface StaticAnswer {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** An object is sent as JSON. */
  readonly body?: string | Buffer | object;
}

export interface TestServer {
  /** The origin, without a slash at its end. */
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** How many connections clients have opened. */
  readonly connections: () => number;
}

/** Starts an HTTP server that ends with the test. */
export async function startServer(answer: ServerAnswer = {}): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  let connections = 0;
  const server = createServer((incoming, response) => {
    void handle(incoming, response);
  });
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await receive(incoming).catch(() => undefined);
    // The client has gone.
    if (request === undefined) return;
    requests.push(request);
    if (typeof answer === "function") answer(request, response);
    else respond(response, answer);
  };
  server.on("connection", () => (connections += 1));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, connections: () => connections };
}

/** An origin that nobody listens at. */
export async function deadOrigin(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

export function respond(response: ServerResponse, { status = 200, statusText, headers = {}, body = "" }: StaticAnswer) {
  const isJson = typeof body === "object" && !Buffer.isBuffer(body);
  response.statusCode = status;
  if (statusText !== undefined) response.statusMessage = statusText;
  if (isJson) response.setHeader("content-type", "application/json");
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(isJson ? JSON.stringify(body) : body);
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = "", url = "", headers } = incoming;
  return { method, url, headers, body: Buffer.concat(chunks).toString("latin1") };
}
