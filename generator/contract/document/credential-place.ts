import type { JsonObject } from "../../kernel/json.ts";
import { stringMember } from "../../kernel/json.ts";
import { compareStrings } from "../../kernel/ordering.ts";

/** Where a request carries the credential of a security scheme. */
export type CredentialPlace =
  | { readonly kind: "authorization"; readonly scheme: string }
  | { readonly kind: "header" | "query" | "cookie"; readonly name: string }
  /** Of a scheme that no request can carry, or that the document does not define. */
  | { readonly kind: "elsewhere"; readonly scheme: string };

/** @see https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object */
export function credentialPlace(name: string, scheme: JsonObject | undefined): CredentialPlace {
  switch (stringMember(scheme, "type")) {
    case "http":
      return { kind: "authorization", scheme: (stringMember(scheme, "scheme") ?? "").toLowerCase() };
    case "oauth2":
    case "openIdConnect":
      return { kind: "authorization", scheme: "bearer" };
    case "apiKey": {
      const location = stringMember(scheme, "in");
      const known = location === "header" || location === "query" || location === "cookie";
      return known ? { kind: location, name: stringMember(scheme, "name") ?? "" } : { kind: "elsewhere", scheme: name };
    }
    default:
      return { kind: "elsewhere", scheme: name };
  }
}

/** Places as texts, in order and each once, since schemes can share one: equal lists mean the same credentials. */
export function placeKeys(places: readonly CredentialPlace[]): readonly string[] {
  return [...new Set(places.map(placeKey))].toSorted(compareStrings);
}

function placeKey(place: CredentialPlace): string {
  switch (place.kind) {
    case "authorization":
      return `authorization ${place.scheme}`;
    case "header":
      return `header ${place.name.toLowerCase()}`;
    case "query":
    case "cookie":
      return `${place.kind} ${place.name}`;
    case "elsewhere":
      return `elsewhere ${place.scheme}`;
  }
}
