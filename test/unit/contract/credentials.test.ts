import { describe, expect, it } from "vitest";
import type { CredentialPlace } from "../../../generator/contract/document/credential-place.ts";
import { carriedCredentials, withoutCredentials, withWrongScheme } from "../../../generator/contract/credentials.ts";
import type { SentRequest } from "../../../generator/contract/exchange.ts";

const bearer: CredentialPlace = { kind: "authorization", scheme: "bearer" };
const basic: CredentialPlace = { kind: "authorization", scheme: "basic" };
const header: CredentialPlace = { kind: "header", name: "X-Key" };
const query: CredentialPlace = { kind: "query", name: "key" };
const cookie: CredentialPlace = { kind: "cookie", name: "session" };
const places = [bearer, header, query, cookie];

const full: SentRequest = {
  method: "GET",
  url: new URL("http://localhost/?key=1&page=2"),
  headers: new Headers({ authorization: "Bearer t", "x-key": "k", cookie: "session=s; theme=dark" }),
  body: new Uint8Array(),
};

describe("credentials", () => {
  it("are found at their places, and not at those of another scheme", () => {
    expect(carriedCredentials(full, [...places, basic])).toEqual([
      "authorization bearer",
      "cookie session",
      "header x-key",
      "query key",
    ]);
  });

  it("are those of a scheme in the header that a key may have too", () => {
    const key: CredentialPlace = { kind: "header", name: "Authorization" };
    expect(carriedCredentials(full, [key, bearer])).toEqual(["authorization bearer"]);
    expect(carriedCredentials(full, [key, basic])).toEqual(["header authorization"]);
  });

  it("are found once where schemes share a place", () => {
    expect(carriedCredentials(full, [bearer, bearer])).toEqual(["authorization bearer"]);
  });

  it("are taken away, and nothing else", () => {
    const bare = withoutCredentials(full, places);
    expect(carriedCredentials(bare, places)).toEqual([]);
    expect(bare.url.search).toBe("?page=2");
    expect([...bare.headers]).toEqual([["cookie", "theme=dark"]]);
    expect(full.headers.get("authorization")).toBe("Bearer t");
  });

  it.each([
    ["Basic", [bearer, header]],
    ["Bearer", [header]],
    ["Negotiate", [bearer, basic]],
  ])("are replaced by %s where that is none of the schemes", (scheme, taken) => {
    const wrong = withWrongScheme(full, taken);
    expect(wrong.headers.get("authorization")).toMatch(new RegExp(`^${scheme} .`));
    expect(carriedCredentials(wrong, taken)).toEqual([]);
  });
});
