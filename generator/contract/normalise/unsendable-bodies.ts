import type { JsonObject } from "../../kernel/json.ts";
import { objectMember, stringMember, withoutMember } from "../../kernel/json.ts";
import type { Rule } from "./rule.ts";

/** No `fetch` sends a body with GET or HEAD: a client cannot be held to one that is required. */
export const unsendableBodies: Rule = { name: "unsendable-bodies", rewriting: { pathItem: withoutUnsendableBodies } };

function withoutUnsendableBodies(item: JsonObject): JsonObject {
  const mended = ["get", "head"].flatMap((method): [string, JsonObject][] => {
    const operation = objectMember(item, method);
    const body = objectMember(operation, "requestBody");
    if (operation === undefined || body === undefined) return [];
    // What references of other operations may lead into stays where it is.
    const isReference = stringMember(body, "$ref") !== undefined;
    const optional = { ...operation, requestBody: { ...body, required: false } };
    return [[method, isReference ? withoutMember(operation, "requestBody") : optional]];
  });
  return { ...item, ...Object.fromEntries(mended) };
}
