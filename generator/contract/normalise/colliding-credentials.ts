import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, isJsonObject, member, objectMember } from "../../kernel/json.ts";
import { readTransmission } from "../../model/security/security.ts";
import { placeInRequest, sendableChoices } from "../../model/schema/sendable-choices.ts";
import type { Place } from "../document/rewrite-document.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Rule } from "./rule.ts";

/**
 * No request can carry two credentials in one place, and Prism asks for both. They count as alternatives, as they do to
 * the client.
 */
export const collidingCredentials: Rule = {
  name: "colliding-credentials",
  rewriting: { document: withSendableSecurity, operation: withSendableSecurity },
};

function withSendableSecurity(node: JsonObject, { document }: Place): JsonObject {
  const security = arrayMember(node, "security");
  if (security === undefined) return node;
  return { ...node, security: security.flatMap((alternative) => choicesOf(alternative, document)) };
}

function choicesOf(alternative: Json, document: JsonObject): readonly Json[] {
  if (!isJsonObject(alternative)) return [alternative];
  const choices = sendableChoices(Object.entries(alternative), ([scheme]) => placeOf(scheme, document));
  return choices.map((choice) => Object.fromEntries(choice));
}

function placeOf(scheme: string, document: JsonObject): string {
  const schemes = objectMember(objectMember(document, "components"), "securitySchemes");
  const transmission = readTransmission(resolveReference(document, member(schemes, scheme), "")?.value ?? {});
  // No request carries one that is not known: it collides with none.
  return transmission === undefined ? `elsewhere ${scheme}` : placeInRequest(transmission);
}
