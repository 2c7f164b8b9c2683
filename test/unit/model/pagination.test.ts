import { describe, expect, it } from "vitest";
import type { Pagination } from "../../../generator/model/pagination/page-order.ts";
import { type Given, info, integer, object, paginationOf, text, zones } from "./pagination-of.ts";

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

  it.each(none)("are none where %s", (_name, given) => {
    const { order, problems } = paginationOf(given);
    expect(order).toBeUndefined();
    expect(problems).toEqual([]);
  });
});
