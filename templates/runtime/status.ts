import type { ApiError, Hide } from "./errors.js";

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberOf<Text extends string> = Text extends `${infer Value extends number}` ? Value : never;

/** 200 to 299. */
export type SuccessStatus = NumberOf<`2${Digit}${Digit}`>;

/** 400 to 499. Unregistered codes are in it, too: a server may send one, and code may ask for it. */
export type ClientErrorStatus = NumberOf<`4${Digit}${Digit}`>;

/** 500 to 599. */
export type ServerErrorStatus = NumberOf<`5${Digit}${Digit}`>;

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15 */
export type ErrorStatus = ClientErrorStatus | ServerErrorStatus;

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

/** An answer with a status of success. */
export type SuccessAnswer<Body = unknown> = ErrorAnswer<Body>;
