import type { JsonObject } from "../../kernel/json.ts";
import { objectMember } from "../../kernel/json.ts";
import { isJsonToPrism } from "../document/media-type.ts";
import type { Rule } from "./rule.ts";

/**
 * Prism reads forms its own way (no files, no arrays, no JSON parts, no recursion) and hands over other text bodies as
 * they are: it takes every body that is not JSON. The second judge alone checks those.
 */
export const formBodies: Rule = { name: "form-bodies", rewriting: { requestBody: withOpenForms } };

function withOpenForms(body: JsonObject): JsonObject {
  const content = Object.entries(objectMember(body, "content") ?? {});
  const isRead = content.every(([key]) => isJsonToPrism(key));
  return {
    ...body,
    // A form without a field, and a text of nothing, have no bytes, which Prism takes for a missing body.
    ...(isRead ? {} : { required: false }),
    content: Object.fromEntries(content.map(([key, value]) => [key, isJsonToPrism(key) ? value : {}])),
  };
}
