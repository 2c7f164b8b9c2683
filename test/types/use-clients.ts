import { createCloudflare, NotFoundError } from "../../generated/cloudflare-track/index.js";
import { createEverywhere } from "../../generated/runtimes/index.js";

/** What an application does with clients: bodies, results, errors, streams, and what the platform gives. */
export async function useClients(signal: AbortSignal): Promise<unknown> {
  const everywhere = createEverywhere({ baseUrl: "http://localhost", fetch: async (request) => fetch(request) });
  const { recordings } = createCloudflare({ apiToken: async () => Promise.resolve("t") }).realtimeKit;
  const meeting = { account_id: "a", app_id: "b", meeting_id: "c", layers: {} };
  const result = await recordings.startTrackRecording(meeting, { signal, timeout: 1000 }).result();
  if (!result.ok && result.error instanceof NotFoundError) return result.error.body;
  const seen = await everywhere.requests.sendParts({ body: { files: [new Blob(["a"])] } }).withResponse();
  const stream: ReadableStream<Uint8Array> = await everywhere.answers.download({ count: 1 }).stream();
  for await (const { n } of await everywhere.streams.list({ script: "s" }, { signal })) return n;
  return [seen.response.headers.get("x-request-id"), seen.data.url, stream.locked];
}
