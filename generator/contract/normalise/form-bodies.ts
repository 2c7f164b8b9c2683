import type { JsonObject } from "../../kernel/json.ts";
import { objectMember } from "../../kernel/json.ts";
import { isFormMediaType, isJsonToPrism } from "../document/media-type.ts";
import type { Rule } from "./rule.ts";

/**
 * Prism reads forms its own way (no files, no arrays, no JSON parts, no recursion) and hands over other text bodies as
 * they are: it takes every body that is not JSON. The second judge alone checks those.
 */
export const formBodies: Rule = { name: "form-bodies", rewriting: { requestBody: withOpenForms } };

function withOpenForms(body: JsonObject): JsonObject {
  const content = Object.entries(objectMember(body, "content") ?? {});
  const isForm = content.some(([key]) => isFormMediaType(key));
  return {
    ...body,
    // One without a field has no bytes.
    ...(isForm ? { required: false } : {}),
    content: Object.fromEntries(content.map(([key, value]) => [key, isJsonToPrism(key) ? value : {}])),
  };
}
