import type { JsonObject } from "../../kernel/json.ts";
import { objectMember } from "../../kernel/json.ts";
import { validName } from "../document/media-type.ts";
import type { Rule } from "./rule.ts";

/**
 * A key that is no media type kills Prism's process: it is taken as JSON, unless JSON is there already. One whose parameters are
 * none, as in `text/plain; utf-8`, no message has to Prism: it is taken without them.
 */
export const mediaTypeKeys: Rule = {
  name: "media-type-keys",
  rewriting: { requestBody: withMediaTypes, response: withMediaTypes, parameter: withMediaTypes },
};

function withMediaTypes(node: JsonObject): JsonObject {
  const content = objectMember(node, "content");
  if (content === undefined || Object.keys(content).every((key) => validName(key) === key)) return node;
  const named = Object.entries(content).flatMap(([key, value]) => {
    const name = validName(key);
    // What is declared by that very name says more of it.
    return name === undefined || (name !== key && Object.hasOwn(content, name)) ? [] : [[name, value] as const];
  });
  const other = Object.entries(content).find(([key]) => validName(key) === undefined);
  const hasJson = named.some(([key]) => key.startsWith("application/json"));
  const json = other === undefined || hasJson ? [] : [["application/json", other[1]] as const];
  return { ...node, content: Object.fromEntries([...json, ...named]) };
}
