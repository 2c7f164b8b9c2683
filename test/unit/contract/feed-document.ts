import type { JsonObject } from "../../../generator/kernel/json.ts";

const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });
const problem = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
const item = { type: "object", required: ["id"], properties: { id: { type: "integer" }, name: { type: "string" } } };
const failing = { description: "", content: json(problem) };

/** An operation whose answer has this content, and which may fail. */
const operation = (name: string, content: JsonObject, more: JsonObject = {}): JsonObject => ({
  operationId: name,
  tags: ["feed"],
  responses: { "200": { description: "", content }, "401": failing, "404": failing, default: failing },
  ...more,
});

const required = {
  required: true,
  content: json({ type: "object", required: ["q"], properties: { q: { maxLength: 5, type: "string" } } }),
};
const since = { name: "since", in: "query", required: true, schema: { type: "integer", minimum: 1 } };
const fields = { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } };
const marked = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string", format: "uuid", example: "no-uuid" },
    mark: { type: "string", pattern: "^[0-9]+$", example: "a" },
  },
};
const ids = { type: "array", items: { type: "integer" } };
const range = { type: "object", properties: { gt: { type: "integer" }, lt: { type: "integer" } } };
const filter = {
  type: "object",
  properties: { maxPrice: { type: "number" }, ids, range, cells: { type: "array", items: range } },
};
const needy = { type: "object", required: ["a"], properties: { a: { type: ["integer", "null"] } } };
const done: JsonObject = { "204": { description: "" }, "400": failing };

/** A document with what a contract suite has to prove, or to say that it cannot. */
export const feedDocument: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Feed", version: "1" },
  security: [{ token: [] }],
  components: {
    parameters: { Format: { name: ".format", in: "path", required: true, schema: { enum: ["json", "csv"] } } },
    requestBodies: { Query: required },
    schemas: {
      Ids: ids,
      Id: { type: ["string", "null"] },
      Pet: { type: "object", properties: { kind: { type: "string" } }, discriminator: { propertyName: "kind" } },
      Cat: {
        allOf: [{ $ref: "#/components/schemas/Pet" }, { type: "object", properties: { hunts: { type: "boolean" } } }],
      },
    },
    securitySchemes: {
      token: { type: "http", scheme: "bearer" },
      oauth: { type: "oauth2", flows: {} },
      login: { type: "http", scheme: "basic" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
      header: { type: "apiKey", in: "header", name: "Authorization" },
    },
  },
  paths: {
    "/events": {
      get: operation(
        "events",
        { "text/event-stream": { schema: item } },
        {
          parameters: [since],
          security: [{ token: [] }, { key: [] }],
        },
      ),
    },
    "/lines": { post: operation("lines", { "application/x-ndjson": { schema: item } }, { requestBody: required }) },
    "/sequence": { get: operation("sequence", { "application/json-seq": { schema: item } }) },
    "/either": {
      post: operation("either", { ...json(item), "text/event-stream": { schema: item } }, { requestBody: required }),
    },
    "/no-item": {
      get: operation("noItem", { "application/jsonl": { schema: { type: "string", minLength: 2, maxLength: 1 } } }),
    },
    "/later": {
      get: {
        operationId: "later",
        tags: ["feed"],
        responses: {
          "200": { description: "" },
          "201": { description: "", content: { "application/jsonl": { schema: item } } },
        },
      },
    },
    "/either-later": {
      get: {
        operationId: "eitherLater",
        tags: ["feed"],
        responses: {
          "200": { description: "", content: json(item) },
          "202": { description: "", content: { ...json(item), "text/event-stream": { schema: item } } },
        },
      },
    },
    "/lists/{id}": {
      get: operation(
        "lists",
        { "text/event-stream": { schema: item } },
        {
          parameters: [
            { name: "id", in: "path", required: true, schema: { $ref: "#/components/schemas/Id" } },
            { name: "topic", in: "query", required: true, schema: { type: "array", items: { type: "string" } } },
          ],
          requestBody: { content: json(item) },
        },
      ),
    },
    "/two-logins": {
      get: { operationId: "twoLogins", tags: ["feed"], security: [{ token: [], login: [], key: [] }], responses: done },
    },
    "/search": {
      get: operation("search", json(item), { parameters: [since], requestBody: required }),
      head: {
        operationId: "count",
        tags: ["feed"],
        requestBody: { $ref: "#/components/requestBodies/Query" },
        responses: done,
      },
    },
    "/only-errors": {
      delete: {
        operationId: "onlyErrors",
        tags: ["feed"],
        parameters: [since],
        responses: { "400": failing, "404": failing },
      },
    },
    "/any-type": {
      post: operation("anyType", json(item), {
        security: [{ header: [] }],
        requestBody: { required: true, content: { "*/*": { schema: item } } },
      }),
    },
    "/variants": {
      post: operation("variants", json({ oneOf: [item, { type: "object" }, { type: "string" }, { type: "string" }] }), {
        requestBody: { required: true, content: json({ oneOf: [{ $ref: "#/components/schemas/Cat" }, item] }) },
      }),
    },
    "/styles/{list}/{object}/{label}": {
      get: operation("styles", json(item), {
        parameters: [
          { name: "list", in: "path", required: true, schema: { type: "array", items: { type: "string" } } },
          { name: "object", in: "path", required: true, explode: true, schema: fields },
          { name: "label", in: "path", required: true, style: "label", schema: { type: "string" } },
          { name: "X-List", in: "header", schema: { type: "array", items: { type: "string" } } },
          { name: "X-Object", in: "header", schema: fields },
          { name: "pipes", in: "query", style: "pipeDelimited", schema: fields },
          { name: "limit", in: "query", schema: { type: "integer" } },
        ],
      }),
    },
    "/examples": {
      post: operation("examples", json(item), {
        requestBody: {
          required: true,
          content: { "application/json": { schema: marked, example: { id: "no-uuid", mark: "a" } } },
        },
      }),
    },
    "/told": {
      get: operation("told", json(item), {
        parameters: [
          since,
          { name: "count", in: "query", schema: { enum: [1, 2, null] } },
          { name: "mixed", in: "query", schema: { enum: [1, "a", true] } },
          { name: "texts", in: "query", schema: { type: "string", enum: [1, 2] } },
          { name: "counts", in: "query", schema: { type: "array", items: { enum: [1, 2] } } },
          { name: "X-Count", in: "header", schema: { const: 5 } },
          { name: "nullable", in: "query", schema: { type: ["array", "null"], items: { type: "integer" } } },
          { name: "maybe", in: "query", required: true, schema: { anyOf: [ids, { type: "null" }] } },
          { name: "composed", in: "query", explode: false, schema: { allOf: [{ $ref: "#/components/schemas/Ids" }] } },
          { name: "filter", in: "query", style: "deepObject", schema: filter },
          {
            name: "needed",
            in: "query",
            required: true,
            style: "deepObject",
            schema: { ...filter, required: ["maxPrice"] },
          },
          { name: "inner", in: "query", style: "deepObject", schema: { type: "object", properties: { since: needy } } },
          { name: "flat", in: "query", style: "deepObject", schema: range },
          { name: "either", in: "query", style: "deepObject", schema: { anyOf: [range, { type: "integer" }] } },
          { name: "open", in: "query", schema: { type: "object", additionalProperties: { type: "integer" } } },
        ],
      }),
    },
    "/odd names/{.format}/{undeclared}": {
      get: operation("oddNames", json(item), {
        parameters: [
          { $ref: "#/components/parameters/Format" },
          { name: "elsewhere", in: "path", required: true, schema: { type: "string" } },
        ],
      }),
    },
    "/matrices{a}{b}": {
      get: operation("matrices", json(item), {
        parameters: [
          { name: "a", in: "path", required: true, style: "matrix", schema: { type: "integer" } },
          { name: "b", in: "path", required: true, style: "matrix", explode: true, schema: ids },
        ],
      }),
    },
    "/fields": {
      post: operation("fields", json(item), {
        requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema: needy } } },
      }),
    },
    "/images": { get: operation("images", { "image/*": { schema: { type: "string", format: "binary" } } }) },
    "/any-bytes": { get: operation("anyBytes", { "*/*": { schema: { type: "string", format: "binary" } } }) },
    "/json-or-images": {
      get: operation("jsonOrImages", { ...json(item), "application/*": { schema: { type: "string" } } }),
    },
    "/message-headers": {
      post: operation("messageHeaders", json(item), {
        parameters: [
          { name: "User-Agent", in: "header", required: true, schema: { type: "string" } },
          { name: "Accept-Language", in: "header", required: true, schema: { type: "string" } },
          { name: "Content-Length", in: "header", required: true, schema: { type: "integer" } },
        ],
        requestBody: required,
      }),
    },
    "/wrong-example": {
      get: operation("wrongExample", json({ ...item, required: ["id", "name"], example: { id: 1 } })),
    },
    "/empty-form": {
      post: operation("emptyForm", json(item), {
        requestBody: { required: true, content: { "application/x-www-form-urlencoded": { schema: fields } } },
      }),
    },
    "/answer-headers": {
      get: {
        operationId: "answerHeaders",
        tags: ["feed"],
        responses: {
          "204": {
            description: "",
            headers: {
              "X-Ids": { schema: { type: "array", items: { type: "integer" } } },
              "Content-Length": { schema: { type: "integer" } },
            },
          },
        },
      },
    },
    "/told?by=query": { get: operation("toldByQuery", json(item)) },
    "/told#by-fragment": { get: operation("toldByFragment", json(item)) },
    "/trace": { trace: { operationId: "traced", tags: ["feed"], responses: done } },
    "/one-token": {
      get: { operationId: "oneToken", tags: ["feed"], security: [{ token: [], oauth: [] }], responses: done },
    },
  },
};
