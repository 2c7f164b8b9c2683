import type { Json } from "../../kernel/json.ts";
import type { EventType, MediaType } from "../../model/operation/content.ts";
import type { Schema } from "../../model/schema/schema.ts";
import { uniqueName } from "../../model/names/unique-name.ts";
import { dataForm, eventForms, formOf } from "../client/event-forms.ts";
import { conforms } from "../samples/conforms.ts";
import type { TypeContext } from "../print/print-type.ts";
import type { SampleOptions } from "../samples/sample-options.ts";
import { sample } from "../samples/samples.ts";

/** The most kinds of events of a stream that are sent: what is proven of them does not depend on their number. */
const mostEvents = 20;

/** What a mock server sends as the lines of a body, or as its sequence; none where no item can be made. */
export function sequenceItems({ itemSchema }: MediaType, context: TypeContext): readonly Json[] {
  return parted(itemSchema === undefined ? [{}] : samplesOf(itemSchema, context));
}

/** An event that a mock server sends: as `ContractEvent` of the harness. */
export type SentEvent =
  | { readonly event: string; readonly json: Json }
  | { readonly event: string; readonly text: string };

/**
 * What a mock server sends as the events of a stream; none where no event can be made.
 *
 * @param end the data of the event that ends the stream, and is none of them.
 */
export function streamEvents(
  { events }: MediaType,
  end: string | undefined,
  context: TypeContext,
): readonly SentEvent[] {
  if (events.length === 0) return parted<SentEvent>([{ event: "message", text: "text" }]);
  const forms = eventForms(events, context);
  const taken = new Set(events.flatMap(({ name }) => name ?? []));
  // An event without a name is of any that no other has.
  const free = uniqueName("message", taken);
  const sent = events.slice(0, mostEvents).flatMap((event): SentEvent[] => {
    const { name = free } = event;
    const form = dataForm(event, context);
    // A client reads events of one name in one way, and a name is one line.
    if (formOf(name, forms) !== form || name === "" || /[\r\n]/.test(name)) return [];
    return eventData(event, context).flatMap((value): SentEvent[] => {
      if (form === "json") return JSON.stringify(value) === end ? [] : [{ event: name, json: value }];
      return typeof value === "string" && value !== end ? [{ event: name, text: value }] : [];
    });
  });
  return parted(sent);
}

/** How items are parted shows where there are two. */
function parted<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 1 ? [...items, ...items] : items;
}

function eventData({ data }: EventType, context: TypeContext): readonly Json[] {
  return data === undefined ? ["text"] : samplesOf(data, context);
}

/** A value with what it needs, and one with more, where there are two. */
function samplesOf(schema: Schema, context: TypeContext): readonly Json[] {
  const fills: readonly SampleOptions[] = [
    { context, fill: "required" },
    { context, fill: "every", depth: 1 },
  ];
  const made = fills.flatMap((options) => {
    const value = sample(schema, options);
    return value !== undefined && conforms(value, schema, context) ? [value] : [];
  });
  return [...new Map(made.map((value) => [JSON.stringify(value), value])).values()];
}
