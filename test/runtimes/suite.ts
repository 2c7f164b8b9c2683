import { createEverywhere, type Everywhere, NotFoundError } from "../../generated/runtimes/index.js";
import { type Check, equal, failure } from "./check.js";

/** What a check works with. */
export interface Subject {
  readonly client: Everywhere;
  readonly origin: string;
  /** Of this run alone: the server keeps the runs apart by it. */
  readonly run: string;
}

/** What every runtime has to do, by what it is called in the table. */
export const checks: Readonly<Record<string, Check<Subject>>> = {
  async "JSON and a header"({ client }) {
    const { data, headers } = await client.answers.answer({ kind: "ok" }).withResponse();
    equal([data, headers], [{ ok: true }, { "x-count": 3 }]);
  },

  async "every kind of parameter"({ client }) {
    const params = { id: "a/b ü", list: ["x", "y|z"], filter: { from: 1, to: 2 }, "x-trace": "t" };
    const { url, headers } = await client.requests.echo(params);
    equal(url, "/echo/a%2Fb%20%C3%BC?list=x%7Cy%7Cz&filter%5Bfrom%5D=1&filter%5Bto%5D=2");
    equal([headers["x-trace"], headers["authorization"]], ["t", "Bearer s3cr3t"]);
  },

  async "a body of JSON"({ client }) {
    const { body, headers } = await client.requests.sendJson({ id: "1", name: "ü" });
    equal([body, headers["content-type"]], ['{"name":"ü"}', "application/json"]);
  },

  async "a form"({ client }) {
    const { body, headers } = await client.requests.sendForm({ body: { a: "x y&z", b: [1, 2] } });
    equal([body, headers["content-type"]], ["a=x+y%26z&b=1&b=2", "application/x-www-form-urlencoded"]);
  },

  async "a body in parts, with files"({ client }) {
    const files = [new File(["one"], "one.txt"), new Blob(["two"]), new TextEncoder().encode("three")];
    const { body, headers } = await client.requests.sendParts({ body: { note: { text: "n" }, files } });
    equal(partsOf(body, headers["content-type"]), [
      'Content-Disposition: form-data; name="note"|Content-Type: application/json||{"text":"n"}',
      'Content-Disposition: form-data; name="files"; filename="one.txt"|Content-Type: text/plain||one',
      'Content-Disposition: form-data; name="files"; filename="blob"|Content-Type: text/plain||two',
      'Content-Disposition: form-data; name="files"; filename="blob"|Content-Type: text/plain||three',
    ]);
  },

  async "bytes as a body"({ client }) {
    const { body } = await client.requests.sendBytes({ body: new TextEncoder().encode("bytes") });
    equal(body, "bytes");
  },

  async "a download, as a blob and as a stream"({ client }) {
    const blob = await client.answers.download({ count: 100_000 });
    equal(blob.size, 100_000);
    let size = 0;
    const reader = (await client.answers.download({ count: 3_000_000 }).stream()).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) size += read.value.length;
    equal(size, 3_000_000);
  },

  async "an error with its body"({ client }) {
    const result = await client.answers.answer({ kind: "missing" }).result();
    if (result.ok || result.error.status !== 404) throw new Error("It is no 404.");
    equal([result.error instanceof NotFoundError, result.error.body.missing], [true, "it"]);
    equal((await failure(client.answers.answer({ kind: "missing" }))).name, "NotFoundError");
  },

  async "an answer that is not JSON"({ client }) {
    equal((await failure(client.answers.answer({ kind: "broken" }))).name, "InvalidResponseError");
  },

  async "a redirect to another server"({ client }) {
    equal((await failure(client.answers.answer({ kind: "elsewhere" }))).name, "InvalidResponseError");
  },

  async "a connection that breaks, and one that is refused"({ client, origin }) {
    const options = { timeout: 5000 };
    equal(
      (await failure(client.requests.sendBytes({ body: "x" }, { ...options, signal: AbortSignal.abort() }))).name,
      "AbortedError",
    );
    equal((await failure(client.answers.answer({ kind: "reset" }, options))).name, "ConnectionError");
    const nobody = createEverywhere({ baseUrl: origin.replace(/:\d+$/, ":9"), timeout: 5000 });
    equal((await failure(nobody.answers.answer({ kind: "ok" }))).name, "ConnectionError");
  },

  async "a timeout and an abort"({ client }) {
    equal((await failure(client.answers.answer({ kind: "slow" }, { timeout: 50 }))).name, "TimeoutError");
    const signal = AbortSignal.timeout(50);
    equal((await failure(client.answers.answer({ kind: "slow" }, { signal }))).name, "AbortedError");
  },

  async "a credential that is missing"({ origin }) {
    const anonymous = createEverywhere({ baseUrl: origin });
    equal((await failure(anonymous.requests.echo({ id: "1" }))).name, "MissingCredentialError");
  },

  async "events, cut anywhere"({ client, run }) {
    const found: unknown[] = [];
    for await (const event of await client.streams.watch({ script: `chunks.${run}` })) {
      found.push(event.event === "counted" ? event.data + 1 : event.data);
    }
    equal(found, ["ü", 3]);
  },

  async "events over a connection that breaks"({ client, run }) {
    const found: unknown[] = [];
    for await (const { data } of await client.streams.watch({ script: `resumed.${run}` })) found.push(data);
    equal(found, ["a", "b"]);
  },

  async "lines of JSON"({ client, run }) {
    const found: number[] = [];
    for await (const { n } of await client.streams.list({ script: `lines.${run}` })) found.push(n);
    equal(found, [1, 2, 3]);
    const wrong = failure(readAll(await client.streams.list({ script: `wrong.${run}` })));
    equal((await wrong).message, "GET /lines: line 2 of the body is not JSON");
  },

  async "a loop over a stream that is left"({ client, run }) {
    const script = `held.${run}`;
    for await (const { data } of await client.streams.watch({ script })) if (data === "a") break;
    let count = 0;
    for (let left = 100; left > 0 && count === 0; left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      count = await client.streams.closed({ script });
    }
    equal(count, 1);
  },

  async "a stream that is silent, and one that is aborted"({ client, run }) {
    const silent = await client.streams.watch({ script: `held.${run}.silent` }, { timeout: 1000, reconnects: 0 });
    equal((await failure(readAll(silent))).name, "TimeoutError");
    const controller = new AbortController();
    const aborted = await client.streams.watch({ script: `held.${run}.aborted` }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    equal((await failure(readAll(aborted))).name, "AbortedError");
  },
};

/** For browsers, which send a stream over HTTP/2 alone. */
export const refusedStreamChecks: Readonly<Record<string, Check<Subject>>> = {
  async "a stream as a body, which is refused"({ client }) {
    const call = client.requests.sendBytes({ body: new Blob(["streamed"]).stream() });
    equal((await failure(call)).name, "ConnectionError");
  },
};

/** For all other runtimes. */
export const streamChecks: Readonly<Record<string, Check<Subject>>> = {
  async "a stream as a body"({ client }) {
    const { body } = await client.requests.sendBytes({ body: new Blob(["streamed"]).stream() });
    equal(body, "streamed");
  },

  async "a stream in a body in parts"({ client }) {
    const files = [new Blob(["streamed"]).stream(), new Blob(["two"])];
    const { body, headers } = await client.requests.sendParts({ body: { files } });
    equal(partsOf(body, headers["content-type"]).length, 2);
  },
};

async function readAll(items: AsyncIterable<unknown>): Promise<void> {
  for await (const item of items) void item;
}

/** The parts of a multipart body, each on a line. */
function partsOf(body: string, type = ""): readonly string[] {
  const parts = body.split(`--${type.split("boundary=")[1] ?? "no boundary"}`).slice(1, -1);
  return parts.map((part) => part.trim().replaceAll("\r\n", "|"));
}
