import type { ExchangeOptions, Wire } from "./exchange.js";
import type { Limits } from "./deadline.js";
import type { OperationRequest } from "./operation-request.js";
import { ConnectionError, RequestError } from "./request-error.js";

/** Runs work within the limits of a call, or within others in their place. */
export type Within = <T>(work: (signal: AbortSignal) => Promise<T>, limits?: Partial<Limits>) => Promise<T>;

/** What a response came in answer to. */
export interface StreamContext {
  readonly wire: Wire;
  readonly request: OperationRequest;
  readonly options: ExchangeOptions;
}

/** Makes of a successful response what the call gives, and leaves the body to be read by whoever gets that. */
export type StreamReader = (response: Response, context: StreamContext) => unknown;

/** The bytes of a body, as they arrive. */
export interface Chunks {
  /**
   * The next bytes; undefined at the end.
   *
   * @param place how far the stream has come, for the message of an error.
   * @throws {ConnectionError | TimeoutError | AbortedError} after which nothing can be read any more.
   */
  read(place?: string): Promise<Uint8Array | undefined>;

  /** Lets go of the connection. To do so again, or at the end, does nothing. */
  cancel(): Promise<void>;
}

/**
 * The chunks of a body. Each has to come within the timeout of the call, and the call's signal ends them all, even while
 * nobody reads.
 */
export function openChunks(operation: string, response: Response, { within, tries }: ExchangeOptions): Chunks {
  const reader = response.body?.getReader();
  let close = () => {};
  const cancel = async () => {
    close();
    // A body that has failed already says so again.
    await reader?.cancel().catch(() => {});
  };
  if (reader) within(() => new Promise<void>((resolve) => (close = resolve)), { timeout: 0 }).catch(cancel);

  return {
    cancel,
    async read(place) {
      try {
        const { value } = (await within(async () => reader?.read())) ?? {};
        if (value === undefined) close();
        return value;
      } catch (error) {
        await cancel();
        throw error instanceof RequestError ? error : new ConnectionError(operation, error, tries.count, place);
      }
    },
  };
}
