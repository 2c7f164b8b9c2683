import type { ApiError } from "../../../templates/runtime/api-error.ts";
import type { OperationRequest } from "../../../templates/runtime/operation-request.ts";
import type { RequestError } from "../../../templates/runtime/request-error.ts";
import {
  createTransport,
  type CallOptions,
  type Transport,
  type TransportConfig,
} from "../../../templates/runtime/transport.ts";

/** A transport for a test: without credentials unless they are given. */
export function makeTransport(config: Partial<TransportConfig>): Transport {
  return createTransport({ credentials: {}, ...config });
}

/** A request of some operation: `GET /things` unless something else is given. */
export function makeRequest(request: Partial<OperationRequest> = {}): OperationRequest {
  return { method: "GET", path: "/things", security: [], ...request };
}

/** The error that a call ends with; a call that succeeds fails the test. */
export async function failureOf(
  transport: Transport,
  request: Partial<OperationRequest> = {},
  options?: CallOptions,
): Promise<ApiError | RequestError> {
  const result = await transport.call<unknown, ApiError | RequestError>(makeRequest(request), options).result();
  if (result.ok) throw new Error(`The call succeeded with ${JSON.stringify(result.data)}.`);
  return result.error;
}
