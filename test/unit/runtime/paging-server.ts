import { respond, startServer, type StaticAnswer, type TestServer } from "./start-server.ts";

/** The answer for a request, made of its query; without one the connection breaks. `number` counts from 1 on. */
export type AnswerPage = (query: URLSearchParams, number: number) => StaticAnswer | undefined;

/** Starts a server of a list: each request of it is answered with a page. */
export function startPagingServer(answer: AnswerPage): Promise<TestServer> {
  let number = 0;
  return startServer((request, response) => {
    number += 1;
    const page = answer(new URL(request.url, "http://localhost").searchParams, number);
    if (page === undefined) response.destroy();
    else respond(response, page);
  });
}

/** So many items from `start` on, each an object. */
export function itemsFrom(start: number, count: number): { readonly id: number }[] {
  return Array.from({ length: count }, (_, index) => ({ id: start + index }));
}

/** A page of a list of `total` items that are asked for by `page` and `per_page`. */
export function numberedPage(query: URLSearchParams, total: number, size = 10) {
  const page = Number(query.get("page") ?? 1);
  const start = (page - 1) * size;
  return { page, size, items: itemsFrom(start, Math.max(0, Math.min(size, total - start))) };
}
