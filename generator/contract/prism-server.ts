import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import type { JsonObject } from "../kernel/json.ts";
import { matchPath } from "./judge/match-path.ts";

/** A mock server of a document on a free port of this machine. */
export interface PrismServer {
  /** Its paths are those of the document, without the path of a server's URL. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism in this process; it is ready when the promise is fulfilled.
 *
 * @throws {Error} where Prism cannot read the document: it takes a schema with all that it refers to, which may be too deep.
 */
export async function startPrism(document: JsonObject): Promise<PrismServer> {
  const operations = await readOperations(document);
  const server = createServer(operations, {
    cors: false,
    config: {
      isProxy: false,
      upstreamProxy: undefined,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      mock: { dynamic: false },
    },
    components: { logger: createLogger("contract", { level: "silent" }) },
  });
  routeAhead(server.prism);
  const url = await server.listen(0, "127.0.0.1");
  return { url, close: () => server.close() };
}

async function readOperations(document: JsonObject): ReturnType<typeof getHttpOperationsFromSpec> {
  try {
    // The parser writes into what it gets.
    return await getHttpOperationsFromSpec(structuredClone(document));
  } catch (cause) {
    throw new Error("Prism cannot read the document", { cause });
  }
}

interface Router<Input, Operation, Rest extends readonly unknown[], Result> {
  request: (input: Input, operations: Operation[], ...rest: Rest) => Result;
}

/**
 * Prism sorts and matches all operations on every request, with patterns that need not end: it gets those whose path matches,
 * and answers 404 where there are none.
 */
function routeAhead<
  Input extends { readonly url: { readonly path: string } },
  Operation extends { readonly path: string },
  Rest extends readonly unknown[],
  Result,
>(prism: Router<Input, Operation, Rest, Result>): void {
  const request = prism.request;
  prism.request = (input, operations, ...rest) => {
    const matching = operations.filter((operation) => matchPath(operation.path, input.url.path) !== undefined);
    return request(input, matching, ...rest);
  };
}
