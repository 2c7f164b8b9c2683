import { describe, expect, it } from "vitest";
import { AbortedError, ConnectionError, ServerError } from "../../../templates/runtime/errors.ts";
import { byCursor } from "../../../templates/runtime/page-order.ts";
import { type Pager, paginate, type ParamChanges } from "../../../templates/runtime/pager.ts";
import { envelope } from "../../../templates/runtime/response.ts";
import { failureOf, idsOf, type Item, list, number, twentyFive } from "./listed.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { type AnswerPage, itemsFrom, numberedPage, startPagingServer } from "./paging-server.ts";

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
