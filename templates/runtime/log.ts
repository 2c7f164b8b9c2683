import { secretsIn } from "./auth.js";
import type { CallDetail, CallEvent, CallObserver } from "./call-event.js";
import { AbortedError, ApiError, ConnectionError, type Hide, hiding, RequestError, requestIdIn } from "./errors.js";
import { isFile } from "./request.js";

type Told<Event = CallEvent> = Event extends CallEvent
  ? Omit<Event, "call" | "method" | "path" | "attempt" | "detail">
  : never;

/**
 * Makes an `observer` for a client: `createClient({ observer: observeCalls((event) => count(event.kind)) })`.
 *
 * @param listener for logs, traces and figures. It is called at once, and what it throws is ignored.
 */
export function observeCalls(listener: (event: CallEvent) => void): CallObserver {
  let calls = 0;
  return ({ method, path, body }, config) => {
    const call = (calls += 1);
    const timeCall = stopwatch();
    let attempt = 0;
    let after: number | undefined;
    let isOver = false;
    const tell = (told: Told, detail: Omit<CallDetail, "hide">) => {
      // A call may end before the request does that it is waiting for.
      if (isOver) return;
      try {
        listener({ ...told, call, method, path, attempt, detail: () => ({ ...detail, hide }) });
      } catch {
        // A fault of a log is no reason to fail.
      }
    };
    let hide: Hide = String;
    const answered = ({ status, headers }: Response) => {
      const requestId = requestIdIn(headers, config.requestIdHeaders);
      return { status, requestId: requestId && hide(requestId) };
    };

    return {
      attempts: (fetch, hideSecrets) => async (request) => {
        attempt += 1;
        hide = hideSecrets;
        const time = stopwatch();
        tell({ kind: "request", after }, { url: request.url, headers: request.headers, body });
        try {
          const response = await fetch(request);
          after = response.status;
          tell({ kind: "response", ...answered(response), duration: time() }, { headers: response.headers });
          return response;
        } catch (error) {
          after = undefined;
          const { message: problem } = new ConnectionError(`${method} ${path}`, error);
          tell({ kind: "failure", problem, duration: time() }, {});
          throw error;
        }
      },
      async end(answer) {
        try {
          const ended = await answer;
          const { data, response } = ended;
          const { headers } = response;
          tell({ kind: "success", ...answered(response), duration: timeCall() }, { headers, body: data });
          return ended;
        } catch (error) {
          const detail = error instanceof ApiError ? { headers: error.headers, body: error.body } : {};
          tell({ kind: "error", error, duration: timeCall() }, detail);
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

/** What is written: nothing, or what is of a level and of those before it. */
export type CallLogLevel = (typeof levels)[number];

const levels = ["off", "error", "warn", "info", "debug"] as const;

/** Where it is written: `console`, or any logger with some of these methods. */
export type CallLogger = {
  readonly [Level in Exclude<CallLogLevel, "off">]?: ((message: string, fields: object) => void) | undefined;
};

/**
 * Writes the events of calls to a logger:
 *
 * - `error`: calls that failed without an answer, or with a status of 500 or above
 * - `warn`: calls that failed with another status, and requests that are sent again
 * - `info`: calls that succeeded, or that the caller aborted
 * - `debug`: each attempt; and with all of them URL, headers and bodies, but for the secrets in them
 *
 * @param sensitive names of properties, parameters and headers whose values must never be shown, in any case.
 */
export function logCalls(logger: CallLogger, level: CallLogLevel, sensitive: readonly string[]): CallObserver {
  const most = levels.indexOf(level);
  const show = createShow(sensitive);
  const secretsOf = new Map<number, Set<string>>();
  return observeCalls((event) => {
    const { detail, kind, ...fields } = event;
    const secrets = secretsOf.get(event.call) ?? new Set();
    if (event.kind === "success" || event.kind === "error") secretsOf.delete(event.call);
    else secretsOf.set(event.call, secrets);
    // At any level: the message of a server may quote what it was sent.
    const isSeen = level === "debug" || event.kind === "request";
    const hide = (secret: string) => void secrets.add(secret);
    const details = isSeen
      ? show(isRedirected(event) ? { ...detail(), url: undefined } : detail(), event.path, hide)
      : {};
    const found = levelOf(event);
    if (levels.indexOf(found) > most) return;
    const shown = { ...fields, ...failureOf(event), ...(level === "debug" ? details : {}) };
    const hideFound = hiding(() => [...secrets]);
    const open = (text: string) => hideFound(detail().hide(text));
    const replace = (_name: string, value: unknown) => (typeof value === "string" ? open(value) : value);
    // A secret may be the word that tells the kind.
    logger[found]?.(open(messageOf(event)), { kind, ...(JSON.parse(JSON.stringify(shown, replace)) as object) });
  });
}

/** Whether the URL is one that the server has made, with nobody knows what in it. */
function isRedirected(event: CallEvent): boolean {
  return event.kind === "request" && event.after !== undefined && event.after < 400;
}

function levelOf(event: CallEvent): Exclude<CallLogLevel, "off"> {
  switch (event.kind) {
    case "request":
      return isRepeated(event) ? "warn" : "debug";
    case "response":
    case "failure":
      return "debug";
    case "success":
      return "info";
    case "error":
      if (event.error instanceof AbortedError) return "info";
      return event.error instanceof ApiError && event.error.status < 500 ? "warn" : "error";
  }
}

/** Whether a request is sent again because something went wrong: a redirect is nothing to worry about. */
function isRepeated({ attempt, after }: CallEvent & { readonly kind: "request" }): boolean {
  return attempt > 1 && (after === undefined || after >= 400);
}

function messageOf(event: CallEvent): string {
  const { method, path, attempt } = event;
  const operation = `${method} ${path}`;
  switch (event.kind) {
    case "request":
      return `${operation}: attempt ${attempt}${attempt > 1 ? ` after ${event.after ?? "no answer"}` : ""}`;
    case "response":
      return `${operation}: attempt ${attempt}: ${event.status} in ${event.duration} ms${idOf(event.requestId)}`;
    case "failure":
      return `${event.problem} (attempt ${attempt}, ${event.duration} ms)`;
    case "success":
      return `${operation}: ${event.status} in ${event.duration} ms${idOf(event.requestId)}`;
    case "error":
      return `${failureOf(event).message ?? `${operation}: failed`} (${event.duration} ms)`;
  }
}

function idOf(requestId: string | undefined): string {
  return requestId === undefined ? "" : ` (request ${requestId})`;
}

/** What is shown of an error. What others throw, a function that gives a credential say, may hold anything in its message. */
function failureOf(event: CallEvent) {
  if (event.kind !== "error") return {};
  const { error } = event;
  if (error instanceof ApiError) {
    return { error: error.name, message: error.message, status: error.status, requestId: error.requestId };
  }
  if (error instanceof RequestError) return { error: error.name, message: error.message };
  return { error: error instanceof Error ? error.name : typeof error };
}

const redacted = "[redacted]";

/** What is taken for a secret where it is a text, whatever the document says of it: the name of it, or a part of that. */
const suspicious = /auth|cookie|credential|passw|private|secret|session|signature|token|api.?key/i;

/** Names that a query shows. Where the whole query is one value, that stands where a name would. */
const plainName = /^[\w.$[\]-]+$/;

/** The `Path` of a cookie is no secret. The padding of Base64 has no value after it. */
const parameterNames = /[^\s=;,"{}[\]]+=(?=[^\s=;,])/g;

/** What stands before a credential. */
const schemes = /^(?:bearer|basic)$/i;

/** Headers with the URL of another place, which may hold anything, and with challenges, whose words stand elsewhere, too. */
const withheld = /^(?:content-location|link|location|referer|refresh|(?:proxy|www)-authenticate)$/;

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
        value
          .replace(parameterNames, " ")
          .split(/[\s=;,"{}[\]]+/)
          .filter((part) => part.length > 3 && !isSensitive(part) && !schemes.test(part)),
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
  headers.forEach((value, name) => (values[name] = withheld.test(name) ? redacted : showText(name, value)));
  return values;
}

function showBody(body: unknown, shown: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(body)) return body.map((item) => showBody(item, shown));
  // Nothing says what is in a text.
  if (typeof body !== "object" || body === null) return `[${body === null ? "null" : typeof body}]`;
  const prototype: unknown = Object.getPrototypeOf(body);
  if (prototype !== Object.prototype && prototype !== null) return `[${body.constructor.name}]`;
  try {
    // What is sent is what JSON makes of a value, whatever objects are in it. A file it would take apart.
    return JSON.parse(
      JSON.stringify(body, function (this: Readonly<Record<string, object>>, name, value) {
        const given = this[name];
        return isFile(given) ? `[${given?.constructor.name}]` : shown(name, value);
      }),
    );
  } catch {
    return "[object]";
  }
}
