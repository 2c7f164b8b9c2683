import type { JsonObject } from "../../kernel/json.ts";
import { arrayMember, member } from "../../kernel/json.ts";
import type { Rule } from "./rule.ts";

/** Prism's parser lets a keyword beside a `$ref` replace the one of the schema that it names: `allOf` keeps both. */
export const referenceSiblings: Rule = { name: "reference-siblings", rewriting: { schema: withReferenceInAllOf } };

function withReferenceInAllOf(schema: JsonObject): JsonObject {
  const reference = member(schema, "$ref");
  if (reference === undefined || Object.keys(schema).length === 1) return schema;
  const { $ref: _reference, ...siblings } = schema;
  return { ...siblings, allOf: [{ $ref: reference }, ...(arrayMember(schema, "allOf") ?? [])] };
}
