import type { RetryEvent, TransportConfig } from "../../../templates/runtime/options.ts";
import { type Script, startFaultServer } from "../../fault-server/fault-server.ts";
import { makeTransport } from "./make-transport.ts";

/** A server, and a client of it that tells of its retries. */
export async function startRetrying(script: Script, config: Partial<TransportConfig> = {}) {
  const events: RetryEvent[] = [];
  const onRetry = (event: RetryEvent) => void events.push(event);
  const server = await startFaultServer(script);
  const defaults = { baseUrl: server.url, maxRetries: 2, retryDelay: 1, timeout: 5000, onRetry };
  return { server, events, transport: makeTransport({ ...defaults, ...config }) };
}
