import { stringMember, type JsonObject } from "../../kernel/json.ts";
import { parsePointer, pointerFromFragment } from "../../kernel/json-pointer.ts";

/**
 * Writes each reference in one way. openapi-typescript reads the escapes of a pointer before those of the URL that it is in,
 * and so does not find what has an encoded `~` in its reference.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901#section-6
 */
export function withPlainReference(object: JsonObject): JsonObject {
  const reference = stringMember(object, "$ref");
  const pointer = reference?.includes("%") ? pointerFromFragment(reference) : undefined;
  if (pointer === undefined) return object;
  const tokens = parsePointer(pointer).map((token) =>
    encodeURIComponent(token.replaceAll("~", "~0")).replaceAll("%2F", "~1"),
  );
  return { ...object, $ref: ["#", ...tokens].join("/") };
}
