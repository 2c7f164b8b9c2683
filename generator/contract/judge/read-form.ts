import type { SentRequest } from "../exchange.ts";
import { essence } from "../media-type.ts";

/**
 * The fields of a form body; a field that comes more than once is an array, a file its text, a JSON part its value.
 *
 * @returns `undefined` where the body is no form that can be read.
 */
export async function readForm(request: SentRequest): Promise<Readonly<Record<string, unknown>> | undefined> {
  const type = essence(request.headers.get("content-type") ?? "");
  if (type !== "application/x-www-form-urlencoded" && type !== "multipart/form-data") return undefined;
  try {
    const form = await new Response(request.body, { headers: request.headers }).formData();
    const fields = await Promise.all(
      [...new Set(form.keys())].map(async (name) => {
        const values = await Promise.all(form.getAll(name).map(readPart));
        return [name, values.length === 1 ? values[0] : values] as const;
      }),
    );
    return Object.fromEntries(fields);
  } catch {
    return undefined;
  }
}

async function readPart(part: string | File): Promise<unknown> {
  if (typeof part === "string") return part;
  const text = await part.text();
  return essence(part.type) === "application/json" ? (JSON.parse(text) as unknown) : text;
}
