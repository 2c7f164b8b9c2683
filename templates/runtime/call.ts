import { ApiError } from "./api-error.js";
import { RequestError } from "./request-error.js";

/** A successful call: what the body says, and the response that it came in. */
export interface Answer<Data, Values = NoHeaders> {
  readonly data: Data;
  /** The headers that the document names. */
  readonly headers: Values;
  /** Its status and headers. Its body is read already. */
  readonly response: Response;
}

/** The document names no headers. */
export type NoHeaders = Readonly<Record<string, never>>;

/** How a call ended; `ok` tells which. */
export type Result<Data, Failure, Values = NoHeaders> =
  | ({ readonly ok: true } & Answer<Data, Values>)
  | { readonly ok: false; readonly error: Failure };

/**
 * A call that is under way: the promise of its data, which rejects with a `Failure`.
 *
 * Calling `withResponse` or `result` sends nothing again: all of them are views of the same request.
 */
export interface ApiCall<Data, Failure, Values = NoHeaders> extends Promise<Data> {
  /** The data together with the response; rejects as the call itself does. */
  withResponse(): Promise<Answer<Data, Values>>;

  /** The outcome as a value, with `error` typed. It rejects only where a function of the caller's throws. */
  result(): Promise<Result<Data, Failure, Values>>;
}

export function createCall<Data, Failure, Values = NoHeaders>(
  answer: Promise<Answer<Data, Values>>,
): ApiCall<Data, Failure, Values> {
  const call = answer.then(({ data }) => data);
  // Whoever takes another view handles the failure there, so it must not be reported as unhandled here.
  const leave = () => void call.catch(() => {});
  return Object.assign(call, {
    async withResponse() {
      leave();
      return answer;
    },
    async result(): Promise<Result<Data, Failure, Values>> {
      leave();
      try {
        return { ok: true, ...(await answer) };
      } catch (error) {
        if (error instanceof ApiError || error instanceof RequestError) return { ok: false, error: error as Failure };
        throw error;
      }
    },
  });
}
