import { arrayMember, isJsonArray, member, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { allowsAny } from "./allows-any.ts";

/** What the `type` beside `anyOf` or `oneOf` leaves of the parts. */
export interface PartsOfType {
  /** Whether values of a part may have the type, by the part's index. */
  readonly fits: readonly boolean[];
  /** All values of the parts that are left have the type: to say it again adds nothing. */
  readonly isSaid: boolean;
}

/**
 * Finds the parts that no value can satisfy, as it must also have the type that stands beside them. Where no part would be
 * left, the parts count.
 *
 * @param resolve what a Reference Object leads to; anything else as it is.
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1
 */
export function partsOfType(
  source: JsonObject,
  keyword: "anyOf" | "oneOf",
  resolve: (source: Json) => Json,
): PartsOfType {
  const parts = arrayMember(source, keyword) ?? [];
  const types = namedTypes(source);
  if (types === undefined) return { fits: parts.map(() => true), isSaid: true };
  const allowed = parts.map((part) => possibleTypes(resolve(part)));
  const fits = allowed.map((possible) => possible === undefined || possible.some((type) => types.has(type)));
  if (!fits.includes(true)) return { fits: parts.map(() => true), isSaid: true };
  const isSaid = allowed.every(
    (possible, index) => fits[index] === false || possible?.every((type) => types.has(type)) === true,
  );
  // That it is an object is said of compositions far more often than it is meant to tell their parts apart.
  const isOfObjects = types.has("object") && !parts.some((part) => allowsAny(part, resolve));
  return { fits, isSaid: isSaid || isOfObjects };
}

function namedTypes(source: Json): ReadonlySet<string> | undefined {
  const type = member(source, "type");
  if (type === undefined) return undefined;
  const types = (isJsonArray(type) ? type : [type]).filter((name) => typeof name === "string");
  return new Set(types.map((name) => (name === "integer" ? "number" : name)));
}

/** The types of the values that a schema allows; `undefined` where a look at the schema alone does not tell. */
function possibleTypes(source: Json): readonly string[] | undefined {
  const only = member(source, "const");
  const values = only === undefined ? arrayMember(source, "enum") : [only];
  if (values !== undefined) return values.map(typeOf);
  const types = namedTypes(source);
  if (types !== undefined) return [...types];
  if (objectMember(source, "properties") !== undefined) return ["object"];
  return member(source, "items") === undefined ? undefined : ["array"];
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  return isJsonArray(value) ? "array" : typeof value;
}
