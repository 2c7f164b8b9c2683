import type { JsonObject } from "../../kernel/json.ts";
import { stringMember } from "../../kernel/json.ts";
import type { CredentialPlace } from "../document/credential-place.ts";
import type { Rule } from "./rule.ts";

const known = new Set(["basic", "bearer", "digest"]);

/** Prism refuses every request under a scheme of HTTP that it does not know: it gets one that asks for the header alone. */
export const knownSchemes: Rule = { name: "known-schemes", rewriting: { securityScheme: withKnownScheme } };

/** Whether Prism tells a credential of this scheme from one of another. */
export function isToldByPrism(place: CredentialPlace): boolean {
  if (place.kind === "header") return place.name.toLowerCase() !== "authorization";
  return place.kind !== "authorization" || known.has(place.scheme);
}

function withKnownScheme(scheme: JsonObject): JsonObject {
  const name = stringMember(scheme, "scheme")?.toLowerCase() ?? "";
  if (stringMember(scheme, "type") !== "http" || known.has(name)) return scheme;
  return { type: "apiKey", in: "header", name: "Authorization" };
}
