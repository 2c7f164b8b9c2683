import type { Answer } from "./call.js";
import type { Hide } from "./errors.js";
import type { OperationRequest } from "./operation-request.js";
import type { Fetch, TransportConfig } from "./options.js";

/** What happened to a call, in this order: each attempt that a call makes, and last how the call ended. */
export type CallEvent = CallEventBase &
  (
    | {
        /** An attempt is about to be sent. */
        readonly kind: "request";
        /** The status that made another attempt necessary; undefined for the first, and where the one before got no answer. */
        readonly after: number | undefined;
      }
    /** An attempt has got an answer, whose body is still to come. The duration is that of the attempt. */
    | ({ readonly kind: "response" } & Answered)
    /** An attempt has got none. The duration is that of the attempt. */
    | { readonly kind: "failure"; readonly problem: string; readonly duration: number }
    /** The call has its data. The duration is that of the whole call. */
    | ({ readonly kind: "success" } & Answered)
    /** The call has failed with this error. The duration is that of the whole call. */
    | { readonly kind: "error"; readonly error: unknown; readonly duration: number }
  );

interface CallEventBase {
  /** Counts the calls of a client, from 1: which events are of one call. */
  readonly call: number;
  readonly method: string;
  /** The template: no parameter is filled in. */
  readonly path: string;
  /** Counts the requests that the call has sent, from 1: those of redirects are among them. 0 where it sent none. */
  readonly attempt: number;
  /** What belongs to the event and may hold secrets. A function, so that an event that gets into a log shows none. */
  readonly detail: () => CallDetail;
}

interface Answered {
  readonly status: number;
  /** The server's id of the request. */
  readonly requestId: string | undefined;
  /** In milliseconds. */
  readonly duration: number;
}

/** What was sent, or what came: nothing of it is redacted. */
export interface CallDetail {
  /** Takes out of a text the credentials of the request, and what the document calls sensitive in its params. */
  readonly hide: Hide;
  readonly url?: string | undefined;
  readonly headers?: Headers;
  /** As the caller gave it, or as the caller gets it. */
  readonly body?: unknown;
}

/** Starts to observe a call. */
export type CallObserver = (
  request: OperationRequest,
  config: Pick<TransportConfig, "requestIdHeaders">,
) => ObservedCall;

/** A call that is observed. */
export interface ObservedCall {
  /**
   * A `fetch` each use of which is an attempt of the call.
   *
   * @param hide takes out of a text what is secret in the request.
   */
  attempts(fetch: Fetch, hide: Hide): Fetch;

  /** The same answer, or the same failure. */
  end<A extends Answer<unknown, unknown>>(answer: Promise<A>): Promise<A>;
}
