import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, objectMember, stringMember } from "../../kernel/json.ts";
import type { Place } from "../document/rewrite-document.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Rule } from "./rule.ts";

const ignored: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/**
 * The specification says that header parameters of these names are ignored; Prism checks them.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object
 */
export const ignoredHeaders: Rule = {
  name: "ignored-headers",
  rewriting: { pathItem: withoutIgnoredParameters, operation: withoutIgnoredParameters, response: withoutContentType },
};

function withoutIgnoredParameters(node: JsonObject, place: Place): JsonObject {
  const parameters = arrayMember(node, "parameters");
  if (parameters === undefined) return node;
  return { ...node, parameters: parameters.filter((parameter) => !isIgnored(parameter, place.document)) };
}

function isIgnored(parameter: Json, document: JsonObject): boolean {
  const resolved = resolveReference(document, parameter, "")?.value;
  return stringMember(resolved, "in") === "header" && ignored.has((stringMember(resolved, "name") ?? "").toLowerCase());
}

function withoutContentType(response: JsonObject): JsonObject {
  const headers = objectMember(response, "headers");
  if (headers === undefined) return response;
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type");
  return { ...response, headers: Object.fromEntries(kept) };
}
