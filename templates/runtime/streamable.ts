import { createCall, type ApiCall, type NoHeaders } from "./call.js";
import { operationName } from "./exchange.js";
import type { OperationRequest } from "./operation-request.js";
import { InvalidArgumentError } from "./request-error.js";
import type { CallOptions, Transport } from "./transport.js";

/** A call whose answer can be had as a stream instead. */
export interface StreamableCall<Data, Streamed, Failure, Values = NoHeaders, Body = Data> extends ApiCall<
  Data,
  Failure,
  Values,
  Body
> {
  /**
   * Asks for the stream, in the place of the data: `await client.files.download().stream()`. It has to be called at once,
   * before anything is awaited, as the request is sent then; later it gives a call that fails with an
   * `InvalidArgumentError`. Whoever gets the stream has to read or to cancel it.
   */
  stream(): ApiCall<Streamed, Failure, Values>;
}

/**
 * Starts a call that may be asked for a stream: a request with `streamed` in the place of its own properties.
 *
 * An operation that has no stream imports none of this.
 */
export function streamable(
  transport: Transport,
  request: OperationRequest,
  streamed: Partial<OperationRequest>,
  options?: CallOptions,
): never {
  let isSent = false;
  let isStreamed = false;
  const send = async () => {
    // The caller's `stream()` comes first.
    await Promise.resolve();
    isSent = true;
    const call: ApiCall<unknown, unknown> = transport.call(isStreamed ? { ...request, ...streamed } : request, options);
    return call.withResponse();
  };
  const call = createCall<unknown, unknown>(send());
  const stream = () => {
    const late = () => new InvalidArgumentError(operationName(request), "stream", "must be called at once");
    if (isSent && !isStreamed) return createCall(Promise.reject(late()));
    isStreamed = true;
    return call;
  };
  return Object.assign(call, { stream }) as never;
}
