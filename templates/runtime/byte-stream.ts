import { operationName } from "./exchange.js";
import { openChunks, type StreamReader } from "./stream.js";

/**
 * Gives the bytes of a body as they arrive, no more of them than are asked for. Reading fails with a `ConnectionError`, a
 * `TimeoutError` where the server is silent for longer than the timeout, or an `AbortedError`.
 *
 * @see https://streams.spec.whatwg.org/#rs-class
 */
export const byteStream: StreamReader = (response, { request, options }): ReadableStream<Uint8Array> => {
  const chunks = openChunks(operationName(request), response, options);
  let received = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = await chunks.read(` after ${received} bytes`);
        if (chunk === undefined) return controller.close();
        received += chunk.length;
        controller.enqueue(chunk);
      },
      cancel: () => chunks.cancel(),
    },
    { highWaterMark: 0 },
  );
};
