import { byNumber } from "../../../templates/runtime/page-order.ts";
import {
  type NextPage,
  type Pager,
  type PagerOptions,
  paginate,
  type ParamChanges,
} from "../../../templates/runtime/pager.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { type AnswerPage, numberedPage, startPagingServer } from "./paging-server.ts";
import type { TestServer } from "./start-server.ts";

export interface Item {
  readonly id: number;
}

export interface Listed {
  readonly pager: Pager<Item, unknown, unknown, unknown>;
  readonly server: TestServer;
  /** The queries that the server has seen. */
  readonly queries: () => readonly string[];
}

export interface List {
  readonly next: NextPage;
  readonly params?: ParamChanges;
  readonly options?: PagerOptions;
  readonly items?: readonly string[];
}

/** The pager of `GET /things`, whose params are its query. */
export async function list(
  answer: AnswerPage,
  { next, params = {}, options, items = ["items"] }: List,
): Promise<Listed> {
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

export async function idsOf(pager: AsyncIterable<Item>): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id } of pager) ids.push(id);
  return ids;
}

/** The items that came before an iteration failed, and what it failed with. */
export async function failureOf(
  pager: AsyncIterable<Item>,
): Promise<{ readonly ids: number[]; readonly error: unknown }> {
  const ids: number[] = [];
  try {
    for await (const { id } of pager) ids.push(id);
  } catch (error) {
    return { ids, error };
  }
  throw new Error(`the iteration ended after ${ids.length} items`);
}

export const total = ["meta", "total"];
export const pages = ["meta", "pages"];
export const number = byNumber({ param: "page", total });

/** Answers for a list of 25 items in pages of 10; `meta` says something of it. */
export const twentyFive =
  (meta: (page: number, query: URLSearchParams) => object): AnswerPage =>
  (query) => {
    const { page, items } = numberedPage(query, 25);
    return { body: { items, meta: meta(page, query) } };
  };
