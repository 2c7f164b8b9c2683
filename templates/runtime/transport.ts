import createClient from "openapi-fetch";
import { createCall } from "./call.js";
import { createDeadline } from "./deadline.js";
import { exchange, operationName, type AnyPaths, type Wire } from "./exchange.js";
import type { OperationRequest } from "./operation-request.js";
import type { CallOptions, TransportConfig } from "./options.js";
import type { Within } from "./stream.js";
import { redirect, send } from "./send.js";

export type { CallOptions, TransportConfig, TransportOptions } from "./options.js";

/** Sends the requests of a client. */
export interface Transport {
  /**
   * Starts a call at once, and gives an `ApiCall`: the operation's function says of what. `never` fits there whatever
   * it says, without a compiler having to infer or to compare anything once for each operation.
   */
  call(request: OperationRequest, options?: CallOptions): never;

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
      const within: Within = (work, limits) => deadline({ operation, signal, timeout, ...limits }, work);
      const answer = within((ending) => exchange(wire, request, { ...options, signal: ending, within }));
      return createCall(answer) as never;
    },
    wire: () => wire,
  };
}
