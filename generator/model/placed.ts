import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Json } from "../kernel/json.ts";

/** A part of the document, and its place. */
export interface Placed {
  readonly value: Json | undefined;
  readonly pointer: JsonPointer;
}
