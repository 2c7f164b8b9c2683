import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareDocuments } from "../../../generator/contract/document/contract-documents.ts";
import type { PrismServer } from "../../../generator/contract/prism-server.ts";
import { startPrism } from "../../../generator/contract/prism-server.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";

/** A request that Prism misjudges, and what it makes of it with the rules. */
interface Misjudgement {
  readonly schema: JsonObject;
  readonly body: unknown;
  readonly before: number;
  readonly after: number;
}

const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };

const misjudgements: readonly (readonly [string, Misjudgement])[] = [
  ["an array for properties", { schema: { properties: { a: text } }, body: [], before: 200, after: 422 }],
  [
    "a property that is not evaluated",
    { schema: { type: "object", unevaluatedProperties: false }, body: { a: 1 }, before: 200, after: 422 },
  ],
  ["a tuple", { schema: { type: "array", prefixItems: [text] }, body: [1], before: 200, after: 422 }],
  [
    "anything, beside a boolean required",
    {
      schema: { type: "object", properties: { a: { ...text, required: true } } },
      body: { a: 1 },
      before: 200,
      after: 422,
    },
  ],
  [
    "anything, beside a pattern with an idle escape",
    {
      schema: { type: "object", properties: { a: { pattern: "^\\_$" } } },
      body: { a: 1, b: 2, c: [] },
      before: 200,
      after: 200,
    },
  ],
  [
    "a text that breaks a pattern with an idle escape",
    {
      schema: { type: "object", properties: { a: { ...text, pattern: "^\\_$" } } },
      body: { a: "x" },
      before: 200,
      after: 422,
    },
  ],
  [
    "a pattern that takes long",
    {
      schema: { oneOf: [{ ...text, pattern: "^((a+)+)+$" }, { type: "string" }] },
      body: `${"a".repeat(16)}b`,
      before: 200,
      after: 200,
    },
  ],
  [
    "a keyword beside a reference",
    {
      schema: { ...reference("Named"), properties: { other: text } },
      body: { name: 1 },
      before: 200,
      after: 422,
    },
  ],
  [
    "a read-only property that a variant requires",
    {
      schema: { oneOf: [{ type: "object", required: ["id"], properties: { id: { ...text, readOnly: true } } }] },
      body: {},
      before: 422,
      after: 200,
    },
  ],
  [
    "variants that overlap",
    {
      schema: { oneOf: [reference("Cat"), reference("Dog")], discriminator: { propertyName: "kind" } },
      body: { kind: "Cat" },
      before: 422,
      after: 200,
    },
  ],
];

const variant = { type: "object", properties: { kind: text } };

const document: JsonObject = {
  openapi: "3.1.1",
  info: { title: "Prism", version: "1" },
  components: {
    headers: { Encoding: { schema: { enum: ["gzip"] } } },
    schemas: { Named: { type: "object", properties: { name: text } }, Cat: variant, Dog: variant },
    securitySchemes: { token: { type: "http", scheme: "BEARER" } },
  },
  paths: {
    ...Object.fromEntries(
      misjudgements.map(([, { schema }], index) => [
        `/bodies/${index}`,
        {
          post: {
            requestBody: { required: true, content: { "application/json": { schema } } },
            responses: { "200": { description: "" } },
          },
        },
      ]),
    ),
    "/secured": { get: { security: [{ token: [] }], responses: { "200": { description: "" } } } },
    "/list": {
      get: {
        parameters: [{ name: "tag", in: "query", schema: { type: "array", items: { enum: ["a", "b"] } } }],
        responses: { "200": { description: "" } },
      },
    },
    "/header": {
      get: {
        parameters: [{ name: "Accept", in: "header", required: true, schema: { enum: ["never/sent"] } }],
        responses: { "200": { description: "" }, "5XX": { description: "" }, default: { description: "" } },
      },
    },
    "/maybe-list": {
      get: {
        parameters: [{ name: "ids", in: "query", schema: { type: ["array", "null"], items: { type: "integer" } } }],
        responses: { "200": { description: "" } },
      },
    },
    "/deep": {
      get: {
        parameters: [
          {
            name: "flat",
            in: "query",
            style: "deepObject",
            schema: { type: "object", properties: { a: { enum: [1] } } },
          },
          { name: "in", in: "query", style: "deepObject", schema: { type: "object", required: ["maxPrice"] } },
        ],
        responses: { "200": { description: "" } },
      },
    },
    "/letter": {
      get: {
        parameters: [{ name: "letter", in: "query", schema: { enum: ["中"] } }],
        responses: { "200": { description: "" }, "400": { description: "" } },
      },
    },
    "/answer-headers": {
      get: {
        responses: {
          "200": {
            description: "",
            headers: {
              "X-Count": { schema: { type: "integer" } },
              "X-Ids": { schema: { type: "array", items: { type: "integer" } } },
              "X-Object": { explode: true, schema: { type: "object", required: ["a"], properties: { a: text } } },
              "X-Json": { content: { "application/json": { schema: { const: ["a"] } } } },
              "X-Wide": { schema: { const: "中" } },
              "Content-Length": { schema: { type: "integer" } },
              "Content-Encoding": { $ref: "#/components/headers/Encoding" },
            },
          },
        },
      },
    },
    "/events": {
      get: {
        responses: {
          "200": {
            description: "",
            content: { "text/event-stream": { schema: { type: "object", properties: { a: text } } } },
          },
        },
      },
    },
  },
};

describe("Prism", () => {
  let before: PrismServer;
  let after: PrismServer;

  beforeAll(async () => {
    before = await startPrism(document);
    after = await startPrism(prepareDocuments(document).prism);
  });
  afterAll(() => Promise.all([before.close(), after.close()]));

  const status = async (path: string, init: RequestInit = {}): Promise<readonly number[]> => {
    const responses = [await fetch(before.url + path, init), await fetch(after.url + path, init)];
    return responses.map((response) => response.status);
  };

  it.each(misjudgements)("with the rules judges %s", async (name, { body, before: without, after: with_ }) => {
    const index = misjudgements.findIndex(([other]) => other === name);
    const headers = { "Content-Type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify(body) };
    expect(await status(`/bodies/${index}`, init)).toEqual([without, with_]);
  });

  it("knows a scheme in any letters", async () => {
    expect(await status("/secured")).toEqual([401, 401]);
  });

  it("with the rules judges each item of a list", async () => {
    expect(await status("/list?tag=c&tag=a")).toEqual([200, 422]);
    expect(await status("/list?tag=b&tag=a")).toEqual([200, 200]);
  });

  it("with the rules judges a list that may be null", async () => {
    expect(await status("/maybe-list?ids=1")).toEqual([422, 200]);
    expect(await status("/maybe-list?ids=a")).toEqual([422, 422]);
  });

  it("with the rules judges of the objects with parts of their own only those that it puts together", async () => {
    expect(await status("/deep?flat[a]=1&in[maxPrice]=1")).toEqual([422, 200]);
    expect(await status("/deep?flat[a]=2")).toEqual([422, 422]);
  });

  it("with the rules ignores a header parameter that is to be ignored", async () => {
    expect(await status("/header")).toEqual([422, 200]);
  });

  it("says what is wrong in letters that a header takes", async () => {
    const response = await fetch(`${after.url}/letter?letter=a`);
    expect([response.status, response.headers.get("sl-violations")]).toEqual([400, expect.stringContaining("u4e2d")]);
  });

  it("with the rules writes headers of each kind into its answer, but for those that it cannot send", async () => {
    expect(await status("/answer-headers")).toEqual([500, 200]);
    const { headers } = await fetch(`${after.url}/answer-headers`);
    const names = ["X-Count", "X-Ids", "X-Object", "X-Json", "X-Wide", "Content-Encoding"];
    expect(names.map((name) => headers.get(name))).toEqual(["1", "1", "a=string", '["a"]', null, null]);
  });

  it("with the rules answers with a text where the media type is not JSON", async () => {
    expect(await status("/events")).toEqual([500, 200]);
  });

  it("answers with a status out of a declared range, or with any if there is a default", async () => {
    const codes = [503, 404].map((code) => status("/header", { headers: { Prefer: `code=${code}` } }));
    expect((await Promise.all(codes)).map(([, with_]) => with_)).toEqual([503, 404]);
  });
});
