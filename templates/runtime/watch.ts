import { ApiError } from "./api-error.js";
import type { Answer } from "./call.js";
import type { CallDetail, CallEvent } from "./call-event.js";
import type { OperationRequest } from "./operation-request.js";
import type { TransportConfig } from "./options.js";
import { ConnectionError } from "./request-error.js";
import type { Fetch } from "./send.js";

/** Tells a listener of one call. */
export interface Watch {
  /** A `fetch` each use of which is an attempt of the call. */
  attempts(fetch: Fetch, operation: string): Fetch;

  /** The same answer, or the same failure. */
  end<A extends Answer<unknown, unknown>>(answer: Promise<A>): Promise<A>;
}

type Told<Event = CallEvent> = Event extends CallEvent
  ? Omit<Event, "call" | "method" | "path" | "attempt" | "detail">
  : never;

/** The server's id of a request, in the best header that it has. */
export function requestIdIn(headers: Headers, { requestIdHeaders = [] }: TransportConfig): string | undefined {
  return requestIdHeaders.flatMap((name) => headers.get(name) ?? [])[0];
}

/** Makes what watches each call of a client; nothing where nobody listens. */
export function createWatch(config: TransportConfig): (request: OperationRequest) => Watch | undefined {
  const { onEvent } = config;
  let calls = 0;
  return ({ method, path, body }) => {
    if (onEvent === undefined) return undefined;
    const call = (calls += 1);
    const timeCall = stopwatch();
    let attempt = 0;
    let after: number | undefined;
    let isOver = false;
    const tell = (told: Told, detail: CallDetail) => {
      // A call may end before the request does that it is waiting for.
      if (isOver) return;
      try {
        onEvent({ ...told, call, method, path, attempt, detail: () => detail });
      } catch {
        // A fault of a log is no reason to fail.
      }
    };
    const answered = ({ status, headers }: Response) => ({ status, requestId: requestIdIn(headers, config) });

    return {
      attempts: (fetch, operation) => async (request) => {
        attempt += 1;
        const time = stopwatch();
        tell({ kind: "request", after }, { url: request.url, headers: request.headers, body });
        try {
          const response = await fetch(request);
          after = response.status;
          tell({ kind: "response", ...answered(response), duration: time() }, { headers: response.headers });
          return response;
        } catch (error) {
          after = undefined;
          tell({ kind: "failure", problem: new ConnectionError(operation, error).message, duration: time() }, {});
          throw error;
        }
      },
      async end(answer) {
        try {
          const given = await answer;
          const { data, response } = given;
          tell(
            { kind: "success", ...answered(response), duration: timeCall() },
            { headers: response.headers, body: data },
          );
          return given;
        } catch (error) {
          tell({ kind: "error", error, duration: timeCall() }, error instanceof ApiError ? error : {});
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
