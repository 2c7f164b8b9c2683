/** A date as HTTP writes it. `Date.parse` alone would find one in almost any text that has a digit in it. */
const httpDate = /^\w{3,9}, .+ GMT$/;
const seconds = /^\d+(?:\.\d+)?$/;

/**
 * How long a server asks to wait before the next attempt.
 *
 * @returns milliseconds, 0 where the date is past; undefined where the server does not say, or says what is no such time.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const milliseconds = headers.get("retry-after-ms") ?? "";
  if (seconds.test(milliseconds)) return Number(milliseconds);
  const text = headers.get("retry-after") ?? "";
  if (seconds.test(text)) return Number(text) * 1000;
  if (!httpDate.test(text)) return undefined;
  // Where the server tells its time as well, the two are compared: the clock of the client may be wrong.
  const wait = Date.parse(text) - (Date.parse(headers.get("date") ?? "") || Date.now());
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}
