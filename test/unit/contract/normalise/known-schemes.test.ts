import { expect, it } from "vitest";
import { knownSchemes } from "../../../../generator/contract/normalise/known-schemes.ts";
import { applyRules } from "../../../../generator/contract/normalise/rule.ts";

it("Prism gets the schemes of HTTP that it knows as they are, and for any other the header alone", () => {
  const given = {
    digest: { type: "http", scheme: "DIGEST" },
    token: { type: "http", scheme: "bearer" },
    key: { type: "apiKey", in: "query", name: "key" },
    signed: { type: "http", scheme: "Signature" },
    bare: { type: "http" },
  };
  const header = { type: "apiKey", in: "header", name: "Authorization" };
  expect(applyRules({ components: { securitySchemes: given } }, [knownSchemes])).toEqual({
    components: { securitySchemes: { ...given, signed: header, bare: header } },
  });
});
