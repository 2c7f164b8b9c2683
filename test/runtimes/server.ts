import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The server that the suite calls. */
export interface SuiteServer {
  readonly origin: string;
  /** A page for a browser, and what it imports: text by path. */
  readonly pages: Map<string, { readonly type: string; readonly text: string }>;
  close(): void;
}

type Answer = (incoming: IncomingMessage, response: ServerResponse) => unknown;

/** How many connections a script has had, and how many of those that it holds open clients have closed, by its name. */
const connections = new Map<string, number>();
const closed = new Map<string, number>();

const answers: Readonly<Record<string, Answer>> = {
  ok: (_, response) => send(response, 200, { ok: true }, { "x-count": "3" }),
  missing: (_, response) => send(response, 404, { missing: "it" }),
  broken: (_, response) => response.writeHead(200).end('{"ok":'),
  slow: () => {},
  reset: (_, response) => response.destroy(),
  elsewhere: (_, response) => response.writeHead(302, { location: "http://other.example/" }).end(),
};

/** What a stream sends, over one connection after the other. */
const scripts: Readonly<Record<string, readonly (readonly string[])[]>> = {
  chunks: [["\uFEFFevent: sa", "id\r", "\ndata: ü", "\r\n\r\nevent: counted\ndata: 2\n\n"]],
  resumed: [["retry: 1\nid: 7\nevent: said\ndata: a\n\n", "break"], ["event: said\ndata: b\n\n"], ["over"]],
  held: [['event: said\ndata: a\n\n{"n":1}\n', "hold"]],
  lines: [['{"n":1}\n{"n"', ':2}\r\n\n{"n":3}']],
  wrong: [['{"n":1}\n{"n":\n']],
};

export async function startSuiteServer(): Promise<SuiteServer> {
  const pages: SuiteServer["pages"] = new Map();
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? "/", "http://server");
    const [, first = "", second = ""] = url.pathname.split("/");
    const page = pages.get(url.pathname);
    if (page) response.writeHead(200, { "content-type": page.type }).end(page.text);
    else if (first === "echo") void echo(incoming, response);
    else if (first === "answers") answers[second]?.(incoming, response);
    else if (first === "bytes") response.end(Buffer.alloc(Number(url.searchParams.get("count")), "x"));
    else if (first === "closed") send(response, 200, closed.get(second) ?? 0);
    else void play(url.searchParams.get("script") ?? "", { incoming, response, isEvents: first === "events" });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${port}`, pages, close };
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

async function echo(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method, url, headers } = incoming;
  send(response, 200, { method, url, headers, body: Buffer.concat(chunks).toString() });
}

interface Playing {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly isEvents: boolean;
}

/** A name is `script.run`: a run of the suite counts its connections, and those that clients close, for itself. */
async function play(name: string, { incoming, response, isEvents }: Playing): Promise<void> {
  const connection = connections.get(name) ?? 0;
  connections.set(name, connection + 1);
  const isResumed = connection === 0 || incoming.headers["last-event-id"] === "7";
  const steps = isResumed ? scripts[name.split(".")[0] ?? ""]?.[connection] : undefined;
  if (steps === undefined || steps[0] === "over") return void response.writeHead(204).end();
  response.writeHead(200, { "content-type": isEvents ? "text/event-stream" : "application/jsonl" });
  response.on("close", () => {
    if (!response.writableEnded) closed.set(name, (closed.get(name) ?? 0) + 1);
  });
  for (const step of steps) {
    if (step === "hold") return;
    if (step === "break") {
      // What has been sent is to arrive first: a client may drop it with the connection.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return void response.destroy();
    }
    // Byte by byte: no character and no line is whole.
    for (const byte of Buffer.from(step)) {
      response.write(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  response.end();
}
