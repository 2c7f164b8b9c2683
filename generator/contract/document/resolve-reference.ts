import type { Json, JsonObject } from "../../kernel/json.ts";
import { isJsonObject, stringMember } from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import { pointerFromFragment } from "../../kernel/json-pointer.ts";
import { valueAt } from "../../select/value-at.ts";

/** A part of the document, and where it really stands. */
export interface Resolved {
  readonly value: JsonObject;
  readonly pointer: JsonPointer;
}

/**
 * Follows references until something that is none.
 *
 * @returns `undefined` where a reference leads to nothing, out of the document, or back to itself.
 * @see https://spec.openapis.org/oas/v3.1.1.html#reference-object
 */
export function resolveReference(
  document: JsonObject,
  value: Json | undefined,
  pointer: JsonPointer,
): Resolved | undefined {
  const seen = new Set<JsonPointer>();
  let at = pointer;
  let current = value;
  for (;;) {
    if (!isJsonObject(current)) return undefined;
    const reference = stringMember(current, "$ref");
    if (reference === undefined) return { value: current, pointer: at };
    const target = pointerFromFragment(reference);
    if (target === undefined || seen.has(target)) return undefined;
    seen.add(target);
    at = target;
    current = valueAt(document, target);
  }
}
