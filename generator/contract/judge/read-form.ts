import type { SentRequest } from "../exchange.ts";
import { essence, isFormMediaType } from "../document/media-type.ts";
import type { ValueShape } from "../document/value-shape.ts";

/** What the document says of a field. */
export interface FieldForm {
  readonly shape: ValueShape;
  readonly itemShape: ValueShape;
  /** What stands between the items of a list that is one text. */
  readonly separator: string | undefined;
}

/**
 * The fields of a form body: one that comes more than once, or is to be an array, is one; a file is its text, a part of JSON
 * its value, and so is a text where an object, or a list in a list, is to be.
 *
 * @param formOf a field, by its name.
 * @returns `undefined` where the body is no form that can be read.
 */
export async function readForm(
  request: SentRequest,
  formOf: (name: string) => FieldForm,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (!isFormMediaType(request.headers.get("content-type") ?? "")) return undefined;
  try {
    const form = await new Response(request.body, { headers: request.headers }).formData();
    const fields = await Promise.all(
      [...new Set(form.keys())].map(async (name) => {
        const { shape, itemShape, separator } = formOf(name);
        const isJson = shape === "array" ? itemShape !== "scalar" : shape === "object";
        const values = await Promise.all(form.getAll(name).map((part) => readPart(part, isJson)));
        const [first] = values;
        if (values.length === 1 && shape !== "array") return [name, first] as const;
        const isText = separator !== undefined && values.length === 1 && typeof first === "string";
        return [name, isText ? first.split(separator) : values] as const;
      }),
    );
    return Object.fromEntries(fields);
  } catch {
    return undefined;
  }
}

async function readPart(part: string | File, isJson: boolean): Promise<unknown> {
  if (typeof part === "string") return isJson ? (JSON.parse(part) as unknown) : part;
  const text = await part.text();
  return essence(part.type) === "application/json" ? (JSON.parse(text) as unknown) : text;
}
