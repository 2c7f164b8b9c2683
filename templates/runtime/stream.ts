import type { ApiCall, NoHeaders } from "./call.js";
import { ConnectionError, type Hide, InvalidArgumentError, InvalidResponseError, RequestError } from "./errors.js";
import type { OperationRequest } from "./operation-request.js";
import type { CallOptions, ExchangeOptions, Wire } from "./options.js";
import { createCall, operationName, type Transport } from "./transport.js";

/** In bytes: how large one item may be where the caller does not say it. */
const defaultItemBytes: NonNullable<CallOptions["maxItemBytes"]> = 16 * 2 ** 20;

/**
 * Limits what is held of an item that does not end. It is told of the bytes as they come, and of how much of the item has
 * come in complete lines.
 *
 * @throws {InvalidResponseError} which says how to allow more.
 */
export function createItemLimit(
  operation: string,
  response: Response,
  { maxItemBytes = defaultItemBytes }: CallOptions,
): (bytes: Uint8Array, held?: number) => void {
  let line = 0;
  return (bytes, held = 0) => {
    const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13));
    line = end < 0 ? line + bytes.length : bytes.length - end - 1;
    if (held + line <= maxItemBytes) return;
    const problem = `an item of the stream has more than ${maxItemBytes} bytes; the option \`maxItemBytes\` allows more`;
    throw new InvalidResponseError(operation, problem, response);
  };
}

/** What a response came in answer to. */
export interface StreamContext {
  readonly wire: Wire;
  readonly request: OperationRequest;
  readonly options: ExchangeOptions;
  /** Takes secrets out of what an error quotes of the response. */
  readonly hide: Hide;
}

/** Makes of a successful response what the call gives, and leaves the body to be read by whoever gets that. */
export type StreamReader = (response: Response, context: StreamContext) => unknown;

/** The bytes of a body, as they arrive. */
export interface Chunks {
  /**
   * The next bytes; undefined at the end.
   *
   * @param place how far the stream has come, for the message of an error.
   * @throws {ConnectionError | TimeoutError | AbortedError} after which nothing can be read any more.
   */
  read(place?: string): Promise<Uint8Array | undefined>;

  /** Lets go of the connection. To do so again, or at the end, does nothing. */
  cancel(): Promise<void>;
}

/**
 * The chunks of a body. Each has to come within the timeout of the call, and the call's signal ends them all, even while
 * nobody reads.
 */
export function openChunks(operation: string, response: Response, { within, tries }: ExchangeOptions): Chunks {
  const reader = response.body?.getReader();
  let close = () => {};
  const cancel = async () => {
    close();
    // A body that has failed already says so again.
    await reader?.cancel().catch(() => {});
  };
  if (reader) within(() => new Promise<void>((resolve) => (close = resolve)), { timeout: 0 }).catch(cancel);

  return {
    cancel,
    async read(place) {
      try {
        const { value } = (await within(async () => reader?.read())) ?? {};
        if (value === undefined) close();
        return value;
      } catch (error) {
        await cancel();
        throw error instanceof RequestError ? error : new ConnectionError(operation, error, tries.count, place);
      }
    },
  };
}

/**
 * The items of a body, as they arrive. They can be read once: a loop that is left, or `cancel`, lets go of the connection,
 * and so whoever has no use for the items should call it.
 */
export interface ItemStream<Item> extends AsyncIterable<Item> {
  [Symbol.asyncIterator](): AsyncIterator<Item, void, undefined>;
  cancel(): Promise<void>;
}

/** What an item stream reads from. */
export interface ItemSource<Item> {
  /** The next item; undefined at the end. */
  next(): Promise<{ readonly item: Item } | undefined>;
  cancel(): Promise<void>;
}

/** Every loop over it goes on where the one before stopped, which after `break` is the end. */
export function createItemStream<Item>(source: ItemSource<Item>): ItemStream<Item> {
  let isDone = false;
  const cancel = async () => {
    isDone = true;
    await source.cancel();
  };
  const end = { done: true, value: undefined } as const;
  return {
    cancel,
    [Symbol.asyncIterator]: () => ({
      async next() {
        const found = isDone ? undefined : await source.next();
        if (found === undefined) isDone = true;
        return found === undefined ? end : { done: false, value: found.item };
      },
      async return() {
        await cancel();
        return end;
      },
    }),
  };
}

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

/** A call whose answer can be had as a stream instead. */
export interface StreamableCall<Data, Streamed, Failure, Values = NoHeaders, Body = Data> extends ApiCall<
  Data,
  Failure,
  Values,
  Body
> {
  /**
   * Asks for the stream, in the place of the data: `await client.files.download().stream()`. It has to be called at once,
   * before anything is awaited, as the request is sent then; later it gives a call that fails with an
   * `InvalidArgumentError`. Whoever gets the stream has to read or to cancel it.
   */
  stream(): ApiCall<Streamed, Failure, Values>;
}

/**
 * Starts a call that may be asked for a stream: a request with `streamed` in the place of its own properties.
 *
 * An operation that has no stream imports none of this.
 */
export function streamable(
  transport: Transport,
  request: OperationRequest,
  streamed: Partial<OperationRequest>,
  options?: CallOptions,
): never {
  let isSent = false;
  let isStreamed = false;
  const send = async () => {
    // The caller's `stream()` comes first.
    await Promise.resolve();
    isSent = true;
    const call: ApiCall<unknown, unknown> = transport.call(isStreamed ? { ...request, ...streamed } : request, options);
    return call.withResponse();
  };
  const call = createCall<unknown, unknown>(send());
  const stream = () => {
    const late = () => new InvalidArgumentError(operationName(request), "stream", "must be called at once");
    if (isSent && !isStreamed) return createCall(Promise.reject(late()));
    isStreamed = true;
    return call;
  };
  return Object.assign(call, { stream }) as never;
}
