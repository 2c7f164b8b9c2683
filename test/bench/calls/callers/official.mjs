// The package that the API's own vendor makes.
import Cloudflare from "cloudflare";
import { account, app, body, token } from "./the-call.mjs";

export function makeCaller(baseURL) {
  const client = new Cloudflare({ baseURL, apiToken: token });
  return () => client.realtimeKit.recordings.startTrackRecording(app, { account_id: account, ...body });
}
