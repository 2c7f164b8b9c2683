import { TimeoutError } from "./request-error.js";
import { longestDelay } from "./wait.js";

/**
 * Sends a request, and aborts that with a `TimeoutError` where the headers of the answer take too long.
 *
 * @param timeout in milliseconds; undefined, 0 or Infinity is none.
 */
export async function withinTimeout(
  timeout: number | undefined,
  request: Request,
  operation: string,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  if (!timeout || timeout > longestDelay) return send(request);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new TimeoutError(operation, timeout)), timeout);
  try {
    return await send(new Request(request, { signal: AbortSignal.any([request.signal, controller.signal]) }));
  } finally {
    clearTimeout(timer);
  }
}
