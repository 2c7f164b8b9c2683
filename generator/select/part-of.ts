import { isJsonArray, type Json, type JsonObject, member } from "../kernel/json.ts";
import { printPointer, type JsonPointer, parsePointer } from "../kernel/json-pointer.ts";

/**
 * What a slice keeps for the sake of a place in it: the component that holds the place, or outside of the components
 * the place alone. An array is kept as a whole, so that its elements keep their places.
 */
export function partOf(root: JsonObject, pointer: JsonPointer): JsonPointer {
  const tokens = parsePointer(pointer);
  if (tokens[0] === "components") return printPointer(tokens.slice(0, 3));
  let value: Json | undefined = root;
  for (const [depth, token] of tokens.entries()) {
    if (isJsonArray(value)) return printPointer(tokens.slice(0, depth));
    value = member(value, token);
  }
  return pointer;
}
