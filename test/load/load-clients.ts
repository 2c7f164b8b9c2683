import { createCloudflare } from "../../generated/cloudflare-track/index.ts";
import { createCloudflareLogger } from "../../generated/cloudflare-track/logger.ts";
import { createEverywhere } from "../../generated/runtimes/index.ts";
import { createEverywhereLogger } from "../../generated/runtimes/logger.ts";
import type { CallOptions, TransportOptions } from "../../generated/runtimes/runtime/options.ts";
import type { Operation } from "./load-plan.ts";

/** Makes a call, and gives the name of the error that it ends with, or `ok`. */
export type StartCall = (options: CallOptions) => Promise<string>;

/** The operations of a pair of clients. */
export type Starts = Readonly<Record<Operation, StartCall>>;

const recording = {
  account_id: "a",
  app_id: "b",
  meeting_id: "c",
  layers: { default: { file_name_prefix: "standup" } },
};

const ignore = () => {};
const logger = { error: ignore, warn: ignore, info: ignore, debug: ignore };

/** Clients that are given nothing but their credentials, and clients that are given all that hangs on to calls. */
export function loadClients(baseUrl: string): readonly [plain: Starts, configured: Starts] {
  const configured: TransportOptions = {
    baseUrl,
    attemptTimeout: 30_000,
    onRetry: ignore,
    middleware: [{ onRequest: ignore, onResponse: ignore }],
  };
  const giveToken = async () => Promise.resolve("s3cr3t");
  return [
    startsOf(createEverywhere({ baseUrl, token: "s3cr3t" }), createCloudflare({ baseUrl, apiToken: "s3cr3t" })),
    startsOf(
      createEverywhere({ ...configured, token: giveToken, observer: createEverywhereLogger(logger, "debug") }),
      createCloudflare({ ...configured, apiToken: giveToken, observer: createCloudflareLogger(logger, "debug") }),
    ),
  ];
}

function startsOf(
  { requests }: ReturnType<typeof createEverywhere>,
  { realtimeKit }: ReturnType<typeof createCloudflare>,
): Starts {
  return {
    get: (options) => outcomeOf(requests.echo({ id: "1", list: ["a", "b"] }, options).result()),
    put: (options) => outcomeOf(requests.sendBytes({ body: "bytes" }, options).result()),
    post: (options) => outcomeOf(requests.sendJson({ id: "1", name: "standup" }, options).result()),
    record: (options) => outcomeOf(realtimeKit.recordings.startTrackRecording(recording, options).result()),
  };
}

async function outcomeOf(
  result: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Error }>,
): Promise<string> {
  const ended = await result;
  return ended.ok ? "ok" : ended.error.name;
}
