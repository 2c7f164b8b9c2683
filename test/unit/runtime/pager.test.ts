import { setFlagsFromString } from "node:v8";
import { setImmediate } from "node:timers/promises";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { AbortedError, ConnectionError, PaginationError, ServerError } from "../../../templates/runtime/errors.ts";
import { envelope } from "../../../templates/runtime/envelope.ts";
import { byCursor } from "../../../templates/runtime/page-by-cursor.ts";
import { byLink } from "../../../templates/runtime/page-by-link.ts";
import { byNumber, byOffset } from "../../../templates/runtime/page-by-number.ts";
import {
  paginate,
  type NextPage,
  type Pager,
  type PagerOptions,
  type ParamChanges,
} from "../../../templates/runtime/pager.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { itemsFrom, numberedPage, startPagingServer, type AnswerPage } from "./paging-server.ts";
import type { TestServer } from "./start-server.ts";

interface Item {
  readonly id: number;
}

interface Listed {
  readonly pager: Pager<Item, unknown, unknown, unknown>;
  readonly server: TestServer;
  /** The queries that the server has seen. */
  readonly queries: () => readonly string[];
}

interface List {
  readonly next: NextPage;
  readonly params?: ParamChanges;
  readonly options?: PagerOptions;
  readonly items?: readonly string[];
}

/** The pager of `GET /things`, whose params are its query. */
async function list(answer: AnswerPage, { next, params = {}, options, items = ["items"] }: List): Promise<Listed> {
  const server = await startPagingServer(answer);
  const transport = makeTransport({ baseUrl: server.url });
  const call = (query: ParamChanges) => transport.call(makeRequest({ query }), options);
  const pager: Pager<Item, unknown, unknown, unknown> = paginate(call, params, options, {
    operation: "GET /things",
    items,
    next,
  });
  return { pager, server, queries: () => server.requests.map(({ url }) => url.replace(/^\/things\??/, "")) };
}

async function idsOf(pager: AsyncIterable<Item>): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id } of pager) ids.push(id);
  return ids;
}

/** The items that came before an iteration failed, and what it failed with. */
async function failureOf(pager: AsyncIterable<Item>): Promise<{ readonly ids: number[]; readonly error: unknown }> {
  const ids: number[] = [];
  try {
    for await (const { id } of pager) ids.push(id);
  } catch (error) {
    return { ids, error };
  }
  throw new Error(`the iteration ended after ${ids.length} items`);
}

const total = ["meta", "total"];
const pages = ["meta", "pages"];
const number = byNumber({ param: "page", total });

/** Answers for a list of 25 items in pages of 10; `meta` says something of it. */
const twentyFive =
  (meta: (page: number, query: URLSearchParams) => object): AnswerPage =>
  (query) => {
    const { page, items } = numberedPage(query, 25);
    return { body: { items, meta: meta(page, query) } };
  };

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

describe("a list that does not get on", () => {
  const cases: readonly (readonly [
    string,
    { given: List & { answer: AnswerPage }; want: { items: number; requests: number; message: RegExp } },
  ])[] = [
    [
      "because the server does not heed the number of the page",
      {
        given: { next: number, answer: () => ({ body: { items: itemsFrom(0, 10) } }) },
        want: { items: 10, requests: 2, message: /GET \/things: page 2 has the same items as the page before it$/ },
      },
    ],
    [
      "because a cursor leads to itself",
      {
        given: {
          next: byCursor({ param: "cursor", next: ["next"] }),
          answer: (_query, count) => ({ body: { items: itemsFrom(count, 1), next: "a" } }),
        },
        want: { items: 2, requests: 2, message: /after page 2, an earlier page is next again$/ },
      },
    ],
    [
      "because cursors go around in a circle",
      {
        given: {
          next: byCursor({ param: "cursor", next: ["next"] }),
          answer: (_query, count) => ({ body: { items: itemsFrom(count, 1), next: "abc"[count % 3] } }),
        },
        want: { items: 4, requests: 4, message: /after page 4, an earlier page is next again$/ },
      },
    ],
    [
      "because cursors go around in a circle of thousands",
      {
        given: {
          next: byCursor({ param: "cursor", next: ["next"] }),
          answer: (query) => {
            const place = Number(query.get("cursor") ?? 0);
            return { body: { items: [{ id: place }], next: place === 1299 ? 1010 : place + 1 } };
          },
        },
        want: { items: 1314, requests: 1314, message: /an earlier page is next again$/ },
      },
    ],
    [
      "because all pages are empty",
      {
        given: {
          next: byCursor({ param: "cursor", next: ["next"] }),
          answer: (_query, count) => ({ body: { items: [], next: `c${count}` } }),
        },
        want: { items: 0, requests: 101, message: /101 pages without items follow each other$/ },
      },
    ],
  ];

  it.each(cases)("ends with an error %s", async (_name, { given: { answer, ...given }, want }) => {
    const { pager, server } = await list(answer, given);
    const { ids, error } = await failureOf(pager);
    expect(error).toBeInstanceOf(PaginationError);
    expect(String(error)).toMatch(want.message);
    expect([ids.length, server.requests.length]).toEqual([want.items, want.requests]);
  });
});

describe("an iteration", () => {
  it("sends nothing before it begins, and no request more than is used", async () => {
    const { pager, server } = await list(
      twentyFive(() => ({ total: 25 })),
      { next: number },
    );
    expect(server.requests).toHaveLength(0);
    for await (const { id } of pager) if (id === 10) break;
    expect(server.requests).toHaveLength(2);
  });

  it("begins anew each time", async () => {
    const { pager, queries } = await list(
      twentyFive(() => ({ total: 25 })),
      { next: number },
    );
    expect(await idsOf(pager)).toEqual((await pager.toArray()).map(({ id }) => id));
    expect(queries()).toEqual(["", "page=2", "page=3", "", "page=2", "page=3"]);
  });

  it.each([
    [0, 0, []],
    [5, 1, [5]],
    [10, 1, [10]],
    [11, 2, [10, 1]],
    [99, 3, [10, 10, 5]],
  ])("ends after %i items", async (maxItems, requests, sizes) => {
    const { pager, server } = await list(
      twentyFive(() => ({ total: 25 })),
      { next: number, options: { maxItems } },
    );
    const seen: number[] = [];
    for await (const page of pager.pages()) seen.push(page.items.length);
    expect(seen).toEqual(sizes);
    expect(server.requests).toHaveLength(requests);
  });

  it("does not look at what follows the last item that is wanted", async () => {
    const next = byCursor({ param: "cursor", next: ["next"] });
    const answer: AnswerPage = (_query, count) => ({ body: { items: itemsFrom(count, 1), next: "a" } });
    const { pager } = await list(answer, { next, options: { maxItems: 2 } });
    expect(await idsOf(pager)).toEqual([1, 2]);
  });

  it("gives each page with its response, its body and its data", async () => {
    const server = await startPagingServer((query) => ({
      headers: { "x-page": query.get("page") ?? "1" },
      body: { result: numberedPage(query, 20).items, meta: { total: 20 } },
    }));
    const transport = makeTransport({ baseUrl: server.url });
    const unwrap = envelope({ payload: "result" });
    const order = { operation: "GET /things", items: ["result"], next: number };
    const call = (query: ParamChanges) => transport.call(makeRequest({ query, unwrap }));
    const pager: Pager<Item, Item[], unknown, object> = paginate(call, {}, undefined, order);
    const seen = [];
    for await (const { items, data, body, response } of pager.pages()) {
      expect(data).toEqual(items);
      expect(body).toEqual({ result: items, meta: { total: 20 } });
      seen.push(response.headers.get("x-page"));
    }
    expect(seen).toEqual(["1", "2"]);
  });

  it("ends without a request where it is aborted between pages", async () => {
    const controller = new AbortController();
    const { pager, server } = await list(
      twentyFive(() => ({ total: 25 })),
      { next: number, options: { signal: controller.signal } },
    );
    const seen: number[] = [];
    const reading = (async () => {
      for await (const page of pager.pages()) {
        seen.push(page.items.length);
        controller.abort("enough");
      }
    })();
    await expect(reading).rejects.toBeInstanceOf(AbortedError);
    expect(seen).toEqual([10]);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ["an error of the server", { status: 500, body: { message: "down" } }, ServerError],
    ["a connection that breaks", undefined, ConnectionError],
  ])("throws %s at page 3 after the items of the pages before it", async (_name, answer, type) => {
    const { pager, server } = await list(
      (query, count) => (count < 3 ? { body: { items: numberedPage(query, 50).items } } : answer),
      { next: number },
    );
    const { ids, error } = await failureOf(pager);
    expect(error).toBeInstanceOf(type);
    expect(ids).toHaveLength(20);
    expect(server.requests.length).toBeGreaterThanOrEqual(3);
  });
});

describe("10,000 pages", () => {
  it("take no more memory than a hundred", { timeout: 60_000 }, async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const next = byCursor({ param: "cursor", next: ["next"] });
    const fetch = async (request: Request) => {
      await setImmediate();
      const place = Number(new URL(request.url).searchParams.get("cursor") ?? 0);
      const body = {
        items: itemsFrom(place, 20).map((item) => ({ ...item, text: "x".repeat(1000) })),
        next: place + 1,
      };
      return Response.json(place === 9_999 ? { ...body, next: null } : body);
    };
    const transport = makeTransport({ baseUrl: "http://localhost", fetch });
    const call = (query: ParamChanges) => transport.call(makeRequest({ query }));
    const order = { operation: "GET /things", items: ["items"], next };
    const pager: Pager<Item, unknown> = paginate(call, {}, undefined, order);
    // A page is some 20 kB: to keep them would take 170 MB.
    const used: number[] = [];
    let count = 0;
    for await (const page of pager.pages()) {
      count += page.items.length;
      if (count === 20 * 1_500 || count === 20 * 9_900) {
        await setImmediate();
        collect();
        used.push(process.memoryUsage().heapUsed);
      }
    }
    expect(count).toBe(200_000);
    const [early = 0, late = 0] = used;
    expect(late - early).toBeLessThan(10_000_000);
  });
});
