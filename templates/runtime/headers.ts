import { InvalidArgumentError } from "./request-error.js";

/** Headers by their names; one that is undefined is left out. */
export type HeaderValues = Headers | Readonly<Record<string, string | undefined>>;

/**
 * The headers of all sources, each in the place of those before it with the same name.
 *
 * @throws {InvalidArgumentError} which names the header, but does not quote its value.
 */
export function mergeHeaders(operation: string, ...sources: readonly (HeaderValues | undefined)[]): Headers {
  const merged = new Headers();
  const set = (value: string | undefined, name: string) => {
    if (value === undefined) return;
    try {
      merged.set(name, value);
    } catch {
      throw new InvalidArgumentError(operation, name, "holds characters that cannot be sent");
    }
  };
  for (const source of sources) {
    if (source instanceof Headers) source.forEach(set);
    else for (const [name, value] of Object.entries(source ?? {})) set(value, name);
  }
  return merged;
}

/** Adds cookies, each a `name=value`, to those that the headers have. */
export function addCookies(headers: Headers, ...cookies: readonly string[]): void {
  const all = [headers.get("cookie"), ...cookies].filter(Boolean).join("; ");
  if (all !== "") headers.set("cookie", all);
}
