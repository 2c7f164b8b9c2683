import { escapeToken, unescapeToken, type JsonPointer } from "../kernel/json-pointer.ts";

const start = "/components/schemas/";

/** The name of the schema of `components` that a pointer names as a whole; `undefined` for any other place. */
export function componentAt(pointer: JsonPointer): string | undefined {
  if (!pointer.startsWith(start)) return undefined;
  const token = pointer.slice(start.length);
  const name = unescapeToken(token);
  // What leads on into the schema has a slash, which no name in a pointer has.
  return escapeToken(name) === token ? name : undefined;
}
