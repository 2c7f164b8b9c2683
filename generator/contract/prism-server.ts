import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec, type PrismHttpInstance } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import type { JsonObject } from "../kernel/json.ts";
import { matchPath } from "./judge/match-path.ts";
import { isAdded } from "./sent-headers.ts";
import { toldRequest, type ToldRequest } from "./told-request.ts";

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

/**
 * Prism sorts and matches all operations on every request, with patterns that need not end: it gets those whose path matches,
 * and answers 404 where there are none. Of several it gets those with the path that is called: it tells none from another by
 * their names, nor within a segment, as with `/{id}.json` and `/list.{format}`. Of headers it gets those alone that the client
 * has sent.
 */
function routeAhead(prism: PrismHttpInstance): void {
  const request = prism.request;
  prism.request = (input, operations, config) => {
    const matching = operations.filter((operation) => matchPath(operation.path, input.url.path) !== undefined);
    const told = toldRequest(input.headers);
    const called = matching.filter(({ path }) => path === told?.path);
    const served = called.length === 0 ? matching : called;
    const sent = told === undefined ? input : { ...input, headers: withoutAdded(input.headers ?? {}, told) };
    const apart = called.length === 0 ? undefined : inOwnSegments(told?.path ?? "", sent.url.path);
    const asked = apart ? { ...sent, url: { ...sent.url, path: apart.path } } : sent;
    const answering = apart ? served.map((operation) => ({ ...operation, path: apart.template })) : served;
    return () => answered(() => request(asked, answering, config)());
  };
}

/**
 * Of parameters that share a segment, as in `/{position}.{format}`, Prism gives the first as little as it can, and so takes
 * `52.3,4.9.json` for a `52`: it gets each value in a segment of its own. `undefined` where no segment is shared.
 */
function inOwnSegments(
  template: string,
  path: string,
): { readonly template: string; readonly path: string } | undefined {
  const values = /\}[^/]*\{/.test(template) ? matchPath(template, path) : undefined;
  if (values === undefined) return undefined;
  const segments = (parts: Iterable<string>) => [...parts].map((part) => `/${part}`).join("");
  return { template: segments([...values.keys()].map((name) => `{${name}}`)), path: segments(values.values()) };
}

type Headers = Readonly<Record<string, string>>;

function withoutAdded(headers: Headers, { given }: ToldRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => given.includes(name) || !isAdded(name)));
}

type Answer = Awaited<ReturnType<ReturnType<PrismHttpInstance["request"]>>>;

/** Where Prism throws, its server never answers, and a case would wait for its time limit: it gets an error to answer with. */
async function answered(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return withWritableViolations(await request());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { _tag: "Left", left: new Error(`Prism failed on this request: ${reason}`) };
  }
}

/** What Prism finds goes into a header of its answer; letters that no header takes would keep it from answering. */
function withWritableViolations(answer: Answer): Answer {
  if ("left" in answer) return answer;
  const { output, validations } = answer.right;
  const input = validations.input.map(withWritableTexts);
  return { ...answer, right: { output, validations: { input, output: validations.output.map(withWritableTexts) } } };
}

function withWritableTexts<Violation extends { readonly message: string; readonly path?: string[] }>(
  violation: Violation,
): Violation {
  const { message, path } = violation;
  return { ...violation, message: writable(message), ...(path && { path: path.map(writable) }) };
}

function writable(text: string): string {
  return text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
