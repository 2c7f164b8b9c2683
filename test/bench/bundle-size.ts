import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { root } from "./subject.ts";

/** How large a module is when an application ships it. */
export interface BundleSize {
  readonly name: string;
  /** Bundled and minified. */
  readonly bytes: number;
  /** The same as `gzip -9` makes it. */
  readonly gzipBytes: number;
  /** The most that `gzipBytes` may be. */
  readonly budget?: number;
}

interface Entry {
  readonly name: string;
  readonly code: string;
  readonly budget?: number;
}

const client = join(root, "generated", "cloudflare-track");
const from = (path: string) => JSON.stringify(join(client, path));

const entries: readonly Entry[] = [
  {
    name: "`createCloudflare`, with openapi-fetch",
    code: `export { createCloudflare } from ${from("index.ts")};`,
    budget: 9000,
  },
  {
    name: "one operation and its transport, with openapi-fetch",
    code: `export { startTrackRecording } from ${from("resources/realtime-kit/recordings.ts")};
export { createCloudflareTransport } from ${from("index.ts")};`,
  },
  { name: "everything, helpers and guards too, with openapi-fetch", code: `export * from ${from("index.ts")};` },
  { name: "openapi-fetch alone", code: `export { default } from "openapi-fetch";` },
];

/** The sizes of the committed track client. */
export function bundleSizes(): Promise<BundleSize[]> {
  return Promise.all(entries.map(sizeOf));
}

async function sizeOf({ name, code, budget }: Entry): Promise<BundleSize> {
  const bundle = await rolldown({
    input: "entry",
    platform: "browser",
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === "entry" ? join(root, "entry.js") : null),
        load: (id) => (id === join(root, "entry.js") ? code : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  const text = output[0].code;
  const gzipBytes = gzipSync(text, { level: 9 }).length;
  return { name, bytes: Buffer.byteLength(text), gzipBytes, ...(budget === undefined ? {} : { budget }) };
}
