import type { JsonObject } from "../../kernel/json.ts";
import { isJsonArray, member } from "../../kernel/json.ts";
import type { Rule } from "./rule.ts";

/** `required: true` on a property is no valid schema, and says nothing that the schema around does not say or leave. */
export const booleanRequired: Rule = { name: "boolean-required", rewriting: { schema: withoutBooleanRequired } };

function withoutBooleanRequired(schema: JsonObject): JsonObject {
  const required = member(schema, "required");
  if (required === undefined || isJsonArray(required)) return schema;
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "required"));
}
