import { isJsonObject, type Json, type JsonObject, member, stringMember, withoutMember } from "../../../kernel/json.ts";

/** @see https://spec.openapis.org/oas/v2.0.html#security-scheme-object */
export function liftSecurityScheme(scheme: Json): Json {
  if (!isJsonObject(scheme)) return scheme;
  switch (stringMember(scheme, "type")) {
    case "basic":
      return { ...scheme, type: "http", scheme: "basic" };
    case "oauth2":
      return liftOAuth2(scheme);
    default:
      return scheme;
  }
}

/** Names of the flows in OpenAPI 2.0 → their names since 3.0. */
const flowNames: ReadonlyMap<string, string> = new Map([
  ["implicit", "implicit"],
  ["password", "password"],
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

const ofTheFlow = new Set(["authorizationUrl", "tokenUrl", "scopes"]);

function liftOAuth2(scheme: JsonObject): JsonObject {
  const name = flowNames.get(stringMember(scheme, "flow") ?? "");
  if (name === undefined) return scheme;
  const flow = Object.entries(scheme).filter(([key]) => ofTheFlow.has(key));
  const others = Object.entries(withoutMember(scheme, "flow")).filter(([key]) => !ofTheFlow.has(key));
  const scopes = member(scheme, "scopes") ?? {};
  return { ...Object.fromEntries(others), flows: { [name]: { ...Object.fromEntries(flow), scopes } } };
}
