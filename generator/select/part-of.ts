import { isJsonArray, type Json, type JsonObject, member } from "../kernel/json.ts";
import { appendPointer, type JsonPointer, parsePointer } from "../kernel/json-pointer.ts";
import { elementKind, memberKind, type ObjectKind } from "../load/grammar.ts";

/**
 * What a slice keeps for the sake of a place in it: the component that holds the place, or outside of the components
 * the place alone. An array is kept as a whole, so that its elements keep their places.
 */
export function partOf(root: JsonObject, pointer: JsonPointer): JsonPointer {
  const tokens = parsePointer(pointer);
  if (tokens[0] === "components") return appendPointer("", ...tokens.slice(0, 3));
  let value: Json | undefined = root;
  for (const [depth, token] of tokens.entries()) {
    if (isJsonArray(value)) return appendPointer("", ...tokens.slice(0, depth));
    value = member(value, token);
  }
  return pointer;
}

/** What kind of object is at a place, by the names on the way to it: `undefined` where it is data. */
export function kindAt(root: JsonObject, pointer: JsonPointer): ObjectKind | undefined {
  let kind: ObjectKind | undefined = "document";
  let value: Json | undefined = root;
  for (const token of parsePointer(pointer)) {
    if (kind === undefined) return undefined;
    if (isJsonArray(value)) {
      kind = elementKind(kind);
      value = value[Number(token)];
    } else {
      kind = memberKind(kind, token);
      value = member(value, token);
    }
  }
  return kind;
}
