import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { elementKind, memberKind, type ObjectKind } from "../rewrite/grammar.ts";

/** An object or array that is not data. */
export interface Place {
  readonly value: JsonObject | readonly Json[];
  readonly pointer: JsonPointer;
  readonly kind: ObjectKind;
  /** The kind of what holds it. */
  readonly holder?: ObjectKind;
}

/** A place and the places in it, the outer before the inner, in the order of the document. */
export function* placesIn(start: Place): Generator<Place> {
  const work = [start];
  for (let place = work.pop(); place !== undefined; place = work.pop()) {
    yield place;
    for (const part of partsOf(place).toReversed()) work.push(part);
  }
}

function partsOf({ value, pointer, kind }: Place): Place[] {
  return Object.entries(value).flatMap(([name, part]: [string, Json]) => {
    if (!isJsonObject(part) && !isJsonArray(part)) return [];
    const partKind = isJsonArray(value) ? elementKind(kind) : memberKind(kind, name);
    if (partKind === undefined) return [];
    return [{ value: part, pointer: appendPointer(pointer, name), kind: partKind, holder: kind }];
  });
}
