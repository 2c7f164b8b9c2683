import { ApiError } from "./api-error.js";
import type { CallEvent } from "./call-event.js";
import { observeCalls, type CallObserver } from "./observe-calls.js";
import { hiding } from "./secrets.js";
import { createShow } from "./show-detail.js";
import { AbortedError, RequestError } from "./request-error.js";

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
    const { detail, ...fields } = event;
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
    const hideFound = hiding(() => secrets);
    const open = (text: string) => hideFound(detail().hide(text));
    const replace = (_name: string, value: unknown) => (typeof value === "string" ? open(value) : value);
    logger[found]?.(open(messageOf(event)), JSON.parse(JSON.stringify(shown, replace)) as object);
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
