import { arrayMember, isJsonArray, isJsonObject, member, type Json, type JsonObject } from "../../kernel/json.ts";
import { has, keywordsOf, tellsProperties, typeNames } from "./keywords.ts";

/** What a Reference Object leads to; anything else as it is. */
type Resolve = (source: Json) => Json;

/**
 * Whether a schema, or one of its alternatives, allows any value: nothing in it tells a type. What leads back to itself alone
 * allows nothing by that.
 */
export function allowsAny(source: Json, resolve: Resolve): boolean {
  const told = byItself(source);
  if (told !== undefined || !isJsonObject(source)) return told === true;
  if (!known.has(source)) settle(source, resolve);
  return known.get(source) === true;
}

/** Of those that are made of others: schemas may be made of the same ones over and over. */
const known = new WeakMap<JsonObject, boolean>();

/** Finds it of a schema and of all that it is made of, in circles too: what allows any value makes others do so. */
function settle(start: JsonObject, resolve: Resolve): void {
  // A set that grows while it is read is read to its end.
  const unsettled = new Set([start]);
  for (const source of unsettled) {
    for (const part of partsOf(source, resolve)) {
      if (isJsonObject(part) && byItself(part) === undefined && !known.has(part)) unsettled.add(part);
    }
  }
  const open = new Set<Json>();
  const allows = (part: Json) => byItself(part) ?? (open.has(part) || (isJsonObject(part) && known.get(part) === true));
  // What others are made of comes first.
  const order = [...unsettled].toReversed();
  for (let size = -1; size < open.size;) {
    size = open.size;
    for (const source of order) if (!open.has(source) && isMadeOpen(source, { resolve, allows })) open.add(source);
  }
  for (const source of order) known.set(source, open.has(source));
}

/** Where a schema is not made of others. */
function byItself(source: Json): boolean | undefined {
  if (!isJsonObject(source)) return source === true;
  const keywords = tellingKeywords(source);
  if ((keywords & telling) !== 0) return false;
  return (keywords & leading) === 0 ? true : undefined;
}

/** Those that tell something: a type tells nothing that JSON Schema does not have, or that stands beside a reference by itself. */
function tellingKeywords(source: JsonObject): number {
  let keywords = keywordsOf(source);
  const isBesideReference = (keywords & (has.$ref | has.assertion | has.required)) === has.$ref;
  if ((keywords & has.type) !== 0 && (isBesideReference || !namesType(source))) keywords &= ~has.type;
  if ((keywords & has.properties) !== 0 && !tellsProperties(source)) keywords &= ~has.properties;
  return keywords;
}

function namesType(source: JsonObject): boolean {
  const type = member(source, "type");
  return (isJsonArray(type) ? type : [type]).some((name) => typeof name === "string" && typeNames.has(name));
}

interface Surroundings {
  readonly resolve: Resolve;
  readonly allows: (part: Json) => boolean;
}

function isMadeOpen(source: JsonObject, { resolve, allows }: Surroundings): boolean {
  const target = resolve(source);
  return (
    (target === source || allows(target)) &&
    (arrayMember(source, "allOf") ?? []).every(allows) &&
    unions.every((keyword) => {
      const parts = arrayMember(source, keyword) ?? [];
      return parts.length === 0 || parts.some(allows);
    })
  );
}

function partsOf(source: JsonObject, resolve: Resolve): readonly Json[] {
  return [resolve(source), ...["allOf", ...unions].flatMap((keyword) => arrayMember(source, keyword) ?? [])];
}

const unions = ["anyOf", "oneOf"];

/** The keywords that tell the type of values. */
const telling = has.type | has.const | has.enum | has.properties | has.items;

/** Those that lead to other schemas of the same value. */
const leading = has.$ref | has.allOf | has.anyOf | has.oneOf;
