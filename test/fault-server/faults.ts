import type { ServerResponse } from "node:http";
import type { Fault } from "./fault-server.ts";

type HeaderFields = Readonly<Record<string, string>>;

/** Answers with a status and, where there is one, a body: an object as JSON. */
export function answer(status: number, body?: object | string, headers: HeaderFields = {}) {
  return doing((response) => {
    const type: HeaderFields = typeof body === "object" ? { "content-type": "application/json" } : {};
    response.writeHead(status, { ...type, ...headers });
    response.end(typeof body === "object" ? JSON.stringify(body) : body);
  });
}

/** Refuses with a status, and says in a header when to come again. */
export function refuse(status: number, retryAfter?: string, header = "retry-after") {
  return answer(status, { message: "not now" }, retryAfter === undefined ? {} : { [header]: retryAfter });
}

export const resetUnread: Fault = { kind: "reset-unread" };
export const resetInBody: Fault = { kind: "reset-in-body" };

/** Resets the connection once the whole request is read. */
export const resetAfterRead = doing((response) => void response.socket?.resetAndDestroy());

/** Reads the request, and says nothing. */
export const silence = doing(() => {});

/** Sends the headers of a success, and no more. */
export const headersThenSilence = doing((response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.flushHeaders();
});

/** Sends the beginning of the body that its length announces, and closes the connection. */
export function breakOff(status: number, body: string) {
  return doing((response) => {
    response.writeHead(status, { "content-type": "application/json", "content-length": `${body.length + 100}` });
    response.write(body, () => void response.socket?.resetAndDestroy());
  });
}

/** Sends a byte of the body from time to time, for a few seconds; `interval` is in milliseconds. */
export function slowBody(status: number, interval: number) {
  return doing((response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.write('"');
    const timer = setInterval(() => response.write("x"), interval);
    response.on("close", () => clearInterval(timer));
  });
}

/** Redirects to another address. */
export function redirect(status: number, location: string) {
  return answer(status, undefined, { location });
}

/** What a script does with a request that is read. */
function doing(act: (response: ServerResponse) => void) {
  return { kind: "answer", answer: act } as const satisfies Fault;
}
