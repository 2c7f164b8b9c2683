import { describe, expect, it } from "vitest";
import type { ClientConfig } from "../../../generator/config/target-config.ts";
import { diagnosticCodes } from "../../../generator/kernel/diagnostic-codes.ts";
import { exitCodes } from "../../../generator/kernel/exit-codes.ts";
import type { Diagnostic } from "../../../generator/kernel/diagnostic.ts";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { buildApi } from "../../../generator/model/build-api.ts";
import { selectFrom } from "../select/document-of.ts";
import { defaultClient } from "../../default-target.ts";

const get = (operationId: string, schema: string): JsonObject => ({
  get: {
    operationId,
    tags: ["pets"],
    responses: { 200: { content: { "application/json": { schema: { $ref: `#/components/${schema}` } } } } },
  },
});

const members: JsonObject = {
  paths: {
    "/pets": get("getPets", "schemas/Pet"),
    "/owners": get("getOwners", "schemas/Owner"),
    "/cats": get("getCats", "responses/cat/content/json/schema"),
  },
  components: {
    schemas: { Pet: { type: "object" }, Owner: { type: "object" } },
    responses: { cat: { content: { json: { schema: { type: "object" } } } } },
    securitySchemes: {
      bearerAuth: { type: "http", scheme: "bearer" },
      basicAuth: { type: "http", scheme: "Basic" },
      keyAuth: { type: "apiKey", in: "header", name: "x-key" },
    },
  },
};

/** The problems of a client of `routes`. */
function problems(client: Partial<ClientConfig>, routes = ["/pets"]): readonly Diagnostic[] {
  const { slice } = selectFrom(members, routes);
  if (slice === undefined) throw new Error("nothing is selected");
  const diagnostics = new Diagnostics();
  buildApi(slice, { ...defaultClient, ...client }, diagnostics);
  return diagnostics.items;
}

const pair = { username: "USER", password: "PASSWORD" };

describe("a config that names", () => {
  it.each<[string, { given: Partial<ClientConfig>; want: { message: string; help?: string; option: string } }]>([
    [
      "no security scheme",
      {
        given: { auth: { bearerauth: "TOKEN" } },
        want: {
          message: "`client.auth` names the security scheme `bearerauth`, which `openapi.json` does not have",
          help: "Did you mean `bearerAuth`?",
          option: "/client/auth/bearerauth",
        },
      },
    ],
    [
      "no operation",
      {
        given: { names: { getPet: "pets.get" } },
        want: {
          message: "`client.names` names the operation `getPet`, which `openapi.json` does not have",
          help: "Did you mean `getPets`?",
          option: "/client/names/getPet",
        },
      },
    ],
    [
      "no schema",
      {
        given: { types: { Owners: "Person" } },
        want: {
          message: "`client.types` names the schema `Owners`, which `openapi.json` does not have",
          help: "Did you mean `Owner`?",
          option: "/client/types/Owners",
        },
      },
    ],
    [
      "no schema with a pattern, nor one like it",
      {
        given: { types: { "acme_api_*": "*" } },
        want: {
          message: "`client.types` names the schema `acme_api_*`, which `openapi.json` does not have",
          option: "/client/types/acme_api_*",
        },
      },
    ],
    [
      "what every object inherits",
      {
        given: { auth: { constructor: "TOKEN" } },
        want: {
          message: "`client.auth` names the security scheme `constructor`, which `openapi.json` does not have",
          option: "/client/auth/constructor",
        },
      },
    ],
  ])("%s has a problem", (_name, { given, want }) => {
    expect(problems(given)).toEqual([{ code: "model/unknown-name", severity: "error", ...want }]);
    expect(diagnosticCodes["model/unknown-name"].exitCode).toBe(exitCodes.usage);
  });

  it("what only routes have that are not selected has none", () => {
    const auth = { bearerAuth: "TOKEN", basicAuth: pair };
    expect(problems({ auth, names: { getOwners: "owners.list" }, types: { Owner: "Person", "O*": "*" } })).toEqual([]);
  });

  it("a schema that has a type but is no component has none", () => {
    expect(problems({ types: { CatResponse: "Cat" } }, ["/cats"])).toEqual([]);
  });
});

describe("a credential", () => {
  it.each<[string, { given: ClientConfig["auth"]; want: string[] }]>([
    ["one value for each but Basic", { given: { bearerAuth: "A", keyAuth: "B", basicAuth: pair }, want: [] }],
    ["one value for Basic", { given: { basicAuth: "A" }, want: ["`basicAuth` one value"] }],
    [
      "a pair for all others",
      {
        given: { bearerAuth: pair, keyAuth: pair },
        want: ["`bearerAuth` a username and a password", "`keyAuth` a username and a password"],
      },
    ],
  ])("%s", (_name, { given, want }) => {
    expect(problems({ auth: given })).toEqual(
      want.map((part) =>
        expect.objectContaining({
          code: "model/wrong-credential",
          severity: "error",
          message: expect.stringContaining(part) as string,
        }),
      ),
    );
  });
});
