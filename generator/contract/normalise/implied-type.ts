import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, member } from "../../kernel/json.ts";
import type { Place } from "../rewrite-document.ts";
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
  if (member(schema, "type") !== undefined) return schema;
  const typeOfValues = impliedByValues(schema);
  if (typeOfValues !== undefined) return { ...schema, type: typeOfValues };
  const isWhole = !partial.has(place.field) && member(schema, "$ref") === undefined;
  if (!isWhole) return schema;
  const type = implied.find(([keyword]) => member(schema, keyword) !== undefined)?.[1];
  return type === undefined ? schema : { ...schema, type };
}

/** The type of values that are all numbers, or all booleans: by it a validator knows what a text in a URL stands for. */
function impliedByValues(schema: JsonObject): Json | undefined {
  const only = member(schema, "const");
  const values = only === undefined ? (arrayMember(schema, "enum") ?? []) : [only];
  const given = values.filter((value) => value !== null);
  const [type, ...others] = new Set(given.map((value) => typeof value));
  if ((type !== "number" && type !== "boolean") || others.length > 0) return undefined;
  return given.length === values.length ? type : [type, "null"];
}
