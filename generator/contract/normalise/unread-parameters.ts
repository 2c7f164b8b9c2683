import type { JsonObject } from "../../kernel/json.ts";
import { arrayMember, stringMember } from "../../kernel/json.ts";
import { appendPointer, parentPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import { valueAt } from "../../select/value-at.ts";
import { describeParameter, isParameterPlace } from "../document/operation-description.ts";
import { confusedNames, isReadByPrism } from "../prism-reading.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Place } from "../document/rewrite-document.ts";
import type { Rule } from "./rule.ts";

/** Parameters that Prism cannot read are none to it: the second judge alone checks them. */
export const unreadParameters: Rule = {
  name: "unread-parameters",
  rewriting: {
    pathItem: (item, place) => withoutUnread(item, place, place.pointer),
    operation: (operation, place) => withoutUnread(operation, place, parentPointer(place.pointer)),
  },
};

function withoutUnread(node: JsonObject, { document, pointer }: Place, item: JsonPointer): JsonObject {
  const parameters = arrayMember(node, "parameters");
  if (parameters === undefined) return node;
  const confused = confusedNames(valueAt(document, item), document);
  const read = parameters.filter((parameter, index) => {
    const resolved = resolveReference(document, parameter, appendPointer(pointer, "parameters", index));
    const isKnown = resolved !== undefined && isParameterPlace(stringMember(resolved.value, "in"));
    return !isKnown || isReadByPrism(describeParameter(resolved), document, confused);
  });
  return { ...node, parameters: read };
}
