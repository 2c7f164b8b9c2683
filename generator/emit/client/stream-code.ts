import type { EventType, MediaType } from "../../model/operation/content.ts";
import type { Operation } from "../../model/operation/operation.ts";
import { isSequence } from "../../model/operation/media-format.ts";
import { code, imported, importedType, join, lit, nothing, union, type Code } from "../print/code.ts";
import { printType, type TypeContext } from "../print/print-type.ts";
import { successesOf } from "../success-responses.ts";
import { dataForm, eventForms } from "./event-forms.ts";

/** How the answer of an operation may be had as it arrives. */
export interface Streaming {
  /** The data of the event that ends the stream. */
  readonly end: string | undefined;
  /** `always`: the call gives the stream; `asked`: it does where the caller asks it to. */
  readonly kind: "always" | "asked";
  /** The media types whose items are read; none where the bytes are. */
  readonly contents: readonly MediaType[];
}

/** `undefined` where there is nothing to be read as it arrives. */
export function streamingOf(operation: Operation): Streaming | undefined {
  const { responses, contents } = successesOf(operation);
  const end = operation.streamEnd;
  const [first] = contents;
  if (first === undefined) return undefined;
  const isOfOne = contents.every(({ format }) => format === first.format);
  if (isOfOne && isSequence(first)) return { kind: "always", contents, end };
  // What comes with another status is no stream: a job that is not done yet says so in JSON.
  const stream = responses.flatMap((response) => response.stream ?? response.content ?? []).find(isSequence);
  if (stream) return { kind: "asked", contents: [stream], end };
  return contents.some(({ format }) => format === "binary") ? { kind: "asked", contents: [], end } : undefined;
}

/** The type of the stream. */
export function printStream({ contents }: Streaming, context: TypeContext): Code {
  if (contents.length === 0) return code`ReadableStream<Uint8Array>`;
  const items = contents.flatMap((content) => printItems(content, context));
  const type = contents.some(({ format }) => format === "events")
    ? importedType("EventStream", "runtime/event-stream")
    : importedType("ItemStream", "runtime/stream");
  return items.length === 0 ? type : code`${type}<${union(items)}>`;
}

function printItems(content: MediaType, context: TypeContext): Code[] {
  if (content.format !== "events") {
    return [content.itemSchema ? printType(content.itemSchema, context) : code`unknown`];
  }
  return content.events.map((event) => {
    const { name, data } = event;
    const type = data && dataForm(event, context) === "json" ? printType(data, context) : code`string`;
    return code`${importedType("ServerSentEvent", "runtime/event-stream")}<${type}${name === undefined ? nothing : code`, ${lit(name)}`}>`;
  });
}

/** The properties of a request that make its answer a stream. */
export function printStreamReader({ contents, end }: Streaming, context: TypeContext): Code[] {
  const [content] = contents;
  switch (content?.format) {
    case "events":
      return [
        code`accept: ${lit(content.name)},`,
        code`readStream: ${imported("eventStream", "runtime/event-stream")}(${printForms(content.events, context)}${end === undefined ? nothing : code`, ${lit(end)}`}),`,
      ];
    case "jsonLines":
    case "jsonSequence":
      return [
        code`accept: ${lit(content.name)},`,
        code`readStream: ${imported(content.format, "runtime/json-lines")},`,
      ];
    default:
      return [code`readStream: ${imported("byteStream", "runtime/stream")},`];
  }
}

function printForms(events: readonly EventType[], context: TypeContext): Code {
  const { form, names } = eventForms(events, context);
  if (names === undefined) return lit(form);
  return code`{ form: ${lit(form)}, names: [${join(names.map(lit), code`, `)}] }`;
}
