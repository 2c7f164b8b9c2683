import { isJsonArray, type Json, type JsonObject } from "../kernel/json.ts";
import { type JsonPointer, parsePointer, printPointer } from "../kernel/json-pointer.ts";
import { type Kind, kindNamed, kindOfElements, kindOfMember, type ObjectKind } from "../load/rewrite/grammar.ts";
import { partAt } from "./value-at.ts";

/** What is at a place of a document. */
export interface Found {
  readonly value: Json;
  /** `undefined` where it is data. */
  readonly kind: ObjectKind | undefined;
}

/** The names on the way to a component. */
const componentDepth = 3;

/**
 * What is at a place, and what a slice keeps for its sake where that is not the place alone: the component that holds it,
 * or outside of the components the array that does, so that its elements keep their places.
 */
export function placeAt(
  root: JsonObject,
  pointer: JsonPointer,
): (Found & { readonly holder?: Found & { readonly pointer: JsonPointer } }) | undefined {
  const tokens = parsePointer(pointer);
  const isInComponents = tokens[0] === "components";
  let [value, kind]: [Json, Kind | undefined] = [root, kindNamed("document")];
  let holder: (Found & { readonly pointer: JsonPointer }) | undefined;
  for (let depth = 0; depth < tokens.length; depth += 1) {
    if (holder === undefined && (isInComponents ? depth === componentDepth : isJsonArray(value))) {
      holder = { pointer: printPointer(tokens.slice(0, depth)), value, kind: kind?.name };
    }
    const token = tokens[depth] ?? "";
    kind = kind && (isJsonArray(value) ? kindOfElements(kind) : kindOfMember(kind, token));
    const part = partAt(value, token);
    if (part === undefined) return undefined;
    value = part;
  }
  return { value, kind: kind?.name, ...(holder && { holder }) };
}
