import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../generator/kernel/json.ts";
import { liftFrom20 } from "../../../../generator/load/lift/lift-2-0/lift-2-0.ts";
import { at, type Case } from "./lifting.ts";

describe("lift from 2.0: the document", () => {
  it.each<[string, Case]>([
    ["nothing", { given: {}, want: undefined }],
    ["a host alone", { given: { host: "a.b" }, want: ["https://a.b"] }],
    ["a path alone", { given: { basePath: "/v1/" }, want: ["/v1"] }],
    ["a path without a slash", { given: { host: "a.b", basePath: "v1" }, want: ["https://a.b/v1"] }],
    ["the path /", { given: { host: "a.b", basePath: "/" }, want: ["https://a.b"] }],
    [
      "https before all others",
      { given: { host: "a.b:8080", schemes: ["http", "https"] }, want: ["https://a.b:8080", "http://a.b:8080"] },
    ],
    ["a host with a scheme", { given: { host: "http://a.b/" }, want: ["http://a.b"] }],
    ["a scheme beside that of the host", { given: { host: "http://a.b", schemes: ["https"] }, want: ["https://a.b"] }],
  ])("makes servers of %s", (_, { given, want }) => {
    const { servers } = liftFrom20({ swagger: "2.0", ...given }).root;
    expect((servers as readonly JsonObject[] | undefined)?.map(({ url }) => url)).toEqual(want);
  });

  it.each<[string, Case]>([
    [
      "basic",
      { given: { type: "basic", description: "d" }, want: { type: "http", scheme: "basic", description: "d" } },
    ],
    ["apiKey", { given: { type: "apiKey", in: "query", name: "k" }, want: { type: "apiKey", in: "query", name: "k" } }],
    [
      "the flow implicit",
      {
        given: { type: "oauth2", flow: "implicit", authorizationUrl: "u", scopes: { a: "b" } },
        want: { type: "oauth2", flows: { implicit: { authorizationUrl: "u", scopes: { a: "b" } } } },
      },
    ],
    [
      "the flow password",
      {
        given: { type: "oauth2", flow: "password", tokenUrl: "t", "x-a": 1 },
        want: { type: "oauth2", "x-a": 1, flows: { password: { tokenUrl: "t", scopes: {} } } },
      },
    ],
    [
      "the flow application",
      {
        given: { type: "oauth2", flow: "application", tokenUrl: "t", scopes: {} },
        want: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "t", scopes: {} } } },
      },
    ],
    [
      "the flow accessCode",
      {
        given: { type: "oauth2", flow: "accessCode", authorizationUrl: "u", tokenUrl: "t", scopes: {} },
        want: { type: "oauth2", flows: { authorizationCode: { authorizationUrl: "u", tokenUrl: "t", scopes: {} } } },
      },
    ],
    ["a flow that nobody knows", { given: { type: "oauth2", flow: "f" }, want: { type: "oauth2", flow: "f" } }],
  ])("lifts the security scheme %s", (_, { given, want }) => {
    const { root } = liftFrom20({ swagger: "2.0", securityDefinitions: { S: given } });
    expect(root["components"]).toEqual({ securitySchemes: { S: want } });
  });

  it("keeps what has no other place in 3.0, and names its version", () => {
    const kept = { info: { title: "T" }, tags: [], security: [], externalDocs: { url: "u" }, "x-a": 1 };
    const removed = { consumes: [], produces: [], schemes: [] };
    expect(liftFrom20({ swagger: "2.0", ...kept, ...removed }).root).toEqual({ openapi: "3.0.4", ...kept });
  });

  it.each<[string, Case]>([
    ["a file", { given: { type: "file" }, want: { type: "string", format: "binary" } }],
    ["x-nullable", { given: { type: "string", "x-nullable": true }, want: { type: "string", nullable: true } }],
    ["a discriminator", { given: { discriminator: "kind" }, want: { discriminator: { propertyName: "kind" } } }],
    ["a reference", { given: { $ref: "#/definitions/T" }, want: { $ref: "#/components/schemas/T" } }],
    ["a reference to nothing", { given: { $ref: "#/definitions/U" }, want: { $ref: "#/definitions/U" } }],
    [
      "a property that is called like a keyword",
      {
        given: { properties: { discriminator: { type: "string" }, $ref: { type: "file" } } },
        want: { properties: { discriminator: { type: "string" }, $ref: { type: "string", format: "binary" } } },
      },
    ],
    ["data", { given: { example: { $ref: "#/definitions/T" } }, want: { example: { $ref: "#/definitions/T" } } }],
  ])("lifts a schema with %s", (_, { given, want }) => {
    const { root } = liftFrom20({ swagger: "2.0", definitions: { S: given, T: {} } });
    expect(at(root, "/components/schemas/S")).toEqual(want);
  });

  it("takes __proto__ for a name as any other", () => {
    const text = '{"swagger":"2.0","definitions":{"__proto__":{"type":"file"}},"responses":{"__proto__":{}}}';
    const { root } = liftFrom20(JSON.parse(text) as JsonObject);
    expect(JSON.stringify(root["components"])).toBe(
      '{"schemas":{"__proto__":{"type":"string","format":"binary"}},"responses":{"__proto__":{"description":""}}}',
    );
  });
});
