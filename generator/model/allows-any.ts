import { arrayMember, isJsonObject, type Json } from "../kernel/json.ts";
import { has, keywordsOf } from "./keywords.ts";

/**
 * Whether a schema, or one of its alternatives, allows any value: nothing in it tells a type.
 *
 * @param resolve what a Reference Object leads to; anything else as it is.
 */
export function allowsAny(source: Json, resolve: (source: Json) => Json, known = new Map<Json, boolean>()): boolean {
  if (!isJsonObject(source)) return source === true;
  const keywords = keywordsOf(source);
  if ((keywords & telling) !== 0) return false;
  if ((keywords & leading) === 0) return true;
  const found = known.get(source);
  if (found !== undefined) return found;
  // What leads back to itself alone allows nothing by that.
  known.set(source, false);
  const allows = (part: Json) => allowsAny(part, resolve, known);
  const target = (keywords & has.$ref) === 0 ? source : resolve(source);
  const isOpen =
    (target === source || allows(target)) &&
    (arrayMember(source, "allOf") ?? []).every(allows) &&
    unions.every((keyword) => {
      const parts = arrayMember(source, keyword) ?? [];
      return parts.length === 0 || parts.some(allows);
    });
  known.set(source, isOpen);
  return isOpen;
}

const unions = ["anyOf", "oneOf"];

/** The keywords that tell the type of values. */
const telling = has.type | has.const | has.enum | has.properties | has.items;

/** Those that lead to other schemas of the same value. */
const leading = has.$ref | has.allOf | has.anyOf | has.oneOf;
