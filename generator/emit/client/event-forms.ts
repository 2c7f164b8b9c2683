import type { EventType } from "../../model/operation/content.ts";
import type { Schema } from "../../model/schema/schema.ts";
import type { TypeContext } from "../print/print-type.ts";

/** How a client reads the data of an event. */
export type DataForm = "json" | "text";

/** How the data of a stream's events is read: that of events with these names so, that of all others the other way. */
export interface EventForms {
  readonly form: DataForm;
  /** None where the data of all events is read alike: as `form` says. */
  readonly names: readonly string[] | undefined;
}

/** An event that says nothing of its data has a text. */
export function dataForm({ data }: EventType, context: TypeContext): DataForm {
  return data && isJson(data, context) ? "json" : "text";
}

/** How the data of events is read: alike, or as the name of each says. */
export function eventForms(events: readonly EventType[], context: TypeContext): EventForms {
  const forms = events.map((event) => ({ name: event.name, form: dataForm(event, context) }));
  const [first, ...others] = [...new Set(forms.map(({ form }) => form))];
  if (others.length === 0) return { form: first ?? "text", names: undefined };
  // An event without a name stands for the names that are not listed.
  const unnamed = forms.find(({ name }) => name === undefined)?.form ?? "text";
  const form = unnamed === "text" ? "json" : "text";
  const names = forms.flatMap((event) => (event.form === form && event.name !== undefined ? [event.name] : []));
  return { form, names };
}

/** How the data of events with this name is read. */
export function formOf(name: string, { form, names }: EventForms): DataForm {
  if (names === undefined || names.includes(name)) return form;
  return form === "json" ? "text" : "json";
}

/** Whether data of this schema is JSON. A text is not: no server puts it in quotes. */
function isJson(schema: Schema, context: TypeContext): boolean {
  switch (schema.kind) {
    case "reference": {
      const target = context.named.get(schema.target);
      return target === undefined || isJson(target.schema, context);
    }
    case "string":
      return false;
    case "enum":
      return schema.values.some((value) => typeof value !== "string");
    default:
      return true;
  }
}
