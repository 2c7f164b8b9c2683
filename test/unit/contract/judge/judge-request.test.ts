import { describe, expect, it } from "vitest";
import type { SentRequest } from "../../../../generator/contract/exchange.ts";
import { prepareDocuments } from "../../../../generator/contract/document/contract-documents.ts";
import { RequestJudge } from "../../../../generator/contract/judge/judge-request.ts";
import { describeOperation } from "../../../../generator/contract/document/operation-description.ts";
import type { JsonObject } from "../../../../generator/kernel/json.ts";

const text = { type: "string" };

const formSchema = {
  type: "object",
  required: ["title"],
  properties: {
    title: text,
    size: { type: "integer" },
    meta: { type: "object" },
    tags: { type: "array", items: { type: "object" } },
    sizes: { type: "array", items: { type: "integer" }, minItems: 2 },
    lists: { type: "array", items: { type: "array", items: { type: "integer" } } },
    pipes: { type: "array", items: { type: "integer" }, minItems: 2 },
  },
};

const encoding = {
  sizes: { style: "form", explode: false },
  pipes: { style: "pipeDelimited" },
};

const document: JsonObject = {
  openapi: "3.1.1",
  components: {
    schemas: {
      Sort: {
        anyOf: [
          { type: "object", properties: { by: { allOf: [{ $ref: "#/components/schemas/By" }] } } },
          { type: "integer" },
        ],
      },
      By: { type: "object", properties: { places: { type: ["array", "null"], items: { type: "integer" } } } },
    },
  },
  paths: {
    "/pets/{pet}/photos.{format}": {
      parameters: [
        { name: "pet", in: "path", required: true, schema: { type: "integer" } },
        { name: "format", in: "path", required: true, schema: { enum: ["png", "jpg"] } },
        { name: "page", in: "query", required: true, schema: text },
      ],
      post: {
        parameters: [
          { name: "page", in: "query", schema: { type: "integer", minimum: 1 } },
          { name: "filter", in: "query", content: { "application/json": { schema: { type: "object" } } } },
          { name: "mode", in: "query", schema: { type: "array", items: { enum: [1, "auto"] } } },
          { name: "sort", in: "query", style: "deepObject", schema: { $ref: "#/components/schemas/Sort" } },
          { name: "session", in: "cookie", required: true, schema: text },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["id", "name"],
                properties: { id: { ...text, readOnly: true }, name: text },
              },
            },
            "multipart/form-data": { schema: formSchema, encoding },
            "application/x-www-form-urlencoded": { schema: formSchema, encoding },
          },
        },
        responses: {},
      },
    },
  },
};

interface Change {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function sent({ method = "POST", path = "/pets/1/photos.png", headers = {}, body }: Change): SentRequest {
  return {
    method,
    url: new URL(`http://localhost${path}`),
    headers: new Headers({ cookie: "session=1", "content-type": "application/json", ...headers }),
    body: new TextEncoder().encode(body ?? '{"name":"a"}'),
  };
}

const cases: readonly (readonly [string, { readonly given: Change; readonly want: readonly RegExp[] }])[] = [
  ["a request that fits", { given: {}, want: [] }],
  ["a read-only property that is left out", { given: { body: '{"name":"a"}' }, want: [] }],
  ["a path parameter of a wrong type", { given: { path: "/pets/one/photos.png" }, want: [/pet: .* integer/] }],
  ["a path parameter of a wrong value", { given: { path: "/pets/1/photos.gif" }, want: [/format: .* allowed/] }],
  [
    "the operation's parameter, not the path's",
    { given: { path: "/pets/1/photos.png?page=0" }, want: [/page: .* >= 1/] },
  ],
  ["a JSON parameter", { given: { path: "/pets/1/photos.png?filter=%7B%7D" }, want: [] }],
  ["a JSON parameter of a wrong type", { given: { path: "/pets/1/photos.png?filter=1" }, want: [/filter: .* object/] }],
  ["a JSON parameter that is none", { given: { path: "/pets/1/photos.png?filter=x" }, want: [/filter: .* not JSON/] }],
  ["values of several types", { given: { path: "/pets/1/photos.png?mode=1&mode=auto" }, want: [] }],
  ["none of several values", { given: { path: "/pets/1/photos.png?mode=2" }, want: [/mode: .* allowed/] }],
  ["a number within an object", { given: { path: "/pets/1/photos.png?sort[by][places]=1" }, want: [] }],
  [
    "no number within an object",
    {
      given: { path: "/pets/1/photos.png?sort[by][places]=one" },
      want: [/sort: .*places.* integer/, /integer/, /anyOf/],
    },
  ],
  ["an alternative to an object", { given: { path: "/pets/1/photos.png?sort=1" }, want: [] }],
  [
    "a cookie that is missing",
    { given: { headers: { cookie: "other=1" } }, want: [/cookie parameter session is missing/] },
  ],
  ["a body without a property", { given: { body: "{}" }, want: [/body: .* 'name'/] }],
  ["a body that is null", { given: { body: "null" }, want: [/body: .* object/] }],
  ["no body", { given: { body: "" }, want: [/the body is missing/] }],
  [
    "a form without a field",
    { given: { body: "", headers: { "content-type": "application/x-www-form-urlencoded" } }, want: [/body: .*title/] },
  ],
  ["a body that is no JSON", { given: { body: "{" }, want: [/the body is not JSON/] }],
  [
    "a body of another type",
    { given: { headers: { "content-type": "text/plain" } }, want: [/no body of type "text\/plain"/] },
  ],
];

describe("RequestJudge", () => {
  const documents = prepareDocuments(document);
  const operation = describeOperation(documents.repaired, "/pets/{pet}/photos.{format}", "post");
  const judge = new RequestJudge(documents.repaired, operation, documents.requests);

  it.each(cases)("judges %s", async (_, { given, want }) => {
    const reading = await judge.read(sent(given));
    const messages = reading?.problems.map((problem) => problem.message) ?? [];
    expect(messages).toEqual(want.map((message) => expect.stringMatching(message)));
  });

  it.each([
    ["another path", { path: "/pets/1/2/photos.png" }],
    ["another method", { method: "PUT" }],
    ["a method in small letters", { method: "post" }],
  ])("does not know %s", async (_, given) => {
    expect(await judge.read(sent(given))).toBeUndefined();
  });

  it.each([
    ["multipart", new FormData()],
    ["urlencoded", new URLSearchParams()],
  ])("takes one field for a list, and a text for an object, in a form: %s", async (_name, fields) => {
    fields.set("title", "text");
    fields.set("meta", '{"a":1}');
    for (const [tag, problems] of [
      ["{}", 0],
      ["[]", 1],
    ] as const) {
      fields.set("tags", tag);
      const encoded = new Response(fields);
      const headers = { "content-type": encoded.headers.get("content-type") ?? "" };
      const reading = await judge.read(sent({ body: await encoded.text(), headers }));
      expect(reading?.problems).toHaveLength(problems);
    }
  });

  it.each([
    ["multipart", new FormData()],
    ["urlencoded", new URLSearchParams()],
  ])("takes a list that is one text apart, and a list in a list for JSON: %s", async (_name, fields) => {
    fields.set("title", "text");
    fields.set("lists", "[1,2]");
    fields.set("sizes", "1,2");
    fields.set("pipes", "1|2");
    const encoded = new Response(fields);
    const headers = { "content-type": encoded.headers.get("content-type") ?? "" };
    const reading = await judge.read(sent({ body: await encoded.text(), headers }));
    expect(reading?.problems).toEqual([]);
  });

  it("reads multipart bodies, which Prism does not check", async () => {
    const form = new FormData();
    form.set("size", "3");
    form.set("meta", new Blob(["[]"], { type: "application/json" }));
    const encoded = new Response(form);
    const body = await encoded.text();
    const contentType = encoded.headers.get("content-type") ?? "";
    const reading = await judge.read(sent({ body, headers: { "content-type": contentType } }));
    expect(reading?.problems).toEqual([
      { in: "body", message: expect.stringContaining("'title'"), seenByPrism: false },
      { in: "body", message: expect.stringMatching(/\/meta .* object/), seenByPrism: false },
    ]);
  });
});
