/**
 * Keeps a request for as long as a signal lives. The platform hears of an abort through the request, and while an answer is
 * read nothing else need refer to that: once it is collected, the connection would stay open whatever is aborted.
 */
export function hold(signal: AbortSignal, request: Request): Request {
  signal.addEventListener("abort", () => request);
  return request;
}
