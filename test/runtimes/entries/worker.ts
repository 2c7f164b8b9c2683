import { runSuite } from "../run-suite.js";

/** For runtimes that answer requests: the origin of the server is the query of the request, and the result its answer. */
export const suite = {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await runSuite(new URL(request.url).searchParams.get("origin") ?? "", true));
  },
};
