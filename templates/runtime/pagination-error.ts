import { RequestError } from "./request-error.js";

/** The pages of a list do not come to an end: the server gives one again. What came before it is what there is. */
export class PaginationError extends RequestError {
  override get name() {
    return "PaginationError" as const;
  }
}
