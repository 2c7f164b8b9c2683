/** A successful call: what the body says, and the response that it came in. */
export interface Answer<Data, Values = NoHeaders, Body = Data> {
  /** What the call itself gives: where the body is an envelope, the inside. */
  readonly data: Data;
  /** The whole body. */
  readonly body: Body;
  /** The headers that the document names. */
  readonly headers: Values;
  /** Its status and headers. Its body is read already. */
  readonly response: Response;
}

/** The document names no headers. */
export type NoHeaders = Readonly<Record<string, never>>;

/** How a call ended; `ok` tells which. */
export type Result<Data, Failure, Values = NoHeaders, Body = Data> =
  | ({ readonly ok: true } & Answer<Data, Values, Body>)
  | { readonly ok: false; readonly error: Failure };

/**
 * A call that is under way: the promise of its data, which rejects with a `Failure`.
 *
 * Calling `withResponse` or `result` sends nothing again: all of them are views of the same request.
 */
export interface ApiCall<Data, Failure, Values = NoHeaders, Body = Data> extends Promise<Data> {
  /** The data together with the whole body and the response; rejects as the call itself does. */
  withResponse(): Promise<Answer<Data, Values, Body>>;

  /** The outcome as a value, with `error` typed. It rejects only where a function of the caller's throws. */
  result(): Promise<Result<Data, Failure, Values, Body>>;
}
