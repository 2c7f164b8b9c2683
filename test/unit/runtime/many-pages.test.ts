import { describe, expect, it } from "vitest";
import { byLink, byNumber, byOffset } from "../../../templates/runtime/page-order.ts";
import { type NextPage, type Pager, paginate } from "../../../templates/runtime/pager.ts";
import { idsOf, type Item } from "./listed.ts";

const count = 10_000;

interface Order {
  readonly next: NextPage;
  /** Which page these params ask for, from 0. */
  readonly indexOf: (params: Readonly<Record<string, unknown>>) => number;
}

const orders: readonly (readonly [string, Order])[] = [
  ["number", { next: byNumber({ param: "page", total: ["total"] }), indexOf: ({ page = 1 }) => Number(page) - 1 }],
  ["offset", { next: byOffset({ param: "offset", total: ["total"] }), indexOf: ({ offset = 0 }) => Number(offset) }],
  ["link", { next: byLink({ params: { page: "page" } }), indexOf: ({ page = 1 }) => Number(page) - 1 }],
];

describe("a pager", () => {
  // Without a network and requests, which take most of the time and know nothing of pages.
  it.each(orders)("by %s goes through 10,000 pages", async (_name, { next, indexOf }) => {
    let calls = 0;
    const call = (params: Readonly<Record<string, unknown>>) => {
      const id = indexOf(params) + 1;
      calls += 1;
      const headers = new Headers(id < count ? { link: `</things?page=${id + 1}>; rel="next"` } : {});
      const answer = { body: { items: [{ id }], total: count }, response: { headers } };
      return { withResponse: async () => Promise.resolve(answer) };
    };
    const pager: Pager<Item, unknown> = paginate(call, {}, {}, { operation: "GET /things", items: ["items"], next });
    const ids = await idsOf(pager);
    expect([ids.length, ids.at(-1), calls]).toEqual([count, count, count]);
  });
});
