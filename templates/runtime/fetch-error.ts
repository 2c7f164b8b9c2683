/** What the errors of `fetch` have in some runtime or other. */
interface FetchError {
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly path?: unknown;
  /** What the parser of Node's answers did not take for one. */
  readonly data?: unknown;
  readonly stack?: unknown;
}

/** The code of the operating system or of the runtime, where it gives one: `ECONNREFUSED`. */
export function errorCode(error: unknown): string | undefined {
  const { code, cause } = fields(error);
  const found = code ?? fields(cause).code;
  return typeof found === "string" ? found : undefined;
}

/** Codes of errors that come before a connection is there. @see https://nodejs.org/api/errors.html#common-system-errors */
const refusals = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

/**
 * Whether an error of `fetch` says that no connection came about, so that no server can have acted. Where there were
 * several addresses, all of them must have refused. Not every runtime tells.
 */
export function isRefused(error: unknown): boolean {
  const { errors } = fields(fields(error).cause ?? error);
  return (Array.isArray(errors) && errors.length > 0 ? errors : [error]).every((one) =>
    refusals.test(errorCode(one) ?? ""),
  );
}

/**
 * What `fetch` or the reading of a body threw, without the URL and the answer: some runtimes quote them, and a credential
 * may be in the query, or be quoted by the answer. Then nothing but the code is left.
 */
export function withoutQuotes(error: unknown, url = ""): unknown {
  const [, search] = url.split(/[?#]/);
  const { stack, path, cause } = fields(error);
  const isQuoted = fields(cause).data || (search && [error, stack, path, cause].join().includes(search));
  return isQuoted ? new Error("fetch failed", { cause: { code: errorCode(error) } }) : error;
}

function fields(error: unknown): FetchError {
  return Object(error) as FetchError;
}
