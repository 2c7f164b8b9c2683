import type { ApiCall } from "../../../templates/runtime/call.ts";
import type { ApiError, RequestError } from "../../../templates/runtime/errors.ts";
import type { OperationRequest } from "../../../templates/runtime/operation-request.ts";
import type { CallOptions, TransportConfig } from "../../../templates/runtime/options.ts";
import { readJson } from "../../../templates/runtime/response.ts";
import { createTransport, type Transport } from "../../../templates/runtime/transport.ts";

/** A transport whose calls have a type, which an operation's function gives them elsewhere. */
export interface TypedTransport extends Pick<Transport, "wire"> {
  call<Data = unknown, Failure = ApiError | RequestError>(
    request: OperationRequest,
    options?: CallOptions,
  ): ApiCall<Data, Failure>;
}

/** A transport for a test: it reads JSON, and is without credentials and retries unless they are given. */
export function makeTransport(config: Partial<TransportConfig>): TypedTransport {
  const transport = createTransport({ credentials: {}, maxRetries: 0, ...config });
  return {
    wire: () => transport.wire(),
    call: (request, options) => transport.call({ readBody: readJson, ...request }, options),
  };
}

/** A request of some operation: `GET /things` unless something else is given. */
export function makeRequest(request: Partial<OperationRequest> = {}): OperationRequest {
  return { method: "GET", path: "/things", security: [], ...request };
}

/** The error that a call ends with; a call that succeeds fails the test. */
export async function failureOf(
  transport: TypedTransport,
  request: Partial<OperationRequest> = {},
  options?: CallOptions,
): Promise<ApiError | RequestError> {
  const result = await transport.call(makeRequest(request), options).result();
  if (result.ok) throw new Error(`The call succeeded with ${JSON.stringify(result.data)}.`);
  return result.error;
}
