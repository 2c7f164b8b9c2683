/** Some runtimes quote the URL of a request in what `fetch` throws, and a credential may be in its query. */
export function withoutUrl(error: unknown, url: string): unknown {
  if (!(error instanceof Error)) return String(error).includes(url) ? undefined : error;
  const { name, message, stack = "", cause } = error;
  const clean = withoutUrl(cause, url);
  const quotes = [message, stack, ...Object.values(error)].some((text) => String(text).includes(url));
  if (!quotes && clean === cause) return error;
  const hide = (text: string) => text.replaceAll(url, "[URL]");
  const copy = new Error(hide(message), clean === undefined ? {} : { cause: clean });
  return Object.assign(copy, { name, stack: hide(stack) });
}
