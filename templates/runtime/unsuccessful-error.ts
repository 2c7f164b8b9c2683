import { ApiError, type ErrorAnswer } from "./api-error.js";
import type { SuccessStatus } from "./status.js";

/** An answer with a status of success. */
export type SuccessAnswer<Body = unknown> = ErrorAnswer<Body>;

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
