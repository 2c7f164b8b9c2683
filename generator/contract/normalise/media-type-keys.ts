import type { JsonObject } from "../../kernel/json.ts";
import { objectMember } from "../../kernel/json.ts";
import type { Rule } from "./rule.ts";

/** `type/subtype` with parameters, or a range of them. @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1 */
const mediaType = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;.*)?$/;

/** A key that is no media type kills Prism's process: it is taken as JSON, unless JSON is there already. */
export const mediaTypeKeys: Rule = {
  name: "media-type-keys",
  rewriting: { requestBody: withMediaTypes, response: withMediaTypes, parameter: withMediaTypes },
};

function withMediaTypes(node: JsonObject): JsonObject {
  const content = objectMember(node, "content");
  if (content === undefined) return node;
  const entries = Object.entries(content);
  const valid = entries.filter(([key]) => mediaType.test(key));
  const invalid = entries.find(([key]) => !mediaType.test(key));
  if (invalid === undefined) return node;
  const hasJson = valid.some(([key]) => key.startsWith("application/json"));
  return { ...node, content: Object.fromEntries(hasJson ? valid : [["application/json", invalid[1]], ...valid]) };
}
