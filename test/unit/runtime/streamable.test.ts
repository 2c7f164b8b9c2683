import { describe, expect, it } from "vitest";
import type { ApiError, RequestError } from "../../../templates/runtime/errors.ts";
import type { CallOptions } from "../../../templates/runtime/options.ts";
import { readBlob } from "../../../templates/runtime/response.ts";
import { byteStream, streamable, type StreamableCall } from "../../../templates/runtime/stream.ts";
import { createTransport } from "../../../templates/runtime/transport.ts";
import { makeRequest } from "./make-transport.ts";
import { respond, startServer } from "./start-server.ts";
import { eventually, startStreams } from "./stream-server.ts";

type Download = StreamableCall<Blob, ReadableStream<Uint8Array>, ApiError | RequestError>;

function download(url: string, options: CallOptions = {}): Download {
  const transport = createTransport({ credentials: {}, baseUrl: url });
  const request = makeRequest({ readBody: readBlob, accept: "application/zip" });
  return streamable(transport, request, { readStream: byteStream, accept: "x/stream" }, options);
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

describe("a download", () => {
  it("is a blob, or a stream for who asks, and one request either way", async () => {
    const { url, requests } = await startServer({ body: "bytes" });
    expect(await (await download(url)).text()).toBe("bytes");
    expect(await textOf(await download(url).stream())).toBe("bytes");
    const { data, response } = await download(url).stream().withResponse();
    expect([response.status, await textOf(data)]).toEqual([200, "bytes"]);
    expect(requests.map(({ headers }) => headers.accept)).toEqual(["application/zip", "x/stream", "x/stream"]);
  });

  it("fails before there is a stream where the server reports an error", async () => {
    const { url } = await startServer({ status: 404 });
    expect(await download(url).stream().result()).toMatchObject({ ok: false, error: { status: 404 } });
    expect(await download(url).result()).toMatchObject({ ok: false, error: { status: 404 } });
  });

  it("is no stream for who asks too late", async () => {
    const { url, requests } = await startServer({ body: "bytes" });
    const call = download(url);
    await call;
    const result = await call.stream().result();
    expect(result).toMatchObject({ ok: false, error: { name: "InvalidArgumentError", argument: "stream" } });
    expect(requests.length).toBe(1);
    const streamed = download(url);
    await streamed.stream();
    expect(streamed.stream()).toBe(streamed);
  });

  it("is not read ahead of who reads it", async () => {
    const size = 64 * 1024;
    let written = 0;
    const { url } = await startServer((_, response) => {
      const write = () => {
        while (written < 1000 && response.write(Buffer.alloc(size))) written += 1;
        if (written < 1000) response.once("drain", write);
        else response.end();
      };
      write();
    });
    const reader = (await download(url).stream()).getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(written).toBeLessThan(500);
    await reader.cancel();
  });

  it("lets go of the connection where it is cancelled", async () => {
    const server = await startStreams({ script: ["bytes", "hang"] });
    const stream = await download(server.url).stream();
    await stream.cancel();
    await eventually(() => server.closed() === 1);
  });

  it.each([
    [
      "the connection breaks",
      "break",
      {},
      { name: "ConnectionError", message: expect.stringContaining("after 5 bytes") as string },
    ],
    ["the server is silent", "hang", { timeout: 300 }, { name: "TimeoutError" }],
    ["the caller ends it", "hang", { signal: () => AbortSignal.timeout(300) }, { name: "AbortedError" }],
  ] as const)("fails where %s", async (_name, end, { signal, ...options }: CallLike, wanted) => {
    const server = await startStreams({ script: ["bytes", end] });
    const stream = await download(server.url, { ...options, signal: signal?.() }).stream();
    await expect(textOf(stream)).rejects.toMatchObject(wanted);
    await eventually(() => server.closed() === 1);
  });

  it("has nothing in it for an answer without a body", async () => {
    const { url } = await startServer((_, response) => respond(response, { status: 204 }));
    expect(await textOf(await download(url).stream())).toBe("");
  });
});

interface CallLike {
  readonly timeout?: number;
  readonly signal?: () => AbortSignal;
}
