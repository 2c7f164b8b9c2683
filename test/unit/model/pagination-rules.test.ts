import { describe, expect, it } from "vitest";
import type { PaginationConfig } from "../../../generator/config/target-config.ts";
import { type Given, integer, object, paginationOf, text, zones } from "./pagination-of.ts";

describe("rules for pages", () => {
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

  it("for many leave alone what they do not fit", () => {
    const query = { page: integer, per_page: integer };
    const client = { pagination: { "*": { parameter: "number", total: "/totla" } } };
    const { order, problems } = paginationOf({ query, schema: object({ zones, total: integer }), client });
    expect(order).toMatchObject({ kind: "page", param: "page", total: ["total"] });
    expect(problems).toEqual([]);
  });
});
