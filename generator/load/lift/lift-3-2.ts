import { isJsonObject, type JsonObject, member, stringMember, withoutMember } from "../../kernel/json.ts";
import { parsePointer, pointerFromFragment } from "../../kernel/json-pointer.ts";
import { type PlainRule, rewrite } from "../rewrite/rewrite.ts";

/**
 * What an object of OpenAPI 3.2 says, in the words of 3.1 where it has them. What 3.1 cannot say stays: `itemSchema`,
 * `querystring`, `query` and `additionalOperations`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#example-object
 */
export const liftFrom32: PlainRule = (object, kind) => (kind === "example" ? liftExample(object) : object);

/** The value of an example as data is what 3.1 calls its value. */
function liftExample(example: JsonObject): JsonObject {
  const value = member(example, "dataValue");
  return value === undefined ? example : { ...withoutMember(example, "dataValue"), value };
}

/**
 * Puts the media types that references name in the places of the references: 3.1 has none of them.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#media-type-object
 */
export function inlineMediaTypes(root: JsonObject): JsonObject {
  return rewrite(root, (object, kind) => (kind === "mediaType" ? follow(root, object) : object));
}

function follow(root: JsonObject, mediaType: JsonObject): JsonObject {
  const seen = new Set<JsonObject>();
  let found = mediaType;
  while (!seen.has(found)) {
    seen.add(found);
    const pointer = pointerFromFragment(stringMember(found, "$ref") ?? "");
    if (pointer === undefined) return found;
    const value = parsePointer(pointer).reduce<unknown>(
      (part, token) => (isJsonObject(part) ? member(part, token) : undefined),
      root,
    );
    if (!isJsonObject(value)) return found;
    found = value;
  }
  return found;
}
