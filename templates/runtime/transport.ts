import createClient from "openapi-fetch";
import { createCall, type ApiCall } from "./call.js";
import { createDeadline } from "./deadline.js";
import { exchange, operationName, type AnyPaths, type Wire } from "./exchange.js";
import type { OperationRequest } from "./operation-request.js";
import type { CallOptions, TransportConfig } from "./options.js";
import { redirect, send } from "./send.js";

export type { CallOptions, TransportConfig, TransportOptions } from "./options.js";

/** Sends the requests of a client. */
export interface Transport {
  /** Starts a call at once. */
  call<Data, Failure>(request: OperationRequest, options?: CallOptions): ApiCall<Data, Failure>;

  /** What other clients are built on. A function, so that a transport that gets into a log shows no secret. */
  wire(): Wire;
}

/** In milliseconds. */
const defaultTimeout = 60_000;

export function createTransport(config: TransportConfig): Transport {
  const { baseUrl = "" } = config;
  const wire: Wire = {
    ...config,
    baseUrl,
    client: createClient<AnyPaths>({ baseUrl, redirect }),
    // Every attempt of every request passes here, below the middleware.
    dispatch: (request, operation) => send(request, operation, config.fetch ?? globalThis.fetch),
  };

  const deadline = createDeadline();

  return {
    call(request, options = {}) {
      const operation = operationName(request);
      const { signal, timeout = config.timeout ?? defaultTimeout } = options;
      return createCall(
        deadline({ operation, signal, timeout }, (ending) => exchange(wire, request, { ...options, signal: ending })),
      );
    },
    wire: () => wire,
  };
}
