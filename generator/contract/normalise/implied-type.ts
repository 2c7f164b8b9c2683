import type { JsonObject } from "../../kernel/json.ts";
import { member } from "../../kernel/json.ts";
import type { Place } from "../document/rewrite-document.ts";
import { typeOfValues } from "../document/value-type.ts";
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
  const ofValues = typeOfValues(schema);
  if (ofValues !== undefined) return { ...schema, type: ofValues };
  const isWhole = !partial.has(place.field) && member(schema, "$ref") === undefined;
  if (!isWhole) return schema;
  const type = implied.find(([keyword]) => member(schema, keyword) !== undefined)?.[1];
  return type === undefined ? schema : { ...schema, type };
}
