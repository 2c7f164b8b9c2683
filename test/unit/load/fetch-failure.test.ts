import { describe, expect, it } from "vitest";
import { fetchFailure } from "../../../generator/load/read/fetch-failure.ts";

const url = new URL("https://pets.example/o.json");

function failed(code: string, message: string): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
}

describe("a fetch that failed", () => {
  it.each([["DEPTH_ZERO_SELF_SIGNED_CERT"], ["SELF_SIGNED_CERT_IN_CHAIN"], ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY"]])(
    "tells how to trust a certificate: %s",
    (code) => {
      const { reason, help } = fetchFailure(failed(code, "self-signed certificate"), url);
      expect([reason, help]).toEqual(["self-signed certificate", expect.stringContaining("`NODE_EXTRA_CA_CERTS`")]);
    },
  );

  it.each([["ENOTFOUND"], ["CERT_HAS_EXPIRED"], ["ECONNRESET"]])("has no advice for %s", (code) => {
    expect(fetchFailure(failed(code, "why"), url)).toEqual({ reason: "why" });
  });
});
