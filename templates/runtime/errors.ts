import type { ErrorAnswer, ErrorStatus, ServerErrorStatus, SuccessAnswer, SuccessStatus } from "./status.js";

export type * from "./status.js";

/**
 * The server answered with an error status. Comparing `status` narrows `body` to what the document says of that status;
 * whether the server keeps to the document is not checked.
 */
export class ApiError<Status extends ErrorStatus | SuccessStatus = ErrorStatus, Body = unknown> extends Error {
  readonly operation: string;
  readonly status: Status;
  /** The server's id of the request, for its support. */
  readonly requestId: string | undefined;
  /** How often the request was sent, redirects not counted. */
  readonly attempts: number;

  // Who logs an error gets its message. What else came may hold secrets, and is there for those who ask for it.
  readonly #headers: Headers;
  readonly #body: Body;

  get headers(): Headers {
    return this.#headers;
  }

  /** Parsed where it is JSON, else the text; undefined where it is empty. */
  get body(): Body {
    return this.#body;
  }

  override get name(): string {
    return "ApiError";
  }

  constructor({ operation, response, body, requestId, problem, attempts = 1, hide = String }: ErrorAnswer<Body>) {
    const { status, statusText, headers } = response;
    // With HTTP/2 there is no reason phrase.
    const outcome = (problem ?? `${status} ${hide(statusText)}`.trim()) + afterAttempts(attempts);
    const said = [operation, outcome, serverMessage(body, hide)].filter(Boolean).join(": ");
    const id = requestId && hide(requestId);
    super(id ? `${said} (request ${id})` : said);
    this.operation = operation;
    this.status = status as Status;
    this.#headers = headers;
    this.requestId = id;
    this.attempts = attempts;
    this.#body = body;
  }
}

export class BadRequestError<Body = unknown> extends ApiError<400, Body> {
  override get name() {
    return "BadRequestError" as const;
  }
}

export class UnauthorizedError<Body = unknown> extends ApiError<401, Body> {
  override get name() {
    return "UnauthorizedError" as const;
  }
}

export class ForbiddenError<Body = unknown> extends ApiError<403, Body> {
  override get name() {
    return "ForbiddenError" as const;
  }
}

export class NotFoundError<Body = unknown> extends ApiError<404, Body> {
  override get name() {
    return "NotFoundError" as const;
  }
}

export class MethodNotAllowedError<Body = unknown> extends ApiError<405, Body> {
  override get name() {
    return "MethodNotAllowedError" as const;
  }
}

export class RequestTimeoutError<Body = unknown> extends ApiError<408, Body> {
  override get name() {
    return "RequestTimeoutError" as const;
  }
}

export class ConflictError<Body = unknown> extends ApiError<409, Body> {
  override get name() {
    return "ConflictError" as const;
  }
}

export class GoneError<Body = unknown> extends ApiError<410, Body> {
  override get name() {
    return "GoneError" as const;
  }
}

export class PreconditionFailedError<Body = unknown> extends ApiError<412, Body> {
  override get name() {
    return "PreconditionFailedError" as const;
  }
}

export class ContentTooLargeError<Body = unknown> extends ApiError<413, Body> {
  override get name() {
    return "ContentTooLargeError" as const;
  }
}

export class UnsupportedMediaTypeError<Body = unknown> extends ApiError<415, Body> {
  override get name() {
    return "UnsupportedMediaTypeError" as const;
  }
}

export class UnprocessableContentError<Body = unknown> extends ApiError<422, Body> {
  override get name() {
    return "UnprocessableContentError" as const;
  }
}

export class TooManyRequestsError<Body = unknown> extends ApiError<429, Body> {
  override get name() {
    return "TooManyRequestsError" as const;
  }
}

/** Any status from 500 on. */
export class ServerError<Body = unknown, Status extends ServerErrorStatus = ServerErrorStatus> extends ApiError<
  Status,
  Body
> {
  override get name() {
    return "ServerError" as const;
  }
}

const classes: Readonly<Partial<Record<number, new (answer: ErrorAnswer) => ApiError>>> = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  405: MethodNotAllowedError,
  408: RequestTimeoutError,
  409: ConflictError,
  410: GoneError,
  412: PreconditionFailedError,
  413: ContentTooLargeError,
  415: UnsupportedMediaTypeError,
  422: UnprocessableContentError,
  429: TooManyRequestsError,
};

/** The error of the class for its status. */
export function createApiError(answer: ErrorAnswer): ApiError {
  const { status } = answer.response;
  const Class = status >= 500 ? ServerError : (classes[status] ?? ApiError);
  return new Class(answer);
}

/**
 * The server answered with a status of success, and with a body that says that the request failed: `success: false`, or
 * what the document calls so. `body` holds what else it says, its `errors` say; the message has the first of them.
 */
export class UnsuccessfulError<Body = unknown> extends ApiError<SuccessStatus, Body> {
  override get name() {
    return "UnsuccessfulError" as const;
  }

  /** @param flag the property of the body that is `false`. */
  constructor(answer: SuccessAnswer<Body>, flag: string) {
    super({ ...answer, problem: `${answer.response.status}, but \`${flag}\` is false` });
  }
}

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

/** An argument or option has characters that may not stand where it goes. It is not quoted: it may be a secret. */
export function unsendable(operation: string, argument: string): InvalidArgumentError {
  return new InvalidArgumentError(operation, argument, "holds characters that cannot be sent");
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

/** The pages of a list do not come to an end: the server gives one again. What came before it is what there is. */
export class PaginationError extends RequestError {
  override get name() {
    return "PaginationError" as const;
  }
}

function describeHint({ option, variables }: CredentialHint): string {
  return `the option \`${option}\`${variables.length > 0 ? ` (or set ${variables.join(" and ")})` : ""}`;
}

/** How often a request was sent, for a message: nothing where that was once. */
function afterAttempts(attempts: number): string {
  return attempts > 1 ? ` after ${attempts} attempts` : "";
}

/** Where a message stands, the best place first. */
const names = ["detail", "title", "message", "error"];
const longest = 500;

/** All but control characters and separators of lines may stand in a message: in a log, it stays on its line. */
const unprintable = /[^ -~\xa0-\u2027\u202a-\uffff]+/g;

/**
 * What a server says in the body of an error, found where servers commonly put it: `detail` or `title` of a problem,
 * `message`, `error`, the same within an `error`, or the first of `errors`.
 *
 * @param hide takes secrets out of it.
 * @see https://www.rfc-editor.org/rfc/rfc9457#section-3.1
 */
export function serverMessage(body: unknown, hide: Hide): string | undefined {
  const fields = fieldsOf(body);
  const [first]: readonly unknown[] = Array.isArray(fields["errors"]) ? fields["errors"] : [];
  const said = [fields, fieldsOf(fields["error"]), fieldsOf(first)].flatMap((holder) =>
    names.map((name) => holder[name]),
  );
  const found = [...said, first].find((one): one is string => !!one && typeof one === "string");
  return found && quoted(found, hide);
}

/** What a message quotes of an answer: short, on one line, and without the secrets that `hide` takes out. */
export function quoted(text: string, hide: Hide): string {
  return hide(text).slice(0, longest).replace(unprintable, " ");
}

/** The server's id of a request, in the best header that it has. */
export function requestIdIn(headers: Headers, candidates: readonly string[] = []): string | undefined {
  return candidates.flatMap((name) => headers.get(name) ?? [])[0];
}

/** Takes what nobody may read out of a text that may quote it. */
export type Hide = (text: string) => string;

/** From as many characters on, a secret is looked for within words, too. */
const shortest = 4;

/** @param find gives the secrets; it is asked only where there is a text. */
export function hiding(find: () => readonly string[]): Hide {
  return (text) => {
    const patterns = find()
      // No form of a secret is shorter than itself.
      .filter((secret) => secret && secret.length <= text.length)
      // The longest first, as one may be a part of another.
      .sort((left, right) => right.length - left.length)
      .map((secret) => {
        // As it is, and as JSON and URLs write it, in whose queries a space is `+` or `%20`.
        const pattern = secret.replace(/\W/gu, (char) => {
          const written = new URLSearchParams({ "": char }).toString().slice(1);
          const forms = [char, JSON.stringify(char).slice(1, -1), written, written.replace("+", "%20")];
          return `(?:${forms.map((form) => form.replace(/\W/g, "\\$&")).join("|")})`;
        });
        return secret.length < shortest ? `(?<!\\w)${pattern}(?!\\w)` : pattern;
      });
    return patterns.length === 0 ? text : text.replace(new RegExp(patterns.join("|"), "g"), "[redacted]");
  };
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
    refusals.test(String(errorCode(one))),
  );
}
