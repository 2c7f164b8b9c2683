/** Headers that say how a message is sent: `fetch` writes them, and fails where they are given another value. */
const framing: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Headers that `fetch` adds where they are not given. @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const added: ReadonlySet<string> = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "host",
  "sec-fetch-mode",
  "user-agent",
]);

export function isFraming(header: string): boolean {
  return framing.has(header.toLowerCase());
}

/** Whether a request has the header whatever a client does, and it says nothing of how the message is sent. */
export function isAdded(header: string): boolean {
  return added.has(header.toLowerCase());
}
