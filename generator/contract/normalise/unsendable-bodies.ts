import type { JsonObject } from "../../kernel/json.ts";
import { objectMember, stringMember, withoutMember } from "../../kernel/json.ts";
import type { Rule } from "./rule.ts";

/** No `fetch` sends a body with GET or HEAD: a client cannot be held to one that is required. */
export const unsendableBodies: Rule = { name: "unsendable-bodies", rewriting: { pathItem: withoutUnsendableBodies } };

function withoutUnsendableBodies(item: JsonObject): JsonObject {
  return ["get", "head"].reduce((changed, method) => {
    const operation = objectMember(changed, method);
    const body = objectMember(operation, "requestBody");
    if (operation === undefined || body === undefined) return changed;
    // What references of other operations may lead into stays where it is.
    const isReference = stringMember(body, "$ref") !== undefined;
    const mended = isReference
      ? withoutMember(operation, "requestBody")
      : { ...operation, requestBody: { ...body, required: false } };
    return { ...changed, [method]: mended };
  }, item);
}
