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
  const parser = { push, lastEventId: before?.lastEventId ?? "", retry: before?.retry };
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
    if (name === "data") data.push(value);
    else if (name === "event") event = value;
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^\d+$/.test(value)) parser.retry = Number(value);
    return undefined;
  }

  function dispatch(): ReceivedEvent | undefined {
    parser.lastEventId = id;
    const found = data.length === 0 ? undefined : { event: event || "message", data: data.join("\n"), id };
    data = [];
    event = "";
    return found;
  }

  return parser;
}
