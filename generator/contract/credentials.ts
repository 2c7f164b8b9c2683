import type { CredentialPlace } from "./document/credential-place.ts";
import { placeKeys } from "./document/credential-place.ts";
import type { SentRequest } from "./exchange.ts";

/** Schemes for the `Authorization` header that look right; one that an operation does not take is a wrong scheme. */
const authorizations = [
  { scheme: "bearer", value: "Bearer wrong-scheme" },
  { scheme: "basic", value: `Basic ${btoa("wrong:scheme")}` },
  { scheme: "negotiate", value: "Negotiate d3Jvbmctc2NoZW1l" },
] as const;

/** The request without the credentials at these places. */
export function withoutCredentials(request: SentRequest, places: readonly CredentialPlace[]): SentRequest {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const place of places) {
    if (place.kind === "authorization") headers.delete("authorization");
    if (place.kind === "header") headers.delete(place.name);
    if (place.kind === "query") url.searchParams.delete(place.name);
    if (place.kind === "cookie") removeCookie(headers, place.name);
  }
  return { ...request, url, headers };
}

/** The request with credentials, but of a scheme that is none of these places' ones. */
export function withWrongScheme(request: SentRequest, places: readonly CredentialPlace[]): SentRequest {
  const taken = new Set(places.map((place) => (place.kind === "authorization" ? place.scheme : "")));
  const wrong = authorizations.find(({ scheme }) => !taken.has(scheme)) ?? authorizations[2];
  const bare = withoutCredentials(request, places);
  const headers = new Headers(bare.headers);
  headers.set("authorization", wrong.value);
  return { ...bare, headers };
}

/** The keys of those places at which the request carries a credential. */
export function carriedCredentials(request: SentRequest, places: readonly CredentialPlace[]): readonly string[] {
  const carried = places.filter((place) => carries(request, place));
  // What has the name of a scheme is no key that goes to the same header.
  const isTold = carried.some(({ kind }) => kind === "authorization");
  return placeKeys(carried.filter((place) => !isTold || !isAuthorizationHeader(place)));
}

function isAuthorizationHeader(place: CredentialPlace): boolean {
  return place.kind === "header" && place.name.toLowerCase() === "authorization";
}

function carries(request: SentRequest, place: CredentialPlace): boolean {
  switch (place.kind) {
    case "authorization": {
      const [scheme = "", value = ""] = (request.headers.get("authorization") ?? "").split(" ", 2);
      return scheme.toLowerCase() === place.scheme && value !== "";
    }
    case "header":
      return (request.headers.get(place.name) ?? "") !== "";
    case "query":
      return (request.url.searchParams.get(place.name) ?? "") !== "";
    case "cookie":
      return cookies(request.headers).some((cookie) => cookie.startsWith(`${place.name}=`));
    case "elsewhere":
      return false;
  }
}

function cookies(headers: Headers): readonly string[] {
  return (headers.get("cookie") ?? "").split(";").map((cookie) => cookie.trim());
}

function removeCookie(headers: Headers, name: string): void {
  const kept = cookies(headers).filter((cookie) => cookie !== "" && !cookie.startsWith(`${name}=`));
  if (kept.length === 0) headers.delete("cookie");
  else headers.set("cookie", kept.join("; "));
}
