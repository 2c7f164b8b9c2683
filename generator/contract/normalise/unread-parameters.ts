import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, member, objectMember, stringMember } from "../../kernel/json.ts";
import { isReadByPrism, shapeOf } from "../prism-reading.ts";
import { resolveReference } from "../resolve-reference.ts";
import type { Place } from "../rewrite-document.ts";
import type { Rule } from "./rule.ts";

/** Parameters that Prism cannot read are none to it: the second judge alone checks them. */
export const unreadParameters: Rule = {
  name: "unread-parameters",
  rewriting: { pathItem: withoutUnread, operation: withoutUnread },
};

function withoutUnread(node: JsonObject, { document }: Place): JsonObject {
  const parameters = arrayMember(node, "parameters");
  if (parameters === undefined) return node;
  return { ...node, parameters: parameters.filter((parameter) => isRead(parameter, document)) };
}

function isRead(parameter: Json, document: JsonObject): boolean {
  const resolved = resolveReference(document, parameter, "")?.value;
  const place = stringMember(resolved, "in") ?? "";
  const schema = resolveReference(document, objectMember(resolved, "schema"), "")?.value;
  const style = stringMember(resolved, "style") ?? "";
  return isReadByPrism({ in: place, style, shape: shapeOf(member(schema, "type")) });
}
