import type { JsonObject } from "../../kernel/json.ts";
import { arrayMember, withoutMember } from "../../kernel/json.ts";
import type { Rule } from "./rule.ts";

/**
 * Most variants of a `oneOf` are objects that may have more properties, so that a value of one fits others too, and
 * strictly none fits: what is meant is one of them at least.
 */
export const overlappingVariants: Rule = { name: "overlapping-variants", rewriting: { schema: withOpenChoice } };

function withOpenChoice(schema: JsonObject): JsonObject {
  const variants = arrayMember(schema, "oneOf");
  if (variants === undefined) return schema;
  const rest = withoutMember(schema, "oneOf");
  if (arrayMember(schema, "anyOf") === undefined) return { ...rest, anyOf: variants };
  return { ...rest, allOf: [...(arrayMember(schema, "allOf") ?? []), { anyOf: variants }] };
}
