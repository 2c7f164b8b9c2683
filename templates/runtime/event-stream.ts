import { ConnectionError, InvalidResponseError, quoted, TimeoutError } from "./errors.js";
import type { CallOptions } from "./options.js";
import { mergeHeaders } from "./request.js";
import { discardBody } from "./send.js";
import {
  type Chunks,
  createItemLimit,
  createItemStream,
  type ItemStream,
  openChunks,
  type StreamContext,
  type StreamReader,
} from "./stream.js";
import { exchange, operationName } from "./transport.js";

/** An event that a server sent. @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface ServerSentEvent<Data = string, Name extends string = string> {
  /** `message` where the server does not name it. */
  readonly event: Name;
  readonly data: Data;
  /** That of this event or, where it has none, of the last one that had; empty where none had. */
  readonly id: string;
}

/** The events of an answer, as they arrive. */
export type EventStream<Event = ServerSentEvent> = ItemStream<Event>;

type DataForm = "json" | "text";

/** The form of the data: of all events; or of those with these names, where the others have the other one. */
export type DataForms = DataForm | { readonly form: DataForm; readonly names: readonly string[] };

/**
 * Reads a body as events. Where the connection of a GET breaks it is made again, with the id of the last event; and so it
 * is where the server ends the stream, if it has sent an id or a `retry`: others would start all over. 204 ends them all.
 *
 * @param end the data of the event that ends the stream, and is none of its items; without it, the server ends it.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#processing-model
 */
export function eventStream(forms: DataForms, end?: string): StreamReader {
  return async (response, context): Promise<EventStream<ServerSentEvent<unknown>>> => {
    await checkEvents(response, context);
    const connection = new EventConnection(response, context);
    const operation = operationName(context.request);
    const events = receive(connection, context);
    let count = 0;
    return createItemStream({
      cancel: () => connection.cancel(),
      async next() {
        const { done, value } = await events.next();
        if (done === true) return undefined;
        count += 1;
        if (value.data === end) {
          await connection.cancel();
          return undefined;
        }
        try {
          return { item: isJson(value, forms) ? { ...value, data: JSON.parse(value.data) as unknown } : value };
        } catch {
          // What the parser throws quotes the data.
          await connection.cancel();
          const problem = `the data of event ${count} is not JSON`;
          throw new InvalidResponseError(operation, problem, connection.response);
        }
      },
    });
  };
}

async function* receive(
  connection: EventConnection,
  { request, options }: StreamContext,
): AsyncGenerator<ReceivedEvent, void, undefined> {
  let count = 0;
  let parser = createEventParser();
  for (;;) {
    let failure: unknown;
    const limit = createItemLimit(operationName(request), connection.response, options);
    try {
      for (;;) {
        const bytes = await connection.read(` after event ${count}`);
        if (bytes === undefined) break;
        const events = parser.push(bytes);
        limit(bytes, parser.size);
        for (const event of events) {
          count += 1;
          connection.confirm();
          yield event;
        }
      }
    } catch (error) {
      if (!isBroken(error)) {
        await connection.cancel();
        throw error;
      }
      failure = error;
    }
    const isResumable = parser.lastEventId !== "" || parser.retry !== undefined;
    if ((failure === undefined && !isResumable) || !(await connection.reconnect(parser, failure))) return;
    parser = createEventParser(parser);
  }
}

function isJson({ event }: ReceivedEvent, forms: DataForms): boolean {
  if (typeof forms === "string") return forms === "json";
  return forms.names.includes(event) === (forms.form === "json");
}

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
    const { response } = await options.within((signal, endsAt) =>
      exchange(wire, resumed, { ...options, headers, signal, endsAt }),
    );
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
export async function checkEvents(response: Response, { request, hide }: StreamContext): Promise<void> {
  const found = response.headers.get("content-type") ?? "no content type";
  if (response.status === 204 || /^text\/event-stream\s*(?:;|$)/i.test(found)) return;
  await discardBody(response);
  throw new InvalidResponseError(
    operationName(request),
    `the body is no event stream (${quoted(found, hide)})`,
    response,
  );
}

/** Whether the connection broke: a server that is silent for too long may be gone. */
export function isBroken(error: unknown): boolean {
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/** The UTF-8 of a text, as a header holds it. */
function byteString(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/** An event as it came: its data is a text yet. */
export interface ReceivedEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** Finds the events in the bytes of a stream, wherever they are cut. */
export interface EventParser {
  /** The events that these bytes complete. An event that the stream ends within is none. */
  push(bytes: Uint8Array): readonly ReceivedEvent[];
  /** That of the last event which had one, and was complete; empty where none had. */
  readonly lastEventId: string;
  /** How much data of the next event has come in complete lines. */
  readonly size: number;
  /** What the server wants a client to wait before it connects again, in milliseconds. */
  readonly retry: number | undefined;
}

/**
 * @param before what an earlier connection of the same stream has left: its last id, and its wait.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createEventParser(before?: Pick<EventParser, "lastEventId" | "retry">): EventParser {
  // It drops a byte order mark.
  const decoder = new TextDecoder();
  const parser = { push, lastEventId: before?.lastEventId ?? "", retry: before?.retry, size: 0 };
  let line = "";
  let isAfterReturn = false;
  let data: string[] = [];
  let event = "";
  let id = parser.lastEventId;

  function push(bytes: Uint8Array): readonly ReceivedEvent[] {
    let text = decoder.decode(bytes, { stream: true });
    if (text === "") return [];
    // A line feed after a carriage return ends the same line.
    if (isAfterReturn && text.startsWith("\n")) text = text.slice(1);
    isAfterReturn = text === "" ? false : text.endsWith("\r");
    const [first = "", ...others] = text.split(/\r\n|\n|\r/);
    const lines = [line + first, ...others];
    line = lines.pop() ?? "";
    return lines.flatMap((complete) => readLine(complete) ?? []);
  }

  function readLine(complete: string): ReceivedEvent | undefined {
    if (complete === "") return dispatch();
    const [, name = "", value = ""] = /^([^:]*)(?:: ?([^]*))?$/.exec(complete) ?? [];
    if (name === "data") readData(value);
    else if (name === "event") event = value;
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^\d+$/.test(value)) parser.retry = Number(value);
    return undefined;
  }

  function readData(value: string): void {
    data.push(value);
    parser.size += value.length + 1;
  }

  function dispatch(): ReceivedEvent | undefined {
    parser.lastEventId = id;
    const found = data.length === 0 ? undefined : { event: event || "message", data: data.join("\n"), id };
    data = [];
    parser.size = 0;
    event = "";
    return found;
  }

  return parser;
}
