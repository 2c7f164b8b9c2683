import { isJsonArray, isJsonObject, type Json } from "../../generator/kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../generator/kernel/json-pointer.ts";

/** A place in a document where somebody else's text stands. */
export interface Position {
  /** `value`: a string, number, boolean or null. `key`: the name of the member that the pointer leads to. */
  readonly kind: "value" | "key";
  readonly pointer: JsonPointer;
  readonly original: Json;
}

/** All positions of a document, in its order: found by walking it, so that none can be forgotten. */
export function positionsOf(value: Json, pointer: JsonPointer = ""): Position[] {
  if (isJsonArray(value)) return value.flatMap((item, index) => positionsOf(item, appendPointer(pointer, index)));
  if (!isJsonObject(value)) return [{ kind: "value", pointer, original: value }];
  return Object.entries(value).flatMap(([name, item]) => {
    const inner = appendPointer(pointer, name);
    return [{ kind: "key", pointer: inner, original: name } as const, ...positionsOf(item, inner)];
  });
}
