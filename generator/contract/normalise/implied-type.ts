import type { Json, JsonObject } from "../../kernel/json.ts";
import { member, withoutMember } from "../../kernel/json.ts";
import type { Place } from "../document/rewrite-document.ts";
import { isOfNamedType, namedTypes, valuesOf } from "../document/value-type.ts";
import type { Rule } from "./rule.ts";

/** Here the type is said, or left open on purpose, by the schema around. */
const partial: ReadonlySet<string> = new Set(["allOf", "not", "if", "then", "else", "dependentSchemas"]);

/** The keywords that mean a type, the first of which decides, as it does for the client's types. */
const implied = [
  ["properties", "object"],
  ["additionalProperties", "object"],
  ["patternProperties", "object"],
  ["items", "array"],
  ["prefixItems", "array"],
] as const;

/** By the letter, `properties` without a `type` accepts an array, and `items` a text; nobody who writes them means that. */
export const impliedType: Rule = { name: "implied-type", rewriting: { schema: withImpliedType } };

function withImpliedType(schema: JsonObject, place: Place): JsonObject {
  if (isRefused(schema)) return withImpliedType(withoutMember(schema, "type"), place);
  if (member(schema, "type") !== undefined) return schema;
  const typeOfValues = impliedByValues(schema);
  if (typeOfValues !== undefined) return { ...schema, type: typeOfValues };
  const isWhole = !partial.has(place.field) && member(schema, "$ref") === undefined;
  if (!isWhole) return schema;
  const type = implied.find(([keyword]) => member(schema, keyword) !== undefined)?.[1];
  return type === undefined ? schema : { ...schema, type };
}

/** Whether a scalar type refuses a value beside it: the values are what is meant, as they are the types of the client. */
function isRefused(schema: JsonObject): boolean {
  const isScalar = namedTypes(schema).every((type) => type !== "array" && type !== "object");
  return isScalar && valuesOf(schema).some((value) => value !== null && !isOfNamedType(value, schema));
}

/** The type of values that are all numbers, or all booleans: by it a validator knows what a text in a URL stands for. */
function impliedByValues(schema: JsonObject): Json | undefined {
  const values = valuesOf(schema);
  const given = values.filter((value) => value !== null);
  const [type, ...others] = new Set(given.map((value) => typeof value));
  if ((type !== "number" && type !== "boolean") || others.length > 0) return undefined;
  return given.length === values.length ? type : [type, "null"];
}
