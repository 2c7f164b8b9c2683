import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import { bundle } from "../../../generator/load/bundle/bundle.ts";
import { bundleLimits, type BundleLimits } from "../../../generator/load/bundle/bundle-limits.ts";
import { createResource } from "../../../generator/load/bundle/resource.ts";
import { load } from "../../../generator/load/load.ts";
import { sourceFile } from "../../../generator/load/read/source-file.ts";
import { temporaryFolder } from "../write/output-fixture.ts";
import { serve } from "./serve.ts";

const gigabyte = 2 ** 30;

/** A file without content, as large as it is said to be: more than there is room for, in memory or on disk. */
async function writeHuge(path: string, size: number): Promise<void> {
  const file = await open(path, "w");
  await file.truncate(size);
  await file.close();
}

function documentOf(...references: readonly string[]): string {
  const schemas = Object.fromEntries(references.map(($ref, index) => [`S${index}`, { $ref }]));
  return JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, components: { schemas } });
}

/** The problems of a document. */
async function problemsOf(spec: string, workingFolder: string): Promise<string[]> {
  const diagnostics = new Diagnostics();
  const references = { outside: true, origins: [] };
  await load({ spec, overlays: [], workingFolder, references, isNetworkAllowed: true }, diagnostics);
  return diagnostics.items.map(({ code, message }) => `${code}: ${message}`);
}

/** The problems of a document of a server that refers to these of its files, within limits. */
async function bundledOf(origin: string, references: readonly string[], limits: Partial<BundleLimits>) {
  const text = documentOf(...references);
  const source = sourceFile("openapi.json", Buffer.from(text));
  const uri = `${origin}/openapi.json`;
  const root = JSON.parse(text);
  const document = createResource({ uri, source, root, hasIdentifiers: false, depth: 0 });
  const options = { version: "3.1.0", policy: { outside: true, origins: [] } };
  const diagnostics = new Diagnostics();
  const made = await bundle(document, { ...options, limits: { ...bundleLimits, ...limits } }, diagnostics);
  return { isMade: made !== undefined, problems: diagnostics.items.map(({ message }) => message) };
}

describe("a document that is larger than any", () => {
  it("is read no further than to see that", { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    await writeHuge(join(folder, "openapi.json"), 64 * gigabyte);
    expect(await problemsOf("openapi.json", folder)).toEqual([
      expect.stringMatching(/^limit\/document-size: openapi\.json has more than 134217728 bytes/),
    ]);
  });

  it("is fetched no further than to see that", { timeout: 60_000 }, async () => {
    const packed = gzipSync(Buffer.alloc(2 ** 24, " "));
    const { origin } = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      const more = (): void => {
        if (!response.destroyed) response.write(packed, () => setImmediate(more));
      };
      more();
    });
    expect(await problemsOf(`${origin}/openapi.json`, temporaryFolder())).toEqual([
      expect.stringMatching(/^load\/fetch-failed: .* is larger than 128 MiB$/),
    ]);
  });
});

describe("what a document leads to", () => {
  it("is not read where it is larger than all of it may be", async () => {
    const folder = temporaryFolder();
    await writeFile(join(folder, "openapi.json"), documentOf("huge.json"));
    await writeHuge(join(folder, "huge.json"), 64 * gigabyte);
    expect(await problemsOf("openapi.json", folder)).toEqual([
      expect.stringMatching(/^load\/reference-limit: .* lead to more than 256 MiB$/),
    ]);
  });

  it("has an end, also where each file of a server leads to the next", async () => {
    const { origin, asked } = await serve(({ url = "" }, response) => {
      const number = Number(/\d+/.exec(url)?.[0] ?? 0);
      if (url === "/openapi.json") response.end(documentOf("1.json"));
      else response.end(JSON.stringify({ items: { $ref: `${number + 1}.json` } }));
    });
    expect(await problemsOf(`${origin}/openapi.json`, temporaryFolder())).toEqual([
      expect.stringMatching(/^load\/reference-limit: .* through more than 100 files$/),
    ]);
    expect(asked.length).toBe(101);
  });

  const files = ["a.json", "b.json", "c.json"];
  const content = JSON.stringify({ type: "string", description: "x".repeat(1000) });

  it.each<[string, { given: Partial<BundleLimits>; want: string; asked: number }]>([
    ["in bytes together", { given: { size: 2.5 * content.length }, want: "more than 0 MiB", asked: 3 }],
    ["in files", { given: { files: 2 }, want: "more than 2 files", asked: 2 }],
    ["in time", { given: { time: 0 }, want: "more than 0 s to read", asked: 0 }],
  ])("is limited %s, and a server is asked for no more", async (_, { given, want, asked }) => {
    const server = await serve((_request, response) => void response.end(content));
    expect(await bundledOf(server.origin, files, given)).toEqual({
      isMade: false,
      problems: [expect.stringContaining(want)],
    });
    expect(server.asked.length).toBeLessThanOrEqual(asked);
    expect(await bundledOf(server.origin, files, { size: 3 * content.length })).toEqual({ isMade: true, problems: [] });
  });
});
