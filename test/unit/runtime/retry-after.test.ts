import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readRetryAfter } from "../../../templates/runtime/send.ts";

const now = Date.UTC(1994, 10, 6, 8, 49, 37);
beforeEach(() => void vi.useFakeTimers({ now, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const date = "Sun, 06 Nov 1994 08:49:37 GMT";
const later = "Sun, 06 Nov 1994 08:50:07 GMT";
const earlier = "Sun, 06 Nov 1994 08:00:00 GMT";

it.each<[string, { given: Readonly<Record<string, string>>; want: number | undefined }]>([
  ["nothing", { given: {}, want: undefined }],
  ["milliseconds", { given: { "retry-after-ms": "250" }, want: 250 }],
  ["milliseconds rather than seconds", { given: { "retry-after-ms": "250", "retry-after": "9" }, want: 250 }],
  ["seconds where the milliseconds are garbage", { given: { "retry-after-ms": "x", "retry-after": "9" }, want: 9000 }],
  ["seconds", { given: { "retry-after": "120" }, want: 120_000 }],
  ["a fraction of a second", { given: { "retry-after": "0.5" }, want: 500 }],
  ["none", { given: { "retry-after": "0" }, want: 0 }],
  ["a date to come", { given: { "retry-after": later }, want: 30_000 }],
  ["a date in the form of RFC 850", { given: { "retry-after": "Sunday, 06-Nov-94 08:50:07 GMT" }, want: 30_000 }],
  ["a date that is past", { given: { "retry-after": earlier }, want: 0 }],
  ["a date, by a clock that is slow", { given: { "retry-after": date, date: earlier }, want: 2_977_000 }],
  ["a date, by a clock that is fast", { given: { "retry-after": later, date: later }, want: 0 }],
  ["a date beside a broken one", { given: { "retry-after": later, date: "yesterday" }, want: 30_000 }],
  ["a negative number", { given: { "retry-after": "-5" }, want: undefined }],
  ["a number in other digits", { given: { "retry-after": "0x10" }, want: undefined }],
  ["an exponent", { given: { "retry-after": "1e3" }, want: undefined }],
  ["two numbers", { given: { "retry-after": "5, 10" }, want: undefined }],
  ["words with a number", { given: { "retry-after": "in 5 minutes" }, want: undefined }],
  ["what only looks like a date", { given: { "retry-after": "Sun, 99 Foo 1994 GMT" }, want: undefined }],
  ["a huge number", { given: { "retry-after": "9".repeat(400) }, want: Infinity }],
])("%s", (_name, { given, want }) => {
  expect(readRetryAfter(new Headers(given))).toBe(want);
});
