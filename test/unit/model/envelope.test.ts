import { describe, expect, it } from "vitest";
import type { ClientConfig } from "../../../generator/config/target-config.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { printBody, printData } from "../../../generator/emit/client/data-type.ts";
import { typeContexts } from "../../../generator/emit/print/print-type.ts";
import { apiOf } from "./api-of.ts";

interface Given {
  readonly schema?: JsonObject;
  readonly responses?: JsonObject;
  readonly client?: Partial<ClientConfig>;
  readonly operation?: JsonObject;
}

const schemas: JsonObject = {
  Zone: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
  Common: {
    type: "object",
    required: ["success", "errors"],
    properties: {
      success: { type: "boolean" },
      errors: { type: "array", items: { type: "object" } },
      result: { anyOf: [{ type: "object" }, { type: "array", items: {} }, { type: "string" }] },
    },
  },
};
const zone = { $ref: "#/components/schemas/Zone" };
const common = { $ref: "#/components/schemas/Common" };

function json(schema: JsonObject): JsonObject {
  return { description: "", content: { "application/json": { schema } } };
}

function object(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return { type: "object", properties, required };
}

function envelopeOf({ schema = {}, responses = { 200: json(schema) }, client, operation }: Given) {
  const get = { operationId: "readZone", responses, ...operation };
  const { api, diagnostics } = apiOf({ paths: { "/zones": { get } }, components: { schemas } }, client);
  const [placed] = placedOperations(api);
  if (placed === undefined) throw new Error("there is no operation");
  const contexts = typeContexts(api);
  const { payload, flag, isChecked } = placed.operation.envelope ?? {};
  return {
    found: placed.operation.envelope && [payload?.name, flag, ...(isChecked ? ["checked"] : [])],
    data: printData(placed.operation, contexts).text,
    body: printBody(placed.operation, contexts.response).text,
    problems: diagnostics.items.map(({ code }) => code),
  };
}

const cases: readonly (readonly [string, { given: Given; want: [unknown, string] }])[] = [
  ["a payload", { given: { schema: object({ result: zone }, ["result"]) }, want: [["result", undefined], "Zone"] }],
  [
    "one that may be absent",
    { given: { schema: object({ data: zone }) }, want: [["data", undefined], "Zone | undefined"] },
  ],
  [
    "a list that may be null",
    {
      given: { schema: object({ data: { type: ["array", "null"], items: zone } }, ["data"]) },
      want: [["data", undefined], "Zone[] | null"],
    },
  ],
  [
    "one that has no type of its own",
    {
      given: { schema: object({ data: object({ a: { type: "string" } }) }, ["data"]) },
      want: [["data", undefined], 'ReadZoneResponse["data"]'],
    },
  ],
  [
    "what a base schema says less of",
    {
      given: { schema: { allOf: [common, object({ result: { type: "array", items: zone } }, ["result"])] } },
      want: [["result", "success"], "Zone[]"],
    },
  ],
  [
    "a payload beside the place in a list",
    {
      given: {
        schema: object({ data: zone, "has-more": {}, result_info: {}, next_cursor: {}, "@meta": {} }, ["data"]),
      },
      want: [["data", undefined], "Zone"],
    },
  ],
  [
    "a payload in every alternative",
    {
      given: {
        schema: { oneOf: [object({ data: zone }, ["data"]), object({ data: { type: "string" } }, ["data"])] },
      },
      want: [["data", undefined], "Zone | string"],
    },
  ],
  [
    "several successes, one without a body",
    {
      given: {
        responses: {
          200: json(object({ data: zone }, ["data"])),
          201: json(object({ data: zone })),
          204: { description: "" },
        },
      },
      want: [["data", undefined], "Zone | undefined"],
    },
  ],
  [
    "a flag beside reasons, without a payload",
    {
      given: { schema: object({ success: { type: "boolean" }, errors: { type: "array" } }) },
      want: [[undefined, "success"], "ReadZoneResponse"],
    },
  ],
  [
    "no payload: a flag that may be the answer",
    { given: { schema: object({ success: { type: "boolean" } }) }, want: [undefined, "ReadZoneResponse"] },
  ],
  [
    "no payload: information beside it",
    { given: { schema: object({ data: zone, owner: { type: "string" } }) }, want: [undefined, "ReadZoneResponse"] },
  ],
  [
    "no payload: two of them",
    { given: { schema: object({ data: zone, result: zone }) }, want: [undefined, "ReadZoneResponse"] },
  ],
  [
    "no payload: other properties have a schema",
    {
      given: { schema: { ...object({ data: zone }), additionalProperties: { type: "string" } } },
      want: [undefined, "ReadZoneResponse"],
    },
  ],
  [
    "no payload: one success is something else",
    {
      given: { responses: { 200: json(object({ data: zone })), 202: json(zone) } },
      want: [undefined, "ReadZoneResponse200 | Zone"],
    },
  ],
  [
    "no payload: the body may be null",
    {
      given: { schema: { ...object({ data: zone }), type: ["object", "null"] } },
      want: [undefined, "ReadZoneResponse | null"],
    },
  ],
  [
    "names of the config",
    {
      given: { schema: object({ item: zone }, ["item"]), client: { payloads: ["item"] } },
      want: [["item", undefined], "Zone"],
    },
  ],
  [
    "none where the config has no names",
    { given: { schema: object({ data: zone }), client: { payloads: [] } }, want: [undefined, "ReadZoneResponse"] },
  ],
  [
    "what the config says of the operation",
    {
      given: {
        schema: object({ item: zone, owner: zone }, ["item"]),
        client: { envelopes: { "GET /zones": { payload: "item" } } },
      },
      want: [["item", undefined], "Zone"],
    },
  ],
  [
    "none where the config says so, whatever the document says",
    {
      given: {
        schema: object({ data: zone }),
        client: { envelopes: { "*": false } },
        operation: { "x-routesmith-envelope": { payload: "data" } },
      },
      want: [undefined, "ReadZoneResponse"],
    },
  ],
  [
    "a payload that the config says must be there",
    {
      given: {
        schema: object({ data: { anyOf: [zone, { type: "null" }] } }),
        client: { envelopes: { "*": { required: true } } },
      },
      want: [["data", undefined, "checked"], "NonNullable<Zone | null>"],
    },
  ],
  [
    "what the document says of the operation",
    {
      given: {
        schema: object({ item: zone, owner: zone }, ["item"]),
        operation: { "x-routesmith-envelope": { payload: "item" } },
      },
      want: [["item", undefined], "Zone"],
    },
  ],
];

describe("the envelope of an operation", () => {
  it.each(cases)("is %s", (_name, { given, want }) => {
    const { found, data, problems } = envelopeOf(given);
    expect([found, data]).toEqual(want);
    expect(problems).toEqual([]);
  });

  it.each([
    [
      "the config names what is not there",
      { client: { envelopes: { readZone: { payload: "item" } } } },
      "model/unfit-rule",
    ],
    ["the config names no operation", { client: { envelopes: { readZones: false as const } } }, "model/unknown-name"],
    [
      "the document names what is not there",
      { operation: { "x-routesmith-envelope": { payload: "item" } } },
      "model/invalid-extension",
    ],
    ["the extension has another form", { operation: { "x-routesmith-envelope": "data" } }, "model/invalid-extension"],
    ["the extension is misspelt", { operation: { "x-routesmith-envelop": false } }, "model/invalid-extension"],
  ])("is a problem where %s", (_name, given, want) => {
    expect(envelopeOf({ schema: object({ data: zone }), ...given }).problems).toEqual([want]);
  });
});
