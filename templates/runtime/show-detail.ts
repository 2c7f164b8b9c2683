import type { CallDetail } from "./call-event.js";
import { secretsIn } from "./secrets.js";

const redacted = "[redacted]";

/** What is taken for a secret where it is a text, whatever the document says of it: the name of it, or a part of that. */
const suspicious = /auth|cookie|credential|passw|private|secret|session|signature|token|api.?key/i;

/** Names that a query shows. Where the whole query is one value, that stands where a name would. */
const plainName = /^[\w.$[\]-]+$/;

/** What stands before a credential. */
const schemes = /^(?:bearer|basic)$/i;

/** Headers with the URL of another place, which may hold anything. */
const locations = /^(?:content-location|link|location|referer|refresh)$/;

/**
 * Shows the details of an event, `path` being its template, without the secrets in them.
 *
 * @param hide is told of each secret: what comes later may quote it.
 */
export type ShowDetail = (detail: CallDetail, path: string, hide: (secret: string) => void) => object;

/** @param sensitive names of properties, parameters and headers whose values are never shown, in any case. */
export function createShow(sensitive: readonly string[]): ShowDetail {
  const names = new Set(sensitive.map((name) => name.toLowerCase()));
  const isSensitive = (name: string) => names.has(name.toLowerCase());
  const redact = (value: unknown, hide: (secret: string) => void): string => {
    secretsIn(value).forEach(hide);
    return redacted;
  };

  return ({ url, headers, body }, path, hide) => {
    const shown = (name: string, value: unknown): unknown =>
      isSensitive(name) || (typeof value === "string" && suspicious.test(name)) ? redact(value, hide) : value;

    /** The value of a header or a parameter may be an object that is written as a text, with the names in it. */
    const showText = (name: string, value: string) => {
      const text = `${name} ${value}`.toLowerCase();
      if (!suspicious.test(text) && ![...names].some((hidden) => text.includes(hidden))) return value;
      return redact(
        // Shorter ones are the settings of a cookie, which would be taken out of times and statuses, too.
        value.split(/[\s=;,"{}[\]]+/).filter((part) => part.length > 3 && !isSensitive(part) && !schemes.test(part)),
        hide,
      );
    };
    return {
      ...(url !== undefined && { url: showUrl(url, path, showText) }),
      ...(headers !== undefined && { headers: showHeaders(headers, showText) }),
      ...(body !== undefined && { body: showBody(body, shown) }),
    };
  };
}

/** Shows a text that has a name. */
type ShowText = (name: string, value: string) => string;

function showUrl(url: string, path: string, showText: ShowText): string {
  const { origin, pathname, searchParams } = new URL(url);
  const isHidden = [...path.matchAll(/\{([^{}]+)\}/g)].some(([, name = ""]) => showText(name, "") === redacted);
  const query: string[] = [];
  searchParams.forEach((value, name) => {
    query.push(plainName.test(name) ? `${name}=${showText(name, value)}` : redacted);
  });
  return [`${origin}${isHidden ? path : pathname}`, ...(query.length > 0 ? [query.join("&")] : [])].join("?");
}

function showHeaders(headers: Headers, showText: ShowText): object {
  const values: Record<string, string> = {};
  headers.forEach((value, name) => (values[name] = locations.test(name) ? redacted : showText(name, value)));
  return values;
}

function showBody(body: unknown, shown: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(body)) return body.map((item) => showBody(item, shown));
  // Nothing says what is in a text.
  if (typeof body !== "object" || body === null) return `[${body === null ? "null" : typeof body}]`;
  const prototype: unknown = Object.getPrototypeOf(body);
  if (prototype !== Object.prototype && prototype !== null) return `[${body.constructor.name}]`;
  try {
    // What is sent is what JSON makes of a value, whatever objects are in it.
    return JSON.parse(JSON.stringify(body, shown));
  } catch {
    return "[object]";
  }
}
