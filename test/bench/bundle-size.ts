import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { installed } from "./installed.ts";
import { root } from "./subject.ts";

/** A module that an application ships. */
export interface Bundle {
  readonly name: string;
  readonly code: string;
  /** The most that it may have, as `gzip -9` makes it. */
  readonly budget?: number;
}

/** How large it is. */
export interface BundleSize {
  readonly bundle: Bundle;
  /** Bundled and minified. */
  readonly bytes: number;
  /** The same as `gzip -9` makes it. */
  readonly gzipBytes: number;
}

const client = join(root, "generated", "cloudflare-track");
const from = (path: string) => JSON.stringify(join(client, path));
const official = (path: string) => JSON.stringify(installed(`cloudflare/${path}`));

export const bundles: readonly Bundle[] = [
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
  { name: "the whole entry, helpers and guards too, with openapi-fetch", code: `export * from ${from("index.ts")};` },
  {
    name: "the same, the logger and the raw client",
    code: ["index.ts", "logger.ts", "raw.ts"].map((path) => `export * from ${from(path)};`).join("\n"),
  },
  { name: "openapi-fetch alone", code: `export { default } from "openapi-fetch";` },
  {
    name: "cloudflare: a partial client of recordings",
    code: `import { createClient } from ${official("tree-shakable.mjs")};
import { BaseRecordings } from ${official("resources/realtime-kit/recordings.mjs")};
export const createPartial = (options) => createClient({ ...options, resources: [BaseRecordings] });`,
  },
  { name: "cloudflare: the whole client", code: `export { default } from ${official("index.mjs")};` },
];

/** Bundles a module for browsers, as an application would. */
export function bundleSize(bundle: Bundle): BundleSize {
  const options = ["--bundle", "--minify", "--format=esm", "--platform=browser", "--log-level=error"];
  const output = execFileSync(installed(".bin/esbuild"), options, {
    cwd: root,
    input: bundle.code,
    maxBuffer: 2 ** 26,
  });
  return { bundle, bytes: output.length, gzipBytes: gzipSync(output, { level: 9 }).length };
}
