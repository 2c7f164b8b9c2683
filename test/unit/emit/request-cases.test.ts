import { describe, expect, it } from "vitest";
import { isJsonObject, member, type Json, type JsonObject } from "../../../generator/kernel/json.ts";
import { prepareCases } from "../../../generator/contract/case-params.ts";
import type { ContractCase, ContractChange } from "../../../generator/contract/contract.ts";
import type { RequestCase } from "../../../generator/emit/contract/case-list.ts";
import { requestCases, type CaseBudget } from "../../../generator/emit/contract/request-cases.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { typeContexts } from "../../../generator/emit/print/print-type.ts";
import type { Operation } from "../../../generator/model/operation/operation.ts";
import { apiOf, bodySchema } from "../model/api-of.ts";
import { ref } from "../select/document-of.ts";
import { validator } from "./schema-validator.ts";

/** The body that a case's params stand for. */
function bodyOf(params: JsonObject, { body, parameters }: Operation): Json | undefined {
  if (body?.placement === "nested") return member(params, "body");
  const names = new Set(parameters.map(({ localName }) => localName));
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.has(name)));
}

/** A case as the suite's file has it. */
function asPrinted({ title, params, base, changes }: RequestCase): ContractCase {
  if (base === undefined) return { title, params };
  const printed = changes.map((change): ContractChange => {
    if (change.kind === "remove") return { without: change.at };
    return change.kind === "set" ? { at: change.at, value: change.value } : { at: change.at, length: change.length };
  });
  return { title, from: base.title, changes: printed };
}

const schemas: JsonObject = {
  Tree: {
    type: "object",
    required: ["label"],
    properties: {
      label: { type: "string", maxLength: 5 },
      children: { type: "array", items: ref("Tree"), maxItems: 2 },
    },
  },
  Storage: {
    type: "object",
    required: ["type"],
    properties: {
      type: { enum: ["disk", "bucket"] },
      path: { type: "string" },
      bucket: { type: "string", minLength: 3 },
    },
    "x-routesmith-variants": {
      name: "storage",
      property: "type",
      variants: { disk: { properties: ["path"] }, bucket: { properties: ["bucket"] } },
    },
  },
};

const bodies: readonly (readonly [string, JsonObject])[] = [
  [
    "an object",
    {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string", minLength: 2, maxLength: 4 }, b: { type: "integer", minimum: 1, maximum: 9 } },
    },
  ],
  [
    "nested objects",
    {
      type: "object",
      required: ["o"],
      properties: { o: { type: "object", required: ["p"], properties: { p: { type: "boolean" } } } },
    },
  ],
  [
    "names that match a pattern",
    { type: "object", properties: { id: { type: "string" } }, patternProperties: { "^x-": { type: "integer" } } },
  ],
  [
    "names that must match a pattern",
    { type: "object", patternProperties: { "^x-": { type: "integer" } }, additionalProperties: false },
  ],
  [
    "exclusive bounds",
    { type: "object", properties: { n: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 10 } } },
  ],
  [
    "lists",
    { type: "object", properties: { l: { type: "array", minItems: 1, maxItems: 2, items: { enum: ["x", "y"] } } } },
  ],
  [
    "maps",
    {
      type: "object",
      required: ["m"],
      properties: { m: { type: "object", additionalProperties: { type: "integer" } } },
    },
  ],
  [
    "unions",
    {
      type: "object",
      properties: {
        u: {
          oneOf: [
            { type: "object", required: ["k"], properties: { k: { const: 1 } } },
            { type: "array", items: { type: "string" } },
          ],
        },
      },
    },
  ],
  ["nullable parts", { type: "object", properties: { n: { type: ["string", "null"] }, e: { enum: ["a", null] } } }],
  [
    "tuples",
    {
      type: "object",
      properties: {
        t: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], minItems: 2, items: false },
      },
    },
  ],
  [
    "compositions",
    {
      allOf: [
        { type: "object", required: ["a"], properties: { a: { type: "string" } } },
        { type: "object", required: ["b"], properties: { b: { type: "integer" } } },
      ],
    },
  ],
  [
    "requirements beside alternatives",
    {
      type: "object",
      properties: { a: { type: "string" }, b: { type: "string" } },
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
    },
  ],
  ["recursion", ref("Tree")],
  ["variants", { type: "object", required: ["s"], properties: { s: ref("Storage") } }],
  ["a list", { type: "array", items: { type: "string" }, maxItems: 3 }],
  ["a scalar", { type: "string", minLength: 4 }],
  [
    "inherited names",
    {
      type: "object",
      required: ["constructor"],
      properties: { constructor: { type: "string" }, valueOf: { type: "integer" } },
    },
  ],
];

describe("the requests of a contract suite", () => {
  it.each(bodies)("for %s: Ajv accepts what is to be accepted, and refuses the rest", (_name, source) => {
    const { operation, context } = bodySchema(source, schemas);
    const { accepted, refused } = requestCases(operation, context);
    const isValid = validator(source, schemas);
    expect(accepted.length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    for (const { title, params } of accepted)
      expect([title, isValid(bodyOf(params, operation))]).toEqual([title, true]);
    for (const { title, params } of refused)
      expect([title, isValid(bodyOf(params, operation))]).toEqual([title, false]);
  });

  it.each(bodies)("for %s: the changes of a case make its params, each request once", (_name, source) => {
    const { operation, context } = bodySchema(source, schemas);
    const { accepted, refused } = requestCases(operation, context);
    const prepared = prepareCases({ accepted: accepted.map(asPrinted), refused: refused.map(asPrinted) });
    const made = [...prepared.accepted, ...prepared.refused];
    expect(made).toEqual([...accepted, ...refused].map(({ title, params }) => ({ title, params })));
    for (const cases of [prepared.accepted, prepared.refused]) {
      expect(new Set(cases.map(({ params }) => JSON.stringify(params))).size).toBe(cases.length);
      expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
    }
  });

  it("have a title each", () => {
    const { operation, context } = bodySchema(bodies[0]?.[1] ?? {});
    const { accepted, refused, unsolved } = requestCases(operation, context);
    expect([...accepted, ...refused].map(({ title }) => title)).toEqual([
      "required properties only",
      "every property",
      "without a",
      "a has 5 characters",
      "a has 1 characters",
      "a is a number",
      "b is 0",
      "b is 10",
      "b is a string",
    ]);
    expect(unsolved).toEqual([]);
  });

  it("of a form take for wrong what is wrong as a text, too", () => {
    const schema: JsonObject = {
      type: "object",
      required: ["text", "tags"],
      properties: {
        text: { type: "string", minLength: 2 },
        file: { type: "string", contentMediaType: "image/png" },
        count: { type: "integer" },
        kind: { enum: ["a", "b"] },
        tags: { type: "array", minItems: 1, items: { type: "string" } },
        meta: { type: "object", properties: { note: { type: "string" } } },
      },
    };
    const requestBody = { required: true, content: { "multipart/form-data": { schema } } };
    const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
    const { api } = apiOf({ paths: { "/a/{id}": { post: { parameters, requestBody, responses: {} } } } });
    const [operation] = placedOperations(api).map((placed) => placed.operation);
    if (operation === undefined) throw new Error("no operation");
    expect(requestCases(operation, typeContexts(api).request).refused.map(({ title }) => title)).toEqual([
      "without body.text",
      "without body.tags",
      "body.text has 1 characters",
      "body.count is no number",
      "body.kind is no known value",
      "body.kind is a number",
      "body.meta is a number",
    ]);
  });

  it("name what they cannot be made of", () => {
    const { operation, context } = bodySchema({
      type: "object",
      required: ["a"],
      properties: { a: { type: "string", pattern: "^q{7777}$" } },
    });
    expect(requestCases(operation, context)).toMatchObject({
      accepted: [],
      unsolved: ["required properties only", "every property"],
    });
  });

  it("tell how much has no cases, where there is more than they may take", () => {
    const examples = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`e${index}`, { value: { a: index } }]),
    );
    const properties = { a: { type: "integer" }, b: { type: "boolean" } };
    const content = { "application/json": { schema: { type: "object", properties }, examples } };
    const { api } = apiOf({ paths: { "/a": { post: { requestBody: { content }, responses: {} } } } });
    const omittedWith = (budget: CaseBudget) =>
      placedOperations(api).map(
        ({ operation }) => requestCases(operation, typeContexts(api).request, { budget }).omitted,
      );
    expect(omittedWith({ left: 1_000_000, values: 1_000_000 })).toEqual([{ parts: 0, examples: 50 }]);
    expect(omittedWith({ left: 0, values: 1_000_000 })).toEqual([{ parts: 3, examples: 150 }]);
    expect(omittedWith({ left: 1_000_000, values: 0 })).toEqual([{ parts: 3, examples: 50 }]);
  });

  it("have no properties of an alternative that may have none", () => {
    const { operation, context } = bodySchema({
      allOf: [
        { anyOf: [{ type: "string" }, { type: "object", additionalProperties: false }] },
        { properties: { a: {} }, required: ["a"] },
      ],
    });
    expect(requestCases(operation, context).accepted).toEqual([]);
  });

  it("are accepted with parameters that their types allow alone", () => {
    const tagged: JsonObject = {
      allOf: [{ additionalProperties: { type: "number" } }, { required: ["a"], properties: { a: { type: "string" } } }],
    };
    const { api } = apiOf({
      paths: { "/a": { get: { parameters: [{ name: "q", in: "query", schema: tagged }], responses: {} } } },
    });
    const [placed] = placedOperations(api);
    if (placed === undefined) throw new Error("there is no operation");
    const { accepted, unsolved } = requestCases(placed.operation, typeContexts(api).request);
    expect(accepted.map(({ params }) => params)).toEqual([{}]);
    expect(unsolved).toContain("every property");
  });

  it("leave parameters out and give them wrong values, but for those of the path, which the client itself refuses", () => {
    const parameter = (name: string, place: string, schema: JsonObject): JsonObject => ({
      name,
      in: place,
      required: true,
      schema,
    });
    const { api } = apiOf({
      paths: {
        "/a/{id}": {
          get: {
            parameters: [
              parameter("id", "path", { type: "string", minLength: 1, maxLength: 3 }),
              parameter("limit", "query", { type: "integer", maximum: 5 }),
              parameter("kind", "header", { enum: ["a", "b"] }),
            ],
            responses: {},
          },
        },
      },
    });
    const [placed] = placedOperations(api);
    const { accepted, refused } = placed
      ? requestCases(placed.operation, typeContexts(api).request)
      : { accepted: [], refused: [] };
    expect(accepted.every(({ params }) => isJsonObject(params) && params["id"] !== "")).toBe(true);
    expect(refused.map(({ title }) => title)).toEqual([
      "without limit",
      "without kind",
      "id has 4 characters",
      "limit is 6",
      "limit is no number",
      "kind is no known value",
    ]);
  });
});
