import { afterAttempts } from "./request-error.js";
import type { Hide } from "./secrets.js";
import { serverMessage } from "./server-message.js";
import type { ErrorStatus, ServerErrorStatus, SuccessStatus } from "./status.js";

/** An answer with an error status. */
export interface ErrorAnswer<Body = unknown> {
  /** The method and the path template: `POST /users/{user_id}`. */
  readonly operation: string;
  /** The response, whose body is read already. */
  readonly response: Response;
  readonly body: Body;
  readonly requestId?: string | undefined;
  /** What is wrong, where the status does not say it. */
  readonly problem?: string;
  /** How often the request was sent: once, where this is not given. */
  readonly attempts?: number;
  /** Takes out what the request carried and nobody may read in a log: an answer may quote it. */
  readonly hide?: Hide;
}

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
    const said = [operation, outcome, serverMessage(body, hide) ?? []].flat().join(": ");
    const id = requestId && hide(requestId);
    super(id === undefined ? said : `${said} (request ${id})`);
    this.operation = operation;
    this.status = status as Status;
    this.#headers = headers;
    this.requestId = id;
    this.attempts = attempts;
    this.#body = body;
  }
}

/**
 * An error with one of these statuses, of whatever class. It is an interface for the sake of `instanceof`, which in a union
 * with `ApiError` itself would narrow to a subclass whose body is of any type.
 */
export interface StatusError<Status extends ErrorStatus, Body> extends ApiError<Status, Body> {
  readonly body: Body;
}

/** An error with a status that the document does not name. */
export type UndocumentedError<Documented extends ErrorStatus = never> = StatusError<
  Exclude<ErrorStatus, Documented>,
  unknown
>;

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
