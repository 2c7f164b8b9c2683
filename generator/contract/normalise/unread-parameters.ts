import type { JsonObject } from "../../kernel/json.ts";
import { arrayMember, stringMember } from "../../kernel/json.ts";
import { appendPointer } from "../../kernel/json-pointer.ts";
import { describeParameter, isParameterPlace } from "../operation-description.ts";
import { isReadByPrism } from "../prism-reading.ts";
import { resolveReference } from "../resolve-reference.ts";
import type { Place } from "../rewrite-document.ts";
import type { Rule } from "./rule.ts";

/** Parameters that Prism cannot read are none to it: the second judge alone checks them. */
export const unreadParameters: Rule = {
  name: "unread-parameters",
  rewriting: { pathItem: withoutUnread, operation: withoutUnread },
};

function withoutUnread(node: JsonObject, { document, pointer }: Place): JsonObject {
  const parameters = arrayMember(node, "parameters");
  if (parameters === undefined) return node;
  const read = parameters.filter((parameter, index) => {
    const resolved = resolveReference(document, parameter, appendPointer(pointer, "parameters", index));
    const isKnown = resolved !== undefined && isParameterPlace(stringMember(resolved.value, "in"));
    return !isKnown || isReadByPrism(describeParameter(resolved), document);
  });
  return { ...node, parameters: read };
}
