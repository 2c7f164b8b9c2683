import { isJsonArray, type Json, member } from "../kernel/json.ts";
import { type JsonPointer, unescapeToken } from "../kernel/json-pointer.ts";

/**
 * The value at a place of a document; `undefined` where there is none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-4
 */
export function valueAt(root: Json | undefined, pointer: JsonPointer): Json | undefined {
  let value: Json | undefined = root;
  // Without a list of the tokens: this is asked for every operation and schema.
  for (let end = 0; end < pointer.length && value !== undefined;) {
    const start = end + 1;
    const next = pointer.indexOf("/", start);
    end = next === -1 ? pointer.length : next;
    value = partAt(value, unescapeToken(pointer.slice(start, end)));
  }
  return value;
}

/** The value to which the tokens of a pointer lead; `undefined` where there is none. */
export function valueOnWay(root: Json | undefined, tokens: readonly string[]): Json | undefined {
  let value: Json | undefined = root;
  for (const token of tokens) value = partAt(value, token);
  return value;
}

/** The member or element that a token of a pointer names. */
export function partAt(value: Json | undefined, token: string): Json | undefined {
  if (!isJsonArray(value)) return member(value, token);
  return /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
}
