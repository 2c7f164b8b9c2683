import { beforeAll, describe, expect, it } from "vitest";
import type { ContractReport } from "../../../generator/contract/run/contract-report.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { type ClientFault, runSuites, unprovenIn } from "./run-suites.ts";

const text: JsonObject = { type: "string" };
const number: JsonObject = { type: "integer", minimum: 1 };
const query = (name: string, schema: JsonObject): JsonObject => ({ name, in: "query", required: true, schema });
const path = (name: string, schema: JsonObject): JsonObject => ({ ...query(name, schema), in: "path" });

const operation = (name: string, parameters: JsonObject[], body?: JsonObject): JsonObject => ({
  operationId: name,
  tags: ["right"],
  parameters,
  ...(body && { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
  responses: { "204": { description: "" }, "400": { description: "" } },
});

const operationOf = (name: string, bodies: JsonObject): JsonObject => {
  const content = Object.fromEntries(Object.entries(bodies).map(([key, schema]) => [key, { schema }]));
  return { ...operation(name, []), requestBody: { required: true, content } };
};

const answering = (name: string, answers: JsonObject): JsonObject => ({
  ...operation(name, []),
  responses: Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      { description: "", content: { "application/json": { schema } } },
    ]),
  ),
});

const object = (properties: JsonObject): JsonObject => ({
  type: "object",
  required: Object.keys(properties),
  properties: { ...properties, count: number },
});
const shape = object({ a: text });
const pattern = (source: string): JsonObject => ({ type: "string", pattern: source });

const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Right", version: "1" },
  components: {
    schemas: {
      Endless: { type: "object", required: ["next"], properties: { next: { $ref: "#/components/schemas/Endless" } } },
    },
  },
  paths: {
    "/names": { get: operation("names", [query("Id", text), query("id", number)]) },
    "/shared-names": {
      parameters: [query("Ids", { type: "array", items: number })],
      get: operation("sharedNames", [query("ids", text)]),
      post: operation("otherNames", [query("other", number)]),
    },
    "/things/{id}.{format}": { get: operation("thing", [path("id", number), path("format", text)]) },
    "/things/list.{format}": { get: operation("things", [path("format", text)]) },
    "/places/{position}.{format}": {
      get: operation("place", [path("position", pattern("^\\d+\\.\\d$")), path("format", { enum: ["json", "xml"] })]),
    },
    "/concrete/example": { get: operation("concreteExample", [query("needed", text)]) },
    "/concrete/{id}": { get: operation("openExample", [{ ...path("id", text), example: "example" }]) },
    "/same/{id}": { post: { ...operation("sameId", [path("id", text)], shape) } },
    "/same/{name}": { post: { ...operation("sameName", [path("name", text)], object({ a: number })) } },
    "/same/{dotted.name}": { put: operation("sameDotted", [path("dotted.name", text)], shape) },
    "/same/{other}": { put: operation("sameOther", [path("other", text)], object({ a: number })) },
    "/added-headers": {
      get: operation("addedHeaders", [{ name: "Accept-Language", in: "header", schema: { enum: ["de-DE", "en-GB"] } }]),
    },
    "/empty-texts": {
      get: operation("emptyTexts", [
        query("a", { type: "string", minLength: 1 }),
        { ...query("b", { type: "string", minLength: 1 }), required: false },
        query("c", { enum: ["", "c"] }),
        query("d", { type: "string", example: "" }),
      ]),
    },
    "/malformed": {
      post: operation(
        "malformed",
        [],
        object({ a: { ...text, pattern: 0, minLength: -1, maxLength: null, nullable: "no" } }),
      ),
    },
    "/plain-signs": { post: operation("plainSigns", [], object({ a: pattern("^(?:{x}|[\\w-.]+])$") })) },
    "/inline-flags": { post: operation("inlineFlags", [], object({ a: pattern("(?q)^abc$") })) },
    "/anchors": { get: operation("anchors", [query("a", pattern("\\A[a-z]+\\z"))]) },
    "/posix": { get: operation("posix", [query("a", pattern("^[[:alpha:]]+$"))]) },
    "/inverse": { post: operation("inverse", [], object({ a: { type: "string", not: pattern("a++") } })) },
    "/pattern-names": {
      post: operation("patternNames", [], {
        ...object({ a: text }),
        additionalProperties: false,
        patternProperties: { "(?q)^x-": text },
      }),
    },
    "/json-suffixes": { post: operationOf("jsonSuffixes", { "application/*+json": shape, "application/json": shape }) },
    "/one-json-suffix": { post: operationOf("oneJsonSuffix", { "application/*+json": shape }) },
    "/text-json": { post: operationOf("textJson", { "text/json": shape }) },
    "/loose-parameters": { post: operationOf("looseParameters", { "text/plain; utf-8": text }) },
    "/refused-values": {
      post: operation(
        "refusedValues",
        [],
        object({
          word: { type: "string", maxLength: 1, enum: ["FEMALE", "MALE"] },
          list: { type: "array", items: text, enum: ["new", "used"] },
          group: { type: "object", required: ["name"], properties: { name: text }, enum: ["cars", "vans"] },
        }),
      ),
    },
    "/lists-of-objects": {
      get: operation("listsOfObjects", [
        { name: "a", in: "header", schema: { type: "array", items: shape } },
        {
          name: "b",
          in: "query",
          schema: { type: "object", properties: { c: { enum: ["x", "y"] }, d: shape, e: number } },
        },
        {
          name: "f",
          in: "query",
          schema: { oneOf: [number, { type: "array", items: { type: "array", items: text } }] },
        },
        { name: "g", in: "query", style: "deepObject", schema: { type: "object", properties: { h: shape } } },
      ]),
    },
    "/needed-list-of-objects": { get: operation("neededList", [query("a", { type: "array", items: shape })]) },
    "/empty-fields": {
      post: operationOf("emptyFields", { "multipart/form-data": object({ list: { type: "array", items: number } }) }),
    },
    "/numbers-or-texts": {
      post: {
        ...operationOf("numbersOrTexts", {
          "application/x-www-form-urlencoded": object({
            a: { anyOf: [number, text] },
            b: { anyOf: [number, { type: "integer", maximum: -5 }] },
          }),
        }),
        parameters: [
          query("c", { anyOf: [number, text] }),
          query("d", { type: "array", items: { anyOf: [number, text] } }),
          query("e", { anyOf: [number, { type: "integer", maximum: 0 }] }),
        ],
      },
    },
    "/empty-body": {
      post: {
        ...operation("emptyBody", []),
        requestBody: { required: true, content: { "text/plain": { schema: text, example: "" } } },
      },
    },
    "/answers": {
      get: answering("answers", {
        "200": { type: "object", minProperties: 2, properties: { a: text }, additionalProperties: number },
        "404": { $ref: "#/components/schemas/Endless" },
      }),
    },
    "/no-content": { get: answering("noContent", { "204": shape }) },
    "/empty-names/{a}": { get: operation("emptyNames", [path("a", { enum: ["", "a"] })]) },
    "/reset-content": { get: answering("resetContent", { "205": shape }) },
    "/side-by-side/{a}{b}": { get: operation("sideBySide", [path("a", number), path("b", text)]) },
    "/restyled/{a}{b}": {
      parameters: [
        { ...path("a", number), style: "matrix" },
        { ...path("b", text), style: "matrix" },
      ],
      get: operation("restyled", [path("b", text)]),
    },
    "/far-bounds": {
      post: operation(
        "farBounds",
        [query("a", { type: "integer", minimum: -(2 ** 63), maximum: 2 ** 63 })],
        object({ b: { type: ["number", "null"], maximum: Number.MAX_VALUE } }),
      ),
    },
    "/no-value": { post: operation("noValue", [], { allOf: [{ type: "string" }, { type: "integer" }] }) },
    "/no-parameter": { get: operation("noParameter", [query("a", { type: "string", minLength: 2, maxLength: 1 })]) },
  },
};

const faults: readonly (readonly [string, ClientFault & { readonly want: string }])[] = [
  [
    "swaps-names-that-differ-by-case",
    {
      file: "resources/right.ts",
      text: "query: { Id: params.Id, id: params.id },",
      becomes: "query: { Id: params.id, id: params.Id },",
      want: "right.names > accepts required properties only",
    },
  ],
  [
    "loses-a-case",
    {
      file: "contract/contract.test.ts",
      text: "...cases,",
      becomes: '...cases.map((item) => (item.name === "right.things" ? { ...item, accepted: [] } : item)),',
      want: "every operation of the document has its cases",
    },
  ],
];

describe("a contract suite", { timeout: 120_000 }, () => {
  let report: ContractReport;

  beforeAll(async () => {
    report = await runSuites(document, faults);
  }, 120_000);

  it("fails no right client for what Prism or a validator cannot read", () => {
    expect(report.failures.filter(({ name }) => name.startsWith("sound >"))).toEqual([]);
    expect(report.passed).toBeGreaterThan(60);
  });

  it.each(faults)("fails where somebody %s", (name, { want }) => {
    expect(report.failures.map((failure) => failure.name)).toContain(`${name} > contract > ${want}`);
  });

  it("says what it cannot prove", () => {
    expect(unprovenIn(report)).toEqual([
      "GET /restyled/{a}{b}: anything of it",
      "GET /side-by-side/{a}{b}: anything of it",
      'right.anchors: the pattern "\\\\A[a-z]+\\\\z"',
      "right.answers: that the body of 404 fits its schema",
      'right.inlineFlags: the pattern "(?q)^abc$"',
      'right.inverse: the pattern "a++"',
      "right.listsOfObjects: header parameter a[]",
      "right.listsOfObjects: query parameter b.d",
      "right.listsOfObjects: query parameter f[]",
      "right.neededList: anything of it",
      "right.neededList: query parameter a[]",
      "right.noContent: the body of 204",
      "right.noParameter: anything of it",
      "right.noValue: anything of it",
      'right.patternNames: the pattern "(?q)^x-"',
      'right.posix: the pattern "^[[:alpha:]]+$"',
      "right.resetContent: the body of 205",
    ]);
  });
});
