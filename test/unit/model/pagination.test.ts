import { describe, expect, it } from "vitest";
import type { ClientConfig, PaginationConfig } from "../../../generator/config/target-config.ts";
import type { JsonObject } from "../../../generator/kernel/json.ts";
import { placedOperations } from "../../../generator/emit/operations.ts";
import { printItem } from "../../../generator/emit/client/data-type.ts";
import { typeContexts } from "../../../generator/emit/print/print-type.ts";
import type { Pagination } from "../../../generator/model/page-order.ts";
import { apiOf } from "./api-of.ts";

interface Given {
  /** Query parameters: their schemas by their names. */
  readonly query?: Readonly<Record<string, JsonObject>>;
  readonly schema: JsonObject;
  readonly headers?: JsonObject;
  readonly method?: string;
  readonly client?: Partial<ClientConfig>;
  readonly operation?: JsonObject;
}

const integer = { type: "integer" };
const text = { type: "string" };
const zone = { $ref: "#/components/schemas/Zone" };
const zones = { type: "array", items: zone };

function object(properties: JsonObject): JsonObject {
  return { type: "object", properties };
}

function paginationOf({ query = {}, schema, headers = {}, method = "get", client, operation }: Given) {
  const parameters = Object.entries(query).map(([name, held]) => ({ name, in: "query", schema: held }));
  const responses = { 200: { description: "", headers, content: { "application/json": { schema } } } };
  const { api, diagnostics } = apiOf(
    {
      paths: { "/zones": { [method]: { operationId: "list", tags: ["zones"], parameters, responses, ...operation } } },
      components: { schemas: { Zone: object({ id: text }) } },
    },
    client,
  );
  const [placed] = placedOperations(api);
  const pagination = placed?.operation.pagination;
  return {
    order: pagination?.order,
    items: pagination?.items.join("."),
    item: placed && pagination && printItem(placed.operation, pagination.items, typeContexts(api)).text,
    problems: diagnostics.items.map(({ code }) => code),
  };
}

const info = (facts: JsonObject) => object({ result: zones, result_info: object(facts) });

type Order = Pagination["order"];

const found: readonly (readonly [string, { given: Given; want: readonly [string, string, Order] }])[] = [
  [
    "numbers, with totals",
    {
      given: {
        query: { page: { ...integer, default: 1 }, per_page: integer },
        schema: info({ page: integer, per_page: integer, total_pages: integer, total_count: integer }),
      },
      want: [
        "result",
        "Zone",
        {
          kind: "page",
          param: "page",
          first: 1,
          current: ["result_info", "page"],
          size: ["result_info", "per_page"],
          pages: ["result_info", "total_pages"],
          total: ["result_info", "total_count"],
        },
      ],
    },
  ],
  [
    "numbers from 0, with nothing that says where they end",
    {
      given: { query: { "page[number]": { ...integer, minimum: 0 }, "page[size]": integer }, schema: zones },
      want: ["", "Zone", { kind: "page", param: "page[number]", first: 0 }],
    },
  ],
  [
    "numbers, where the list is in the payload",
    {
      given: {
        query: { pageNo: integer },
        schema: object({
          data: object({ zones, errors: { type: "array" } }),
          paging: object({ total_count: integer }),
        }),
      },
      want: ["data.zones", "Zone", { kind: "page", param: "pageNo", first: 1, total: ["paging", "total_count"] }],
    },
  ],
  [
    "an offset",
    {
      given: { query: { offset: integer, limit: integer }, schema: object({ zones, total: integer }) },
      want: ["zones", "Zone", { kind: "offset", param: "offset", first: 0, total: ["total"] }],
    },
  ],
  [
    "an offset from 1",
    {
      given: {
        query: { startIndex: { ...integer, default: 1 }, count: integer },
        schema: object({ Resources: zones }),
      },
      want: ["Resources", "Zone", { kind: "offset", param: "startIndex", first: 1 }],
    },
  ],
  [
    "a cursor, before a number",
    {
      given: {
        query: { cursor: text, page: integer },
        schema: info({
          cursors: object({ after: { type: ["string", "null"] } }),
          total_count: integer,
          has_more: { type: "boolean" },
        }),
      },
      want: [
        "result",
        "Zone",
        {
          kind: "cursor",
          param: "cursor",
          next: { in: "body", path: ["result_info", "cursors", "after"] },
          more: ["result_info", "has_more"],
        },
      ],
    },
  ],
  [
    "the id of the last item",
    {
      given: { query: { starting_after: text }, schema: object({ data: zones, has_more: { type: "boolean" } }) },
      want: [
        "data",
        "Zone",
        { kind: "cursor", param: "starting_after", next: { in: "item", path: ["id"] }, more: ["has_more"] },
      ],
    },
  ],
  [
    "a link in the header, before a number",
    {
      given: { query: { page: integer, per_page: integer }, schema: zones, headers: { link: { schema: text } } },
      want: [
        "",
        "Zone",
        {
          kind: "link",
          params: [
            { name: "page", localName: "page" },
            { name: "per_page", localName: "per_page" },
          ],
        },
      ],
    },
  ],
  [
    "a link in the body, which may be a cursor",
    {
      given: { query: { cursor: text }, schema: object({ zones, links: object({ next: object({ href: text }) }) }) },
      want: [
        "zones",
        "Zone",
        {
          kind: "link",
          params: [{ name: "cursor", localName: "cursor" }],
          next: ["links", "next", "href"],
          cursor: "cursor",
        },
      ],
    },
  ],
  [
    "the number that the body gives",
    {
      given: { query: { page: integer }, schema: object({ zones, next: { type: ["integer", "null"] } }) },
      want: [
        "zones",
        "Zone",
        { kind: "link", params: [{ name: "page", localName: "page" }], next: ["next"], cursor: "page" },
      ],
    },
  ],
  [
    "what the config says",
    {
      given: {
        method: "post",
        query: { from: text },
        schema: object({ zones, others: zones, state: object({ mark: text }) }),
        client: {
          pagination: { "POST /zones": { style: "cursor", parameter: "from", items: "/zones", next: "/state/mark" } },
        },
      },
      want: ["zones", "Zone", { kind: "cursor", param: "from", next: { in: "body", path: ["state", "mark"] } }],
    },
  ],
  [
    "a field of the body that the config names",
    {
      given: {
        method: "post",
        schema: object({ zones, mark: text }),
        operation: {
          requestBody: { content: { "application/json": { schema: { allOf: [object({ from: text }), object({})] } } } },
        },
        client: { pagination: { list: { style: "cursor", parameter: "from", next: "/mark" } } },
      },
      want: ["zones", "Zone", { kind: "cursor", param: "from", next: { in: "body", path: ["mark"] } }],
    },
  ],
  [
    "what the document says",
    {
      given: {
        query: { page: integer, number: integer },
        schema: zones,
        operation: { "x-routesmith-pagination": { style: "page", parameter: "number", first: 0 } },
      },
      want: ["", "Zone", { kind: "page", param: "number", first: 0 }],
    },
  ],
];

const none: readonly (readonly [string, Given])[] = [
  ["there is no list", { query: { page: integer, per_page: integer }, schema: object({ id: text, total: integer }) }],
  ["there are two lists", { query: { page: integer, per_page: integer }, schema: object({ zones, others: zones }) }],
  ["a number stands alone", { query: { page: integer }, schema: zones }],
  ["a number is one of few names", { query: { page: { enum: ["first", "last"] }, limit: integer }, schema: zones }],
  ["the next cursor comes nowhere", { query: { cursor: text, limit: integer }, schema: zones }],
  ["the cursor goes nowhere", { query: { limit: integer }, schema: object({ zones, next_cursor: text }) }],
  [
    "items have no ids",
    {
      query: { starting_after: text },
      schema: object({ data: { type: "array", items: text }, has_more: { type: "boolean" } }),
    },
  ],
  ["the method may change something", { method: "post", query: { page: integer, per_page: integer }, schema: zones }],
  [
    "the config says so",
    { query: { page: integer, per_page: integer }, schema: zones, client: { pagination: { "*": false } } },
  ],
  [
    "the document says so",
    { query: { page: integer, per_page: integer }, schema: zones, operation: { "x-routesmith-pagination": false } },
  ],
];

describe("pages", () => {
  it.each(found)("follow each other by %s", (_name, { given, want }) => {
    const { items, item, order, problems } = paginationOf(given);
    expect([items, item, order]).toEqual(want);
    expect(problems).toEqual([]);
  });

  it("are found where a rule for many does not fit", () => {
    const query = { page: integer, per_page: integer };
    const client = { pagination: { "*": { parameter: "number", total: "/totla" } } };
    const { order, problems } = paginationOf({ query, schema: object({ zones, total: integer }), client });
    expect(order).toMatchObject({ kind: "page", param: "page", total: ["total"] });
    expect(problems).toEqual([]);
  });

  it.each(none)("are none where %s", (_name, given) => {
    const { order, problems } = paginationOf(given);
    expect(order).toBeUndefined();
    expect(problems).toEqual([]);
  });

  const rule = (config: PaginationConfig) => ({ client: { pagination: { list: config } } });
  it.each([
    [
      "the config names them where there is no list",
      { schema: object({ id: text }), ...rule({ style: "page" }) },
      "model/unfit-rule",
    ],
    [
      "the config names a style that does not fit",
      { query: { page: integer }, schema: zones, ...rule({ style: "cursor" }) },
      "model/unfit-rule",
    ],
    [
      "the config names a parameter that is not there",
      { query: { page: integer, per_page: integer }, schema: zones, ...rule({ parameter: "number" }) },
      "model/unfit-rule",
    ],
    [
      "the config names a list that is not there",
      { query: { cursor: text }, schema: object({ zones, next: text }), ...rule({ items: "/zonse", next: "/next" }) },
      "model/unfit-rule",
    ],
    [
      "the config names a cursor that is not there",
      { query: { cursor: text }, schema: object({ zones, next: text }), ...rule({ style: "cursor", next: "/nxet" }) },
      "model/unfit-rule",
    ],
    [
      "the config names what no item has",
      { query: { cursor: text }, schema: object({ zones, more: text }), ...rule({ style: "cursor", last: "/idd" }) },
      "model/unfit-rule",
    ],
    [
      "the extension has another form",
      { schema: zones, operation: { "x-routesmith-pagination": { items: "zones" } } },
      "model/invalid-extension",
    ],
  ])("are a problem where %s", (_name, given: Given, want) => {
    expect(paginationOf(given).problems).toEqual([want]);
  });
});
