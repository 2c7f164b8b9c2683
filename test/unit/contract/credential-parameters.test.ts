import { beforeAll, describe, expect, it } from "vitest";
import type { ContractReport } from "../../../generator/contract/run/contract-report.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { type ClientFault, runSuites, unprovenIn } from "./run-suites.ts";

const failing = { description: "" };

/** An operation whose parameters stand where its credentials do, or those of others. */
const operation = (name: string, security: JsonObject[], parameters: JsonObject[]): JsonObject => ({
  get: {
    operationId: name,
    tags: ["keys"],
    security,
    parameters,
    responses: { "204": { description: "" }, "400": failing, "401": failing },
  },
});

const text: JsonObject = { type: "string", maxLength: 8 };
const key: JsonObject = { name: "key", in: "query", required: true, schema: text };
const limit: JsonObject = { name: "limit", in: "query", schema: { type: "integer", minimum: 1 } };

const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Keys", version: "1" },
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "query", name: "key" },
      token: { type: "apiKey", in: "query", name: "token" },
      header: { type: "apiKey", in: "header", name: "X-Key" },
      cookie: { type: "apiKey", in: "cookie", name: "session" },
    },
  },
  paths: {
    "/both": operation("both", [{ key: [], token: [] }], [key, { ...key, name: "token" }, limit]),
    "/optional": operation("optional", [{ key: [] }], [{ ...key, required: false }]),
    "/number": operation("number", [{ key: [] }], [{ ...key, schema: { type: "integer", minimum: 100 } }]),
    "/header": operation("header", [{ header: [] }], [{ ...key, name: "x-key", in: "header" }]),
    "/cookie": operation("cookie", [{ cookie: [] }], [{ ...key, name: "session", in: "cookie" }]),
    "/anonymous": operation("anonymous", [], [key]),
    "/anyhow": operation("anyhow", [{ key: [] }, {}], [key]),
    "/either": operation("either", [{ key: [] }, { header: [] }], [key]),
    "/others": operation("others", [{ header: [] }], [key]),
  },
};

const faults: readonly (readonly [string, ClientFault & { readonly want: string }])[] = [
  [
    "sends-a-parameter-in-the-place-of-a-credential",
    {
      file: "runtime/request.ts",
      text: '{ ...request.query, ...credentialsIn("query", credentials) }',
      becomes: '{ ...credentialsIn("query", credentials), ...request.query }',
      want: "keys.both > accepts required properties only",
    },
  ],
  [
    "loses-a-parameter-that-is-a-credential-elsewhere",
    {
      file: "resources/keys.ts",
      text: "query: { key: params.key },",
      becomes: "",
      want: "keys.others > accepts required properties only",
    },
  ],
];

describe("a parameter in the place of a credential", { timeout: 120_000 }, () => {
  let report: ContractReport;

  beforeAll(async () => {
    report = await runSuites(document, faults);
  }, 120_000);

  it("fails no case of a client that sends the credential there", () => {
    expect(report.failures.filter(({ name }) => name.startsWith("sound >"))).toEqual([]);
    expect(report.passed).toBeGreaterThan(50);
  });

  it.each(faults)("fails where a client %s", (name, { want }) => {
    expect(report.failures.map((failure) => failure.name)).toContain(`${name} > contract > ${want}`);
  });

  it("is proven only where a request can have it", () => {
    expect(unprovenIn(report)).toEqual([
      "keys.both: query parameter key",
      "keys.both: query parameter token",
      "keys.cookie: cookie parameter session",
      "keys.header: header parameter x-key",
      "keys.number: query parameter key",
      "keys.optional: query parameter key",
    ]);
  });
});
