/**
 * A call that failed without an answer of the server that could be used. It has no `status`, which tells it from an
 * `ApiError`; what went wrong is its class, or its `name`. None of them holds a credential or the body of the request.
 */
export abstract class RequestError extends Error {
  /** The method and the path template: `POST /users/{user_id}`. */
  readonly operation: string;
  readonly status = undefined;

  abstract override get name():
    | "ConnectionError"
    | "TimeoutError"
    | "AbortedError"
    | "MissingCredentialError"
    | "InvalidArgumentError"
    | "InvalidResponseError"
    | "PaginationError";

  constructor(operation: string, problem: string, options?: ErrorOptions) {
    super(`${operation}: ${problem}`, options);
    this.operation = operation;
  }
}

/** How often a request was sent, for a message: nothing where that was once. */
export function afterAttempts(attempts: number): string {
  return attempts > 1 ? ` after ${attempts} attempts` : "";
}

/** Attempts that got no answer, or whose answer was not complete. */
abstract class FailedAttemptError extends RequestError {
  /** How often the request was sent, redirects not counted. */
  readonly attempts: number;

  constructor(operation: string, problem: string, attempts: number, options?: ErrorOptions) {
    super(operation, problem + afterAttempts(attempts), options);
    this.attempts = attempts;
  }
}

/** The server was not reached, or the connection broke; `cause` is the error of `fetch`, without what it quotes. */
export class ConnectionError extends FailedAttemptError {
  override get name() {
    return "ConnectionError" as const;
  }

  /**
   * @param place how far the answer had come, where it was a stream.
   */
  constructor(operation: string, cause: unknown, attempts = 1, place = "") {
    const code = errorCode(cause);
    super(operation, `the connection failed${place}${code ? ` (${code})` : ""}`, attempts, {
      cause: withoutQuotes(cause),
    });
  }
}

/** The call, reading the answer included, took longer than its timeout, or its last attempt longer than that of an attempt. */
export class TimeoutError extends FailedAttemptError {
  /** In milliseconds. */
  readonly timeout: number;

  override get name() {
    return "TimeoutError" as const;
  }

  constructor(operation: string, timeout: number, attempts = 1) {
    super(operation, `no complete answer within ${timeout} ms`, attempts);
    this.timeout = timeout;
  }
}

/** The caller's signal was aborted; `cause` is the reason that the caller gave. */
export class AbortedError extends RequestError {
  override get name() {
    return "AbortedError" as const;
  }

  constructor(operation: string, cause: unknown) {
    super(operation, "aborted by the caller", { cause });
  }
}

/** A credential that would do: the client's option, and the environment variables that stand in for it. */
export interface CredentialHint {
  readonly option: string;
  readonly variables: readonly string[];
}

/** The operation asks for credentials that the client does not have. No request was sent. */
export class MissingCredentialError extends RequestError {
  /** The credentials of any one of these would do. */
  readonly alternatives: readonly (readonly CredentialHint[])[];

  override get name() {
    return "MissingCredentialError" as const;
  }

  constructor(operation: string, alternatives: readonly (readonly CredentialHint[])[]) {
    const wanted = alternatives.map((hints) => hints.map(describeHint).join(" and "));
    super(operation, `no credentials: give ${wanted.join(", or ")}`);
    this.alternatives = alternatives;
  }
}

/** An argument or an option cannot be sent. No request was sent. */
export class InvalidArgumentError extends RequestError {
  /** The name of the parameter or option, or `body`. */
  readonly argument: string;

  override get name() {
    return "InvalidArgumentError" as const;
  }

  constructor(operation: string, argument: string, problem: string) {
    super(operation, `\`${argument}\` ${problem}`);
    this.argument = argument;
  }
}

/** The server reported no error, but its answer is not one that the document allows. */
export class InvalidResponseError extends RequestError {
  // Not shown in a log, as its headers may hold secrets.
  readonly #response: { readonly status: number; readonly headers: Headers };

  get response(): { readonly status: number; readonly headers: Headers } {
    return this.#response;
  }

  override get name() {
    return "InvalidResponseError" as const;
  }

  constructor(operation: string, problem: string, { status, headers }: Response) {
    super(operation, problem);
    this.#response = { status, headers };
  }
}

function describeHint({ option, variables }: CredentialHint): string {
  const names = variables.join(" and ");
  return names === "" ? `the option \`${option}\`` : `the option \`${option}\` (or set ${names})`;
}

/** The pages of a list do not come to an end: the server gives one again. What came before it is what there is. */
export class PaginationError extends RequestError {
  override get name() {
    return "PaginationError" as const;
  }
}

/** The code of the operating system or of the runtime, where it gives one: `ECONNREFUSED`. */
export function errorCode(error: unknown): string | undefined {
  const { code, cause } = fieldsOf(error);
  const found = code ?? fieldsOf(cause)["code"];
  return typeof found === "string" ? found : undefined;
}

/**
 * What `fetch` or the reading of a body threw, without the URL and the answer: some runtimes quote them, and a credential
 * may be in the query, or be quoted by the answer. Then nothing but the code is left.
 */
export function withoutQuotes(error: unknown, url = ""): unknown {
  const [, search] = url.split(/[?#]/);
  const { stack, path, cause } = fieldsOf(error);
  // Where Node's parser does not take an answer for one, it keeps it as `data`.
  const isQuoted = fieldsOf(cause)["data"] || (search && [error, stack, path, cause].join().includes(search));
  return isQuoted ? new Error("fetch failed", { cause: { code: errorCode(error) } }) : error;
}

/** What an object has; of anything else, nothing. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value) as Readonly<Record<string, unknown>>;
}

/** Codes of errors that come before a connection is there. @see https://nodejs.org/api/errors.html#common-system-errors */
const refusals = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

/**
 * Whether an error of `fetch` says that no connection came about, so that no server can have acted. Where there were
 * several addresses, all of them must have refused. Not every runtime tells.
 */
export function isRefused(error: unknown): boolean {
  const { errors } = fieldsOf(fieldsOf(error)["cause"] ?? error);
  return (Array.isArray(errors) && errors.length > 0 ? errors : [error]).every((one) =>
    refusals.test(errorCode(one) ?? ""),
  );
}
