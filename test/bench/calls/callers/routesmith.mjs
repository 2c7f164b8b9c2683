import process from "node:process";
import { account, app, body, token } from "./the-call.mjs";

const { createCloudflare } = await import(process.env.BENCH_CLIENT);

export function makeCaller(baseUrl) {
  const { realtimeKit } = createCloudflare({ baseUrl, apiToken: token });
  return () => realtimeKit.recordings.startTrackRecording({ account_id: account, app_id: app, ...body });
}
