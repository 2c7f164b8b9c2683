import { describe, expect, it } from "vitest";
import { byCursor, byLink, byNumber, byOffset } from "../../../templates/runtime/page-order.ts";
import { idsOf, list, type List, number, pages, total, twentyFive } from "./listed.ts";
import { type AnswerPage, itemsFrom, numberedPage } from "./paging-server.ts";

describe("pages that follow each other", () => {
  const cases: readonly (readonly [string, { given: List & { answer: AnswerPage }; want: readonly string[] }])[] = [
    [
      "by number up to the declared number of items",
      { given: { next: number, answer: twentyFive(() => ({ total: 25 })) }, want: ["", "page=2", "page=3"] },
    ],
    [
      "by number up to the declared number of pages",
      {
        given: { next: byNumber({ param: "page", pages }), answer: twentyFive(() => ({ pages: 3 })) },
        want: ["", "page=2", "page=3"],
      },
    ],
    [
      "by number up to an empty page where nothing is declared",
      { given: { next: number, answer: twentyFive(() => ({})) }, want: ["", "page=2", "page=3", "page=4"] },
    ],
    [
      "by number up to the page that says that it is the last",
      {
        given: {
          next: byNumber({ param: "page", more: ["meta", "more"] }),
          answer: twentyFive((page) => ({ more: page < 3 })),
        },
        want: ["", "page=2", "page=3"],
      },
    ],
    [
      "by number from 0, as the body says",
      {
        given: {
          next: byNumber({ param: "page", current: ["meta", "page"], total }),
          answer: (query) => {
            const page = Number(query.get("page") ?? 0);
            const { items } = numberedPage(new URLSearchParams({ page: String(page + 1) }), 25);
            return { body: { items, meta: { page, total: 25 } } };
          },
        },
        want: ["", "page=1", "page=2"],
      },
    ],
    [
      "by offset up to the declared number of items",
      {
        given: {
          next: byOffset({ param: "offset", total }),
          answer: (query) => {
            const start = Number(query.get("offset") ?? 0);
            return { body: { items: itemsFrom(start, Math.min(10, 25 - start)), meta: { total: "25" } } };
          },
        },
        want: ["", "offset=10", "offset=20"],
      },
    ],
    [
      "by cursor up to the page without one, over an empty page in the middle",
      {
        given: {
          next: byCursor({ param: "cursor", next: ["meta", "next"] }),
          answer: (query) => {
            const place = { "": 0, a: 1, b: 2, c: 3 }[query.get("cursor") ?? ""] ?? 9;
            const items = [itemsFrom(0, 10), itemsFrom(10, 10), [], itemsFrom(20, 5)][place];
            return { body: { items, meta: { next: ["a", "b", "c", null][place] } } };
          },
        },
        want: ["", "cursor=a", "cursor=b", "cursor=c"],
      },
    ],
    [
      "by the id of the last item",
      {
        given: {
          next: byCursor({ param: "after", last: ["id"], more: ["more"] }),
          answer: (query) => {
            const start = Number(query.get("after") ?? -1) + 1;
            return { body: { items: itemsFrom(start, Math.min(10, 25 - start)), more: start + 10 < 25 } };
          },
        },
        want: ["", "after=9", "after=19"],
      },
    ],
    [
      "by a link in the header",
      {
        given: {
          next: byLink({ params: { page: "page", size: "size" } }),
          answer: (query) => {
            const { page, items } = numberedPage(query, 25);
            const target = `https://elsewhere.example/other?page=${page + 1}&size=10&unknown=1`;
            const link = `</things?page=1>; title="a, b"; rel="first"${page < 3 ? `, <${target}>; rel="x next"` : ""}`;
            return { headers: { link }, body: { items } };
          },
        },
        want: ["", "page=2&size=10", "page=3&size=10"],
      },
    ],
    [
      "by a link in the body, or a cursor in its place",
      {
        given: {
          next: byLink({ params: { cursor: "cursor" }, next: ["next"], cursor: "cursor" }),
          answer: (query) => {
            const place = { "": 0, "a/+=": 1, "/b": 2 }[query.get("cursor") ?? ""] ?? 9;
            const next = ["https://api.example/things?cursor=a%2F%2B%3D#x", "/b", ""][place];
            return { body: { items: [itemsFrom(0, 10), itemsFrom(10, 10), itemsFrom(20, 5)][place], next } };
          },
        },
        want: ["", "cursor=a%2F%2B%3D", "cursor=%2Fb"],
      },
    ],
  ];

  it.each(cases)("%s", async (_name, { given: { answer, ...given }, want }) => {
    const { pager, queries } = await list(answer, given);
    expect(await idsOf(pager)).toEqual(itemsFrom(0, 25).map(({ id }) => id));
    expect(queries()).toEqual(want);
  });

  it("starts at the page that is asked for, and knows where that is", async () => {
    const given = { next: number, params: { page: 2, per_page: 10 } };
    const { pager, queries } = await list(
      twentyFive(() => ({ total: 25 })),
      given,
    );
    expect(await idsOf(pager)).toEqual(itemsFrom(10, 15).map(({ id }) => id));
    expect(queries()).toEqual(["page=2&per_page=10", "page=3&per_page=10"]);
  });
});

describe("a total that lies", () => {
  it.each([
    ["0, though there are items", 0, 4],
    ["less than what has come", 5, 4],
    ["more than there is", 1_000_000, 4],
    ["no number", "many", 4],
  ])("as %s does no harm", async (_name, lie, requests) => {
    const { pager, server } = await list(
      twentyFive(() => ({ total: lie })),
      { next: number },
    );
    expect(await idsOf(pager)).toHaveLength(25);
    expect(server.requests).toHaveLength(requests);
  });

  it("as a number of pages does no harm", async () => {
    const { pager, server } = await list(
      twentyFive(() => ({ pages: 0 })),
      { next: byNumber({ param: "page", pages }) },
    );
    expect(await idsOf(pager)).toHaveLength(25);
    expect(server.requests).toHaveLength(4);
  });
});
