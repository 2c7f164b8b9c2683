import { arrayMember, isJsonObject, type Json, type JsonObject, member, stringMember } from "../../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../../kernel/json-pointer.ts";
import { isForm, liftParameter } from "./parameter.ts";
import type { Places } from "./places.ts";
import { type BodyParameter, isBody } from "./request-body.ts";

/** A parameter in the list of an operation or a path item; what a reference leads to has the place that it leads to. */
export interface ListedParameter extends BodyParameter {
  /** The parameter as it stands in the list, perhaps a reference. */
  readonly written: Json;
  /** Where it stands. */
  readonly place: JsonPointer;
}

export function listParameters(holder: JsonObject, pointer: JsonPointer, places: Places): readonly ListedParameter[] {
  return (arrayMember(holder, "parameters") ?? []).map((written, index) => {
    const place = appendPointer(pointer, "parameters", index);
    const found = places.follow(written, place);
    const value = isJsonObject(found.value) ? found.value : {};
    return { value, pointer: found.pointer, written, place };
  });
}

/**
 * The list without what is part of a body. A field of a form beside a body cannot be sent with it, and stays to be
 * reported.
 */
export function liftList(listed: readonly ListedParameter[], pointer: JsonPointer, places: Places): readonly Json[] {
  const hasBody = listed.some(({ value }) => isBody(value));
  const others = listed.filter(({ value }) => !(hasBody ? isBody(value) : isForm(value)));
  return others.map(({ value, written, place }, index) => {
    const target = appendPointer(pointer, index);
    if (written !== value) {
      places.move(place, target);
      return written;
    }
    return moveParameter(value, { source: place, target, places });
  });
}

/** Lifts a parameter, and notes where it and what it says of its values have gone. */
export function moveParameter(
  parameter: JsonObject,
  { source, target, places }: { readonly source: JsonPointer; readonly target: JsonPointer; readonly places: Places },
): JsonObject {
  places.move(source, target);
  if (member(parameter, "schema") === undefined) places.move(source, appendPointer(target, "schema"));
  return liftParameter(parameter);
}

/** The parameters that an operation's body is made of: its own, and those of its path that they leave standing. */
export function bodyParts(
  own: readonly ListedParameter[],
  shared: readonly ListedParameter[],
): readonly ListedParameter[] {
  const parts = own.filter(({ value }) => isBodyPart(value));
  if (parts.length === 0) return shared.filter(({ value }) => isBodyPart(value));
  if (parts.some(({ value }) => isBody(value))) return parts;
  const names = new Set(parts.map(({ value }) => stringMember(value, "name")));
  return [...parts, ...shared.filter(({ value }) => isForm(value) && !names.has(stringMember(value, "name")))];
}

function isBodyPart(parameter: Json | undefined): boolean {
  return isBody(parameter) || isForm(parameter);
}
