import { arrayMember, isJsonObject, member, objectMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { isOfConnection } from "../../model/security/security.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Place } from "../document/rewrite-document.ts";
import type { Rule } from "./rule.ts";

/**
 * Prism knows no `mutualTLS`, and takes what is needed beside it for given as well: it is asked for the rest alone. Where
 * that is nothing, another alternative counts, as it does to the client, or else no credential is needed.
 */
export const connectionSchemes: Rule = {
  name: "connection-schemes",
  rewriting: { document: withCarriedSchemes, operation: withCarriedSchemes },
};

function withCarriedSchemes(node: JsonObject, { document }: Place): JsonObject {
  const security = arrayMember(node, "security");
  if (security === undefined) return node;
  const schemes = objectMember(objectMember(document, "components"), "securitySchemes");
  const isCarried = ([scheme]: readonly [string, Json]) =>
    !isOfConnection(resolveReference(document, member(schemes, scheme), "")?.value);
  const carried = security.map((alternative) => {
    if (!isJsonObject(alternative)) return alternative;
    const rest = Object.entries(alternative).filter(isCarried);
    return rest.length === 0 && Object.keys(alternative).length > 0 ? undefined : Object.fromEntries(rest);
  });
  const others = carried.filter((alternative) => alternative !== undefined);
  return { ...node, security: others.length === 0 && security.length > 0 ? [{}] : others };
}
