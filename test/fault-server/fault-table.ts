import {
  answer,
  breakOff,
  headersThenSilence,
  redirect,
  refuse,
  resetAfterRead,
  resetInBody,
  resetUnread,
  silence,
  slowBody,
} from "./faults.ts";
import type { Fault } from "./fault-server.ts";

/** What a fault leads to. */
export interface Expected {
  readonly faults: readonly [Fault, ...Fault[]];
  /** How many attempts the server notices where the method may be sent again, and how the call ends. */
  readonly safe: readonly [attempts: number, outcome: string];
  /** The same for a method that may not. */
  readonly unsafe: readonly [attempts: number, outcome: string];
  /** The fault lies in the body of a success, which is of no concern where the document has none. */
  readonly isInBody?: true;
}

const success = answer(200, { success: true });
const anHourAgo = () => new Date(Date.now() - 3_600_000).toUTCString();
const html = { "content-type": "text/html" };

/**
 * The faults of a server that stands between a call and its answer, for a client that waits a millisecond before it comes
 * back, if nothing else is said, and gives up after 3 attempts.
 */
export const faultTable: readonly (readonly [string, Expected])[] = [
  ["no fault", { faults: [success], safe: [1, "ok"], unsafe: [1, "ok"] }],

  ...(
    [
      ["nothing", undefined, "retry-after"],
      ["milliseconds", "5", "retry-after-ms"],
      ["milliseconds with a fraction", "1.5", "retry-after-ms"],
      ["0 seconds", "0", "retry-after"],
      ["a fraction of a second", "0.01", "retry-after"],
      ["a date that is past", anHourAgo(), "retry-after"],
      ["garbage", "soon", "retry-after"],
      ["garbage with a number", "try 1 or 2", "retry-after"],
      ["a negative number", "-5", "retry-after"],
      ["nothing after the name", "", "retry-after"],
    ] as const
  ).map(
    ([name, value, header]) =>
      [
        `429 that says to come back after: ${name}`,
        { faults: [refuse(429, value, header), success], safe: [2, "ok"], unsafe: [2, "ok"] },
      ] as const,
  ),
  ...["3600", "99999999999999999999", new Date(Date.now() + 3_600_000).toUTCString()].map(
    (value) =>
      [
        `429 that says to come back too late: ${value.includes("GMT") ? "a date in an hour" : value}`,
        {
          faults: [refuse(429, value), success],
          safe: [1, "TooManyRequestsError"],
          unsafe: [1, "TooManyRequestsError"],
        },
      ] as const,
  ),
  ["429 for ever", { faults: [refuse(429)], safe: [3, "TooManyRequestsError"], unsafe: [3, "TooManyRequestsError"] }],

  ...[408, 502, 503, 504].map(
    (status) =>
      [
        `${status}, then success`,
        {
          faults: [answer(status, { message: "trouble" }), success],
          safe: [2, "ok"],
          unsafe: [1, status === 408 ? "RequestTimeoutError" : "ServerError"],
        },
      ] as const,
  ),
  [
    "503 that says to come back, then success",
    { faults: [refuse(503, "0"), success], safe: [2, "ok"], unsafe: [2, "ok"] },
  ],
  [
    "503 that says garbage, then success",
    { faults: [refuse(503, "soon"), success], safe: [2, "ok"], unsafe: [1, "ServerError"] },
  ],
  [
    "502 that says to come back, then success",
    { faults: [refuse(502, "0"), success], safe: [2, "ok"], unsafe: [1, "ServerError"] },
  ],
  [
    "503, 502, then success",
    { faults: [answer(503), answer(502), success], safe: [3, "ok"], unsafe: [1, "ServerError"] },
  ],
  ["502 for ever", { faults: [answer(502)], safe: [3, "ServerError"], unsafe: [1, "ServerError"] }],
  ["500, then success", { faults: [answer(500), success], safe: [1, "ServerError"], unsafe: [1, "ServerError"] }],
  ["501, then success", { faults: [answer(501), success], safe: [1, "ServerError"], unsafe: [1, "ServerError"] }],
  [
    "409 that says to come back, then success",
    { faults: [refuse(409, "0"), success], safe: [1, "ConflictError"], unsafe: [1, "ConflictError"] },
  ],
  ["404, then success", { faults: [answer(404), success], safe: [1, "NotFoundError"], unsafe: [1, "NotFoundError"] }],

  [
    "a reset before the request was read, then success",
    { faults: [resetUnread, success], safe: [2, "ok"], unsafe: [1, "ConnectionError"] },
  ],
  [
    "a reset before the body was read, then success",
    { faults: [resetInBody, success], safe: [2, "ok"], unsafe: [1, "ConnectionError"] },
  ],
  [
    "a reset after the request was read, then success",
    { faults: [resetAfterRead, success], safe: [2, "ok"], unsafe: [1, "ConnectionError"] },
  ],
  ["resets for ever", { faults: [resetAfterRead], safe: [3, "ConnectionError"], unsafe: [1, "ConnectionError"] }],

  ["no answer at all", { faults: [silence], safe: [1, "TimeoutError"], unsafe: [1, "TimeoutError"] }],
  ["headers, then silence", { faults: [headersThenSilence], safe: [1, "TimeoutError"], unsafe: [1, "TimeoutError"] }],
  ["a slow body", { faults: [slowBody(200, 10)], safe: [1, "TimeoutError"], unsafe: [1, "TimeoutError"] }],
  ["a slow body of an error", { faults: [slowBody(500, 10)], safe: [1, "TimeoutError"], unsafe: [1, "TimeoutError"] }],
  [
    "a slow body of an error that passes",
    { faults: [slowBody(503, 10), success], safe: [2, "ok"], unsafe: [1, "TimeoutError"] },
  ],

  [
    "JSON that breaks off with the connection",
    {
      faults: [breakOff(200, '{"success":')],
      safe: [1, "ConnectionError"],
      unsafe: [1, "ConnectionError"],
      isInBody: true,
    },
  ],
  [
    "an error that breaks off with the connection",
    { faults: [breakOff(500, '{"message":')], safe: [1, "ConnectionError"], unsafe: [1, "ConnectionError"] },
  ],
  [
    "an error that breaks off, then success",
    { faults: [breakOff(503, '{"message":'), success], safe: [2, "ok"], unsafe: [1, "ConnectionError"] },
  ],
  [
    "JSON that is truncated",
    {
      faults: [answer(200, '{"success":', { "content-type": "application/json" })],
      safe: [1, "InvalidResponseError"],
      unsafe: [1, "InvalidResponseError"],
      isInBody: true,
    },
  ],
  [
    "something else than JSON",
    {
      faults: [answer(200, "{'success': true}", { "content-type": "application/json" })],
      safe: [1, "InvalidResponseError"],
      unsafe: [1, "InvalidResponseError"],
      isInBody: true,
    },
  ],
  [
    "another content type",
    {
      faults: [answer(200, "<p>hi", html)],
      safe: [1, "InvalidResponseError"],
      unsafe: [1, "InvalidResponseError"],
      isInBody: true,
    },
  ],
  [
    "an error of another content type",
    { faults: [answer(500, "<h1>500", html)], safe: [1, "ServerError"], unsafe: [1, "ServerError"] },
  ],
  [
    "a redirect to another origin",
    {
      faults: [redirect(307, "http://127.0.0.1:9/elsewhere")],
      safe: [1, "InvalidResponseError"],
      unsafe: [1, "InvalidResponseError"],
    },
  ],
  [
    "a redirect to another origin that passes",
    {
      faults: [answer(503, undefined, { location: "http://127.0.0.1:9/elsewhere", "retry-after": "0" }), success],
      safe: [2, "ok"],
      unsafe: [2, "ok"],
    },
  ],
];
