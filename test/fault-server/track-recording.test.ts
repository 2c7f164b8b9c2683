import { describe, expect, it } from "vitest";
import { createCloudflare, type CallOptions, type CloudflareOptions } from "../../generated/cloudflare-track/index.ts";
import { deadOrigin } from "../unit/runtime/start-server.ts";
import { callThrough } from "./call-through.ts";
import { faultTable } from "./fault-table.ts";

const tiny = { apiToken: "t0ken", retryDelay: 1 };
const params = { account_id: "a", app_id: "b", meeting_id: "c", layers: { default: { file_name_prefix: "standup" } } };

function start(options: CloudflareOptions, callOptions?: CallOptions) {
  return createCloudflare({ ...tiny, ...options }).realtimeKit.recordings.startTrackRecording(params, callOptions);
}

/** One start of a recording is never sent twice, unless the server has turned the first one down, or the caller allows it. */
describe("the start of a track recording", () => {
  it.each(faultTable)("is sent no more often than it may be: %s", async (_name, expected) => {
    const { faults, unsafe, isInBody } = expected;
    const [attempts, outcome] = unsafe;
    const { server, result } = await callThrough(faults, outcome, (options) => start(options).result());
    expect(server.attempts()).toBe(attempts);
    // The document gives a success no body, so that nobody looks at what comes as one.
    expect(result.ok ? "ok" : result.error.name).toBe(isInBody ? "ok" : outcome);
    // Whatever the server has read of it before it turned it down was one and the same.
    expect(new Set(server.requests.map(({ body }) => body)).size).toBeLessThanOrEqual(1);
  });

  it.each(faultTable)("is sent again with one key where the caller configures that: %s", async (_name, expected) => {
    const { faults, safe } = expected;
    const { server } = await callThrough(faults, safe[1], (options) =>
      start({ ...options, idempotencyKey: { header: "Idempotency-Key" } }).result(),
    );
    expect(server.attempts()).toBe(safe[0]);
    const keys = new Set(server.requests.map(({ headers }) => headers["idempotency-key"]));
    expect([...keys]).toEqual(server.requests.length === 0 ? [] : [expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  it.each(faultTable)("is sent once without retries: %s", async (_name, { faults, unsafe }) => {
    const { server } = await callThrough(faults, unsafe[1], (options) => start(options, { maxRetries: 0 }).result());
    expect(server.attempts()).toBe(1);
  });

  it("is tried again where the connection is refused", async () => {
    const result = await start({ baseUrl: await deadOrigin() }).result();
    expect(result).toMatchObject({
      ok: false,
      error: {
        name: "ConnectionError",
        message:
          "POST /accounts/{account_id}/realtime/kit/{app_id}/recordings/track: " +
          "the connection failed (ECONNREFUSED) after 3 attempts",
      },
    });
  });
});
