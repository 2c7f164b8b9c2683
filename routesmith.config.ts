import { defineConfig } from "routesmith";

export default defineConfig({
  targets: {
    "cloudflare-track": {
      spec: "spec/cloudflare-track/openapi.json",
      overlays: ["spec/cloudflare-track/overlay.yaml"],
      routes: ["POST /accounts/{account_id}/realtime/kit/{app_id}/recordings/track"],
      output: "generated/cloudflare-track",
      client: {
        name: "Cloudflare",
        auth: { api_token: "CLOUDFLARE_API_TOKEN" },
        names: { startTrackRecordingForAMeeting: "realtimeKit.recordings.startTrackRecording" },
        types: { "realtimekit_*": "*" },
        requestIdHeaders: ["cf-ray"],
      },
    },
    // What test/runtimes runs in every runtime.
    runtimes: {
      spec: "test/runtimes/openapi.yaml",
      output: "generated/runtimes",
      emit: ["types", "client"],
      client: { name: "Everywhere" },
    },
  },
});
