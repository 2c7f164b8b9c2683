import { ApiError, RequestError } from "./errors.js";

/** What a successful call has got. */
export interface Answer<Data> {
  readonly data: Data;
  readonly response: Response;
}

/** How a call ended. */
export type Result<Data, Failure> =
  | ({ readonly ok: true } & Answer<Data>)
  | { readonly ok: false; readonly error: Failure };

/** A call under way: a promise of its data, which rejects with a `Failure`. */
export interface ApiCall<Data, Failure> extends Promise<Data> {
  /** The data together with the response that brought it. */
  withResponse(): Promise<Answer<Data>>;
  /** The data or the error, as a value; it rejects only on a fault in the code around the call. */
  result(): Promise<Result<Data, Failure>>;
}

export function createCall<Data, Failure>(answer: Promise<Answer<Data>>): ApiCall<Data, Failure> {
  const data = answer.then((settled) => settled.data);
  const withResponse = () => {
    // The caller awaits another promise of the same failure: this one must not count as forgotten.
    data.catch(() => {});
    return answer;
  };
  const result = () =>
    withResponse().then(
      (settled): Result<Data, Failure> => ({ ok: true, ...settled }),
      (error: unknown): Result<Data, Failure> => {
        if (error instanceof ApiError || error instanceof RequestError) return { ok: false, error: error as Failure };
        throw error;
      },
    );
  return Object.assign(data, { withResponse, result });
}
