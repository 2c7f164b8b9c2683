import { beforeAll, describe, expect, it } from "vitest";
import { importClient } from "../import-client.ts";
import { startFaultServer, type SeenRequest } from "./fault-server.ts";
import { answer } from "./faults.ts";

/** What the generator wrote, as far as this test knows it. */
interface Pager extends AsyncIterable<Item> {
  pages(): AsyncIterable<{ readonly items: readonly Item[] }>;
}

interface Item {
  readonly id: number;
}

interface PagerOptions {
  readonly maxItems?: number;
  readonly signal?: AbortSignal;
}

type List = (params: object, options?: PagerOptions) => Pager;

interface GeneratedClient {
  readonly createLists: (options: { readonly baseUrl: string }) => { readonly lists: Readonly<Record<string, List>> };
}

const style = ["page", "offset", "cursor", "link", "envelope"] as const;
type Style = (typeof style)[number];

const object = (properties: object) => ({ type: "object", properties });
const integer = { type: "integer" };
const more = { has_more: { type: "boolean" } };
const items = { type: "array", items: object({ id: integer }) };

const schemas: Readonly<Record<Style, object>> = {
  page: object({ items, ...more }),
  offset: object({ items, ...more }),
  cursor: object({ items, next_cursor: { type: "string" } }),
  link: items,
  envelope: object({ success: { type: "boolean" }, result: items, result_info: object({ page: integer, ...more }) }),
};

const parameters: Readonly<Record<Style, string>> = {
  page: "page",
  offset: "offset",
  cursor: "cursor",
  link: "page",
  envelope: "page",
};

const document = {
  openapi: "3.1.0",
  info: { title: "Lists", version: "1" },
  paths: Object.fromEntries(
    style.map((name) => [
      `/${name}`,
      {
        get: {
          operationId: name,
          tags: ["lists"],
          parameters: [
            { name: parameters[name], in: "query", schema: name === "cursor" ? { type: "string" } : integer },
          ],
          responses: {
            200: {
              description: "ok",
              ...(name === "link" && { headers: { Link: { schema: { type: "string" } } } }),
              content: { "application/json": { schema: schemas[name] } },
            },
          },
        },
      },
    ]),
  ),
};

/** What a server has: so many pages of an item each, but for what is wrong with the third. */
interface Pages {
  readonly count: number;
  readonly third?: "is empty" | "is the second" | "leads to the first";
}

/** Which page a request asks for, from 0. */
function indexOf(name: Style, { url }: SeenRequest): number {
  const asked = new URL(url, "http://a.test").searchParams.get(parameters[name]);
  if (asked === null) return 0;
  return name === "offset" || name === "cursor" ? Number(asked) : Number(asked) - 1;
}

function page(name: Style, { count, third }: Pages, index: number) {
  const id = index === 2 && third === "is the second" ? 2 : index + 1;
  const found = index === 2 && third === "is empty" ? [] : [{ id }];
  const next = index === 2 && third === "leads to the first" ? 1 : index + 1;
  const hasMore = next < count;
  switch (name) {
    case "page":
    case "offset":
      return answer(200, { items: found, has_more: hasMore });
    case "cursor":
      return answer(200, { items: found, ...(hasMore && { next_cursor: String(next) }) });
    case "link":
      return answer(200, found, hasMore ? { link: `</link?page=${next + 1}>; rel="next"` } : {});
    case "envelope":
      return answer(200, { success: true, result: found, result_info: { page: index + 1, has_more: hasMore } });
  }
}

let client: GeneratedClient;

beforeAll(async () => {
  const imported = await importClient<GeneratedClient>("lists", document);
  ({ client } = imported);
  return imported.remove;
}, 60_000);

async function start(name: Style, pages: Pages) {
  const server = await startFaultServer((request) => page(name, pages, indexOf(name, request)));
  const list = client.createLists({ baseUrl: server.url }).lists[`${name}All`];
  if (list === undefined) throw new Error(`${name} has no pager.`);
  return { server, list };
}

async function idsOf(pager: AsyncIterable<Item>) {
  const ids: number[] = [];
  try {
    for await (const { id } of pager) ids.push(id);
  } catch (error) {
    return { ids, error: (error as Error).name };
  }
  return { ids, error: undefined };
}

describe.each(style)("a generated pager by %s", (name) => {
  it("gives all items, and all pages, with a request for each page", async () => {
    const { server, list } = await start(name, { count: 5 });
    expect(await idsOf(list({}))).toEqual({ ids: [1, 2, 3, 4, 5], error: undefined });
    const lengths: number[] = [];
    for await (const { items: found } of list({}).pages()) lengths.push(found.length);
    expect([lengths, server.attempts()]).toEqual([[1, 1, 1, 1, 1], 10]);
  });

  it("ends with an error where a page comes again", async () => {
    const { server, list } = await start(name, { count: 5, third: "is the second" });
    expect(await idsOf(list({}))).toEqual({ ids: [1, 2], error: "PaginationError" });
    expect(server.attempts()).toBe(3);
  });

  it("asks for no page beyond its limit", async () => {
    const { server, list } = await start(name, { count: 5 });
    expect((await idsOf(list({}, { maxItems: 2 }))).ids).toEqual([1, 2]);
    expect(server.attempts()).toBe(2);
  });

  it("asks for no page once it is aborted", async () => {
    const { server, list } = await start(name, { count: 5 });
    const controller = new AbortController();
    const ids: number[] = [];
    const loop = async () => {
      for await (const { id } of list({}, { signal: controller.signal })) {
        ids.push(id);
        if (id === 2) controller.abort();
      }
    };
    await expect(loop()).rejects.toMatchObject({ name: "AbortedError" });
    expect([ids, server.attempts()]).toEqual([[1, 2], 2]);
  });
});

describe("a generated pager", () => {
  it.each(["page", "cursor", "link", "envelope"] as const)("by %s goes over an empty page", async (name) => {
    const { server, list } = await start(name, { count: 5, third: "is empty" });
    expect(await idsOf(list({}))).toEqual({ ids: [1, 2, 4, 5], error: undefined });
    expect(server.attempts()).toBe(5);
  });

  it.each(["cursor", "link"] as const)("by %s ends with an error where it is led in a circle", async (name) => {
    const { server, list } = await start(name, { count: 5, third: "leads to the first" });
    expect(await idsOf(list({}))).toEqual({ ids: [1, 2, 3], error: "PaginationError" });
    expect(server.attempts()).toBe(3);
  });

  const many = { timeout: 120_000 };
  it.each(["page", "offset", "cursor", "link"] as const)("by %s goes through 10,000 pages", many, async (name) => {
    const { server, list } = await start(name, { count: 10_000 });
    const { ids, error } = await idsOf(list({}));
    expect([ids.length, ids.at(-1), error, server.attempts()]).toEqual([10_000, 10_000, undefined, 10_000]);
  });
});
