import { ApiError } from "./api-error.js";
import type { Answer } from "./call.js";
import type { CallDetail, CallEvent } from "./call-event.js";
import type { OperationRequest } from "./operation-request.js";
import type { TransportConfig } from "./options.js";
import { ConnectionError } from "./request-error.js";
import { requestIdIn } from "./request-id.js";
import type { Sending } from "./retry.js";
import type { Hide } from "./secrets.js";
import type { Fetch } from "./send.js";

/** Starts to observe a call. */
export type CallObserver = (
  request: OperationRequest,
  config: Pick<TransportConfig, "requestIdHeaders">,
) => ObservedCall;

/** A call that is observed. */
export interface ObservedCall {
  /** A `fetch` each use of which is an attempt of the call. */
  attempts(fetch: Fetch, sending: Pick<Sending, "operation" | "hide">): Fetch;

  /** The same answer, or the same failure. */
  end<A extends Answer<unknown, unknown>>(answer: Promise<A>): Promise<A>;
}

type Told<Event = CallEvent> = Event extends CallEvent
  ? Omit<Event, "call" | "method" | "path" | "attempt" | "detail">
  : never;

/**
 * Makes an `observer` for a client: `createClient({ observer: observeCalls((event) => count(event.kind)) })`.
 *
 * @param listener for logs, traces and figures. It is called at once, and what it throws is ignored.
 */
export function observeCalls(listener: (event: CallEvent) => void): CallObserver {
  let calls = 0;
  return ({ method, path, body }, config) => {
    const call = (calls += 1);
    const timeCall = stopwatch();
    let attempt = 0;
    let after: number | undefined;
    let isOver = false;
    const tell = (told: Told, detail: Omit<CallDetail, "hide">) => {
      // A call may end before the request does that it is waiting for.
      if (isOver) return;
      try {
        listener({ ...told, call, method, path, attempt, detail: () => ({ ...detail, hide }) });
      } catch {
        // A fault of a log is no reason to fail.
      }
    };
    let hide: Hide = String;
    const answered = ({ status, headers }: Response) => {
      const requestId = requestIdIn(headers, config);
      return { status, requestId: requestId && hide(requestId) };
    };

    return {
      attempts: (fetch, sending) => async (request) => {
        attempt += 1;
        hide = sending.hide;
        const time = stopwatch();
        tell({ kind: "request", after }, { url: request.url, headers: request.headers, body });
        try {
          const response = await fetch(request);
          after = response.status;
          tell({ kind: "response", ...answered(response), duration: time() }, { headers: response.headers });
          return response;
        } catch (error) {
          after = undefined;
          tell(
            { kind: "failure", problem: new ConnectionError(sending.operation, error).message, duration: time() },
            {},
          );
          throw error;
        }
      },
      async end(answer) {
        try {
          const ended = await answer;
          const { data, response } = ended;
          const { headers } = response;
          tell({ kind: "success", ...answered(response), duration: timeCall() }, { headers, body: data });
          return ended;
        } catch (error) {
          const detail = error instanceof ApiError ? { headers: error.headers, body: error.body } : {};
          tell({ kind: "error", error, duration: timeCall() }, detail);
          throw error;
        } finally {
          isOver = true;
        }
      },
    };
  };
}

/** Gives the milliseconds since it was made. */
function stopwatch(): () => number {
  const start = performance.now();
  return () => Math.round(performance.now() - start);
}
