import type { Json } from "../kernel/json.ts";

/** The value of a JSON text; `undefined` where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
