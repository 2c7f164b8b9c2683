import type { SentRequest } from "../exchange.ts";
import type { ValueShape } from "./read-parameter.ts";
import { essence } from "../media-type.ts";

/**
 * The fields of a form body: one that comes more than once, or is to be an array, is one; a file is its text, a part of JSON
 * its value, and so is a text where an object is to be.
 *
 * @param shapesOf the shape of a field by its name and, of one that is an array, that of its items.
 * @returns `undefined` where the body is no form that can be read.
 */
export async function readForm(
  request: SentRequest,
  shapesOf: (name: string) => readonly [ValueShape, ValueShape],
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const type = essence(request.headers.get("content-type") ?? "");
  if (type !== "application/x-www-form-urlencoded" && type !== "multipart/form-data") return undefined;
  try {
    const form = await new Response(request.body, { headers: request.headers }).formData();
    const fields = await Promise.all(
      [...new Set(form.keys())].map(async (name) => {
        const [shape, itemShape] = shapesOf(name);
        const isObject = (shape === "array" ? itemShape : shape) === "object";
        const values = await Promise.all(form.getAll(name).map((part) => readPart(part, isObject)));
        return [name, values.length === 1 && shape !== "array" ? values[0] : values] as const;
      }),
    );
    return Object.fromEntries(fields);
  } catch {
    return undefined;
  }
}

async function readPart(part: string | File, isObject: boolean): Promise<unknown> {
  if (typeof part === "string") return isObject ? (JSON.parse(part) as unknown) : part;
  const text = await part.text();
  return essence(part.type) === "application/json" ? (JSON.parse(text) as unknown) : text;
}
