/** Some runtimes quote the URL of a request in what `fetch` throws, and a credential may be in its query. */
export function withoutUrl(error: unknown, url: string): unknown {
  const quoted = textsOf(error).some((text) => String(text).includes(url));
  return quoted ? new Error(String(error).replaceAll(url, "[URL]")) : error;
}

function textsOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error];
  return [error.message, error.stack, ...Object.values(error), ...textsOf(error.cause)];
}
