import type { JsonObject } from "../../kernel/json.ts";
import { member, objectMember } from "../../kernel/json.ts";
import type { Place } from "../rewrite-document.ts";
import type { Rule } from "./rule.ts";

/** Here the type is said, or left open on purpose, by the schema around. */
const partial: ReadonlySet<string> = new Set(["allOf", "not", "if", "then", "else", "dependentSchemas"]);

/** By the letter, `properties` without a `type` accepts an array; nobody who writes it means that. */
export const objectType: Rule = { name: "object-type", rewriting: { schema: withObjectType } };

function withObjectType(schema: JsonObject, place: Place): JsonObject {
  const untyped = objectMember(schema, "properties") !== undefined && member(schema, "type") === undefined;
  const whole = !partial.has(place.field) && member(schema, "$ref") === undefined;
  return untyped && whole ? { ...schema, type: "object" } : schema;
}
