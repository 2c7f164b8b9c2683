import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { InvalidResponseError, PaginationError } from "../../../templates/runtime/errors.ts";
import { byCursor, byLink } from "../../../templates/runtime/page-order.ts";
import { type Pager, paginate, type ParamChanges } from "../../../templates/runtime/pager.ts";
import { failureOf, type Item, list, type List, number } from "./listed.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { type AnswerPage, itemsFrom } from "./paging-server.ts";
import type { StaticAnswer } from "./start-server.ts";

describe("an answer that is no page", () => {
  it.each<[string, StaticAnswer]>([
    ["without a body", {}],
    ["that is null", { body: "null" }],
    ["that is a text", { body: '"oops"' }],
    ["that is a list", { body: [] }],
    ["with another thing in the place of the list", { body: { items: "oops" } }],
  ])("%s ends the iteration with an error", async (_name, answer) => {
    const { pager } = await list(() => answer, { next: number });
    const { error } = await failureOf(pager);
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(String(error)).toMatch(/GET \/things: the body is no page/);
  });

  it.each<[string, StaticAnswer]>([
    ["that has no body to have", { status: 204 }],
    ["whose list is null", { body: { items: null } }],
    ["whose list is not there", { body: {} }],
  ])("%s is an empty one", async (_name, answer) => {
    const { pager } = await list(() => answer, { next: number });
    expect(await pager.toArray()).toEqual([]);
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
      "because a link leads to nothing that there are params for",
      {
        given: {
          next: byLink({ params: { page: "page" }, next: ["next"] }),
          answer: () => ({ body: { items: itemsFrom(0, 10), next: "/things?after=x" } }),
        },
        want: { items: 10, requests: 2, message: /page 2 has the same items as the page before it$/ },
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
