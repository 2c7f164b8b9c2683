import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";

const client = fileURLToPath(new URL("../../../generated/cloudflare-track", import.meta.url));

/** An application's module, bundled for browsers with all that it imports, and minified. */
async function bundled(source: string) {
  const entry = "\0application";
  const bundle = await rolldown({
    input: entry,
    platform: "browser",
    plugins: [
      {
        name: "application",
        resolveId: (id) => (id === entry ? entry : null),
        load: (id) => (id === entry ? { code: source, moduleType: "ts" } : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return output.filter((part) => part.type === "chunk");
}

/** Its bytes, compressed. */
async function bundledSize(source: string): Promise<number> {
  const chunks = await bundled(source);
  return gzipSync(chunks.map(({ code }) => code).join(""), { level: 9 }).length;
}

/** The files that a runtime loads for it, be they used or not. */
async function loadedModules(source: string): Promise<string[]> {
  const chunks = await bundled(source);
  return chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.startsWith("/"));
}

const params = `{ account_id: "a", app_id: "b", meeting_id: "c", layers: {} }`;
const tree = `
  import { createCloudflare } from "${client}/index.ts";
  createCloudflare({ apiToken: "t" }).realtimeKit.recordings.startTrackRecording(${params});`;
const plain = `
  import { createCloudflareTransport } from "${client}/index.ts";
  import { startTrackRecording } from "${client}/resources/realtime-kit/recordings.ts";
  startTrackRecording(createCloudflareTransport({ apiToken: "t" }), ${params});`;

describe("the bytes that an application pays", () => {
  it("are at most 8,800", async () => {
    const sizes = { tree: await bundledSize(tree), plain: await bundledSize(plain) };
    console.log("bundled, minified and compressed", sizes);
    expect(sizes.tree).toBeGreaterThan(3000);
    expect(sizes.tree).toBeLessThanOrEqual(8800);
    expect(sizes.plain).toBeLessThanOrEqual(sizes.tree);
  });

  it("hold no helper that is not used", async () => {
    const withHelper = `import { redact } from "${client}/index.ts"; redact({});${tree}`;
    expect(await bundledSize(withHelper)).toBeGreaterThan(await bundledSize(tree));
    expect(await bundledSize(`import "${client}/index.ts";`)).toBeLessThan(100);
  });
});

describe("the modules that an application loads", () => {
  // Each takes some 0.4 ms of a start.
  it("are few", async () => {
    const modules = await loadedModules(`export * from "${client}/index.ts";`);
    const names = modules.map((path) => path.replace(`${client}/`, ""));
    expect(names).toContain("runtime/transport.ts");
    expect(names).not.toContain("runtime/raw.ts");
    expect(names).not.toContain("runtime/log.ts");
    expect(names.length).toBeLessThanOrEqual(14);
  });
});
