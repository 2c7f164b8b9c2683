import { checkEvents, EventConnection, isBroken } from "./event-connection.js";
import { createEventParser, type ReceivedEvent } from "./event-parser.js";
import { operationName } from "./exchange.js";
import { createItemStream, type ItemStream } from "./item-stream.js";
import { InvalidResponseError } from "./request-error.js";
import type { StreamReader } from "./stream.js";

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
    const events = receive(connection);
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

async function* receive(connection: EventConnection): AsyncGenerator<ReceivedEvent, void, undefined> {
  let count = 0;
  let parser = createEventParser();
  for (;;) {
    let failure: unknown;
    try {
      for (;;) {
        const bytes = await connection.read(` after event ${count}`);
        if (bytes === undefined) break;
        for (const event of parser.push(bytes)) {
          count += 1;
          connection.confirm();
          yield event;
        }
      }
    } catch (error) {
      if (!isBroken(error)) throw error;
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
