import { type JsonObject, withoutMember } from "../../kernel/json.ts";
import { malformedKeywords } from "../../model/schema/keyword-forms.ts";
import type { Rule } from "./rule.ts";

/** What a keyword cannot have as its value, as `required: true` on a property, says nothing, and no validator takes it. */
export const soundKeywords: Rule = { name: "malformed-keywords", rewriting: { schema: withoutMalformed } };

function withoutMalformed(schema: JsonObject): JsonObject {
  return malformedKeywords(schema).reduce<JsonObject>(withoutMember, schema);
}
