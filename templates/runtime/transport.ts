import createClient from "openapi-fetch";
import { withinTimeout } from "./attempt-timeout.js";
import { createCall } from "./call.js";
import { createDeadline } from "./deadline.js";
import { exchange, operationName, type AnyPaths, type Wire } from "./exchange.js";
import type { OperationRequest } from "./operation-request.js";
import type { CallOptions, TransportConfig } from "./options.js";
import { retrying } from "./retry.js";
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
    checked: new Set(),
    client: createClient<AnyPaths>({ baseUrl, redirect }),
    // Every attempt of every request passes here, below the middleware.
    dispatch(request, sending) {
      const given = config.fetch ?? globalThis.fetch;
      const fetch = sending.observed?.attempts(given, sending) ?? given;
      const attempt = async (next: Request) =>
        withinTimeout(config.attemptTimeout, next, sending, async (timed) =>
          send(timed, sending, async (sent) => {
            sending.kept?.push(next, sent);
            return fetch(sent);
          }),
        );
      return retrying(config, attempt)(request, sending);
    },
  };

  const deadline = createDeadline();

  return {
    call(request, options = {}) {
      const operation = operationName(request);
      const { signal, timeout = config.timeout ?? defaultTimeout } = options;
      const endsAt = performance.now() + (timeout > 0 ? timeout : Infinity);
      const observed = config.observer?.(request, config);
      const tries = { count: 0 };
      const within: Within = (work, limits) => deadline({ operation, signal, timeout, tries, ...limits }, work);
      const answer = within((ending) =>
        exchange(wire, request, { ...options, operation, signal: ending, endsAt, tries, observed, kept: [], within }),
      );
      return createCall(observed?.end(answer) ?? answer) as never;
    },
    wire: () => wire,
  };
}
