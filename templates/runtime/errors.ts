type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type StatusOf<Hundreds extends 4 | 5> = `${Hundreds}${Digit}${Digit}` extends `${infer Status extends number}`
  ? Status
  : never;

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5 */
export type ClientErrorStatus = StatusOf<4>;

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.6 */
export type ServerErrorStatus = StatusOf<5>;

export type ErrorStatus = ClientErrorStatus | ServerErrorStatus;

/** What is known of a response that reports an error. */
export interface ErrorResponse<Status = ErrorStatus, Body = unknown> {
  /** The method and the path template of the operation. */
  readonly operation: string;
  readonly status: Status;
  readonly statusText: string;
  readonly headers: Headers;
  /** What the server calls this request in its logs. */
  readonly requestId: string | undefined;
  /** Parsed where it is JSON, else the text. */
  readonly body: Body;
}

/** A response with an error status. Its status tells the type of its body. */
export class ApiError<Status extends ErrorStatus = ErrorStatus, Body = unknown> extends Error {
  override readonly name: string = "ApiError";
  readonly operation: string;
  readonly status: Status;
  readonly headers: Headers;
  readonly requestId: string | undefined;
  readonly body: Body;

  constructor(response: ErrorResponse<Status, Body>) {
    super(describe(response));
    this.operation = response.operation;
    this.status = response.status;
    this.headers = response.headers;
    this.requestId = response.requestId;
    this.body = response.body;
  }
}

export class BadRequestError<Body = unknown> extends ApiError<400, Body> {
  override readonly name = "BadRequestError";
}

export class UnauthorizedError<Body = unknown> extends ApiError<401, Body> {
  override readonly name = "UnauthorizedError";
}

export class ForbiddenError<Body = unknown> extends ApiError<403, Body> {
  override readonly name = "ForbiddenError";
}

export class NotFoundError<Body = unknown> extends ApiError<404, Body> {
  override readonly name = "NotFoundError";
}

export class MethodNotAllowedError<Body = unknown> extends ApiError<405, Body> {
  override readonly name = "MethodNotAllowedError";
}

export class RequestTimeoutError<Body = unknown> extends ApiError<408, Body> {
  override readonly name = "RequestTimeoutError";
}

export class ConflictError<Body = unknown> extends ApiError<409, Body> {
  override readonly name = "ConflictError";
}

export class GoneError<Body = unknown> extends ApiError<410, Body> {
  override readonly name = "GoneError";
}

export class PreconditionFailedError<Body = unknown> extends ApiError<412, Body> {
  override readonly name = "PreconditionFailedError";
}

export class ContentTooLargeError<Body = unknown> extends ApiError<413, Body> {
  override readonly name = "ContentTooLargeError";
}

export class UnsupportedMediaTypeError<Body = unknown> extends ApiError<415, Body> {
  override readonly name = "UnsupportedMediaTypeError";
}

export class UnprocessableContentError<Body = unknown> extends ApiError<422, Body> {
  override readonly name = "UnprocessableContentError";
}

export class TooManyRequestsError<Body = unknown> extends ApiError<429, Body> {
  override readonly name = "TooManyRequestsError";
}

export class ServerError<Body = unknown, Status extends ServerErrorStatus = ServerErrorStatus> extends ApiError<
  Status,
  Body
> {
  override readonly name = "ServerError";
}

/** A response with a status that the document does not give for the operation. */
export type UndocumentedError<Documented extends ErrorStatus = never> = ApiError<
  Exclude<ErrorStatus, Documented>,
  unknown
>;

/** The error of the class that belongs to the status. */
export function createApiError(response: ErrorResponse<number>): ApiError {
  const Class = response.status >= 500 ? ServerError : (classes[response.status] ?? ApiError);
  return new Class(response as ErrorResponse<never>);
}

const classes: Readonly<Record<number, new (response: ErrorResponse<never>) => ApiError>> = {
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

/** `POST /path: 404 Not Found: no such thing (request 8f2a)` */
function describe({ operation, status, statusText, requestId, body }: ErrorResponse<number>): string {
  const message = findMessage(body);
  const parts = [operation, `${status} ${statusText}`.trim(), ...(message ? [message] : [])];
  return parts.join(": ") + (requestId ? ` (request ${requestId})` : "");
}

/** The server's own words: those of problem details, and of the other envelopes that are in use. */
function findMessage(body: unknown): string | undefined {
  if (typeof body === "string") return body.length > 0 && body.length <= 200 ? body : undefined;
  if (typeof body !== "object" || body === null) return undefined;
  const { detail, message, title, error, errors } = body as Readonly<Record<string, unknown>>;
  const text = [detail, message, title, error].find((value) => typeof value === "string" && value !== "");
  const inner: unknown = Array.isArray(errors) ? errors[0] : error;
  return (text as string | undefined) ?? (inner === body ? undefined : findMessage(inner));
}

/** A call that ended without a response, or with one that is of no use. */
export class RequestError extends Error {
  override readonly name: string = "RequestError";
  /** The method and the path template of the operation. */
  readonly operation: string;
  /** There is none: this tells it from an {@link ApiError}. */
  readonly status = undefined;

  constructor(operation: string, message: string, cause?: unknown) {
    super(`${operation}: ${message}`, cause === undefined ? {} : { cause });
    this.operation = operation;
  }
}

/** No connection, or one that broke. Whether the server has acted on the request is not known. */
export class ConnectionError extends RequestError {
  override readonly name = "ConnectionError";
}

/** The call took longer than it may, the reading of the body included. */
export class TimeoutError extends RequestError {
  override readonly name = "TimeoutError";
}

/** The caller's signal was aborted; `cause` is its reason. */
export class AbortedError extends RequestError {
  override readonly name = "AbortedError";
}

/** The call needs credentials that the client does not have; nothing was sent. */
export class MissingCredentialError extends RequestError {
  override readonly name = "MissingCredentialError";
}

/** The call was given a value that cannot be sent; nothing was sent. */
export class InvalidArgumentError extends RequestError {
  override readonly name = "InvalidArgumentError";
}

/** A successful response whose body is not what the document says. */
export class InvalidResponseError extends RequestError {
  override readonly name = "InvalidResponseError";
}
