import type { CallOptions } from "./options.js";
import type { EventParser } from "./event-parser.js";
import { exchange, operationName } from "./exchange.js";
import { mergeHeaders } from "./headers.js";
import { ConnectionError, InvalidResponseError, TimeoutError } from "./request-error.js";
import { discardBody } from "./response-body.js";
import { openChunks, type Chunks, type StreamContext } from "./stream.js";

/** In milliseconds: the first wait before a connection is made again, where the server names none, and the longest. */
const firstDelay = 1000;
const longestDelay = 300_000;

const defaultReconnects: NonNullable<CallOptions["reconnects"]> = 5;

/** What an event stream comes over: a connection, which is made again where it breaks. */
export class EventConnection {
  response: Response;
  readonly #context: StreamContext;
  readonly #operation: string;
  #chunks: Chunks;
  #attempts = 0;
  #isCancelled = false;
  #wake = () => {};

  constructor(response: Response, context: StreamContext) {
    this.#context = context;
    this.#operation = operationName(context.request);
    this.response = response;
    this.#chunks = openChunks(this.#operation, response, context.options);
  }

  /** The next bytes; undefined where the server has ended the stream. */
  read(place: string): Promise<Uint8Array | undefined> {
    return this.#chunks.read(place);
  }

  /** To be told of each event: the count of attempts starts again. */
  confirm(): void {
    this.#attempts = 0;
  }

  async cancel(): Promise<void> {
    this.#isCancelled = true;
    this.#wake();
    await this.#chunks.cancel();
  }

  /**
   * Asks for what comes after the last event, if need be several times, each after a longer wait.
   *
   * @param failure why the connection broke; undefined where it ended.
   * @returns whether there is a stream again.
   * @throws the last failure where no attempt is left, and what is no broken connection at once.
   */
  async reconnect({ lastEventId, retry = firstDelay }: EventParser, failure: unknown): Promise<boolean> {
    const { request, options } = this.#context;
    const attempts = request.method === "GET" ? (options.reconnects ?? defaultReconnects) : 0;
    let last = failure;
    while (!this.#isCancelled && this.#attempts < attempts) {
      await this.#sleep(Math.min(retry * 2 ** this.#attempts, longestDelay));
      this.#attempts += 1;
      if (this.#isCancelled) break;
      try {
        return await this.#open(lastEventId);
      } catch (error) {
        if (!isBroken(error)) throw error;
        last = error;
      }
    }
    if (last === undefined || this.#isCancelled) return false;
    throw last;
  }

  async #open(lastEventId: string): Promise<boolean> {
    const { wire, request, options } = this.#context;
    const id = lastEventId === "" ? undefined : byteString(lastEventId);
    const headers = mergeHeaders(this.#operation, options.headers, { "last-event-id": id });
    const resumed = { ...request, readStream: checkEvents };
    const { response } = await options.within((signal) => exchange(wire, resumed, { ...options, headers, signal }));
    this.response = response;
    this.#chunks = openChunks(this.#operation, response, options);
    // Whoever cancelled meanwhile could only cancel the connection before.
    if (this.#isCancelled) await this.#chunks.cancel();
    return response.status !== 204;
  }

  #sleep(delay: number): Promise<void> {
    const sleeping = (ending: AbortSignal) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, delay);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
        ending.addEventListener("abort", this.#wake, { once: true });
      });
    return this.#context.options.within(sleeping, { timeout: 0 });
  }
}

/** @throws {InvalidResponseError} where the answer is no event stream. */
export async function checkEvents(response: Response, { request }: StreamContext): Promise<void> {
  const found = response.headers.get("content-type") ?? "no content type";
  if (response.status === 204 || /^text\/event-stream\s*(?:;|$)/i.test(found)) return;
  await discardBody(response);
  throw new InvalidResponseError(operationName(request), `the body is no event stream (${found})`, response);
}

/** Whether the connection broke: a server that is silent for too long may be gone. */
export function isBroken(error: unknown): boolean {
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/** The UTF-8 of a text, as a header holds it. */
function byteString(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
