import type { TransportConfig } from "./options.js";

/** The server's id of a request, in the best header that it has. */
export function requestIdIn(
  headers: Headers,
  { requestIdHeaders = [] }: Pick<TransportConfig, "requestIdHeaders">,
): string | undefined {
  return requestIdHeaders.flatMap((name) => headers.get(name) ?? [])[0];
}
