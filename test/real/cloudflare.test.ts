import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runContract } from "../../generator/contract/run/run-contract.ts";
import { generate, emitterNames, type Generation, type TargetConfig } from "../../generator/index.ts";
import { Diagnostics } from "../../generator/kernel/diagnostic.ts";
import { load } from "../../generator/load/load.ts";
import { explain } from "../../generator/select/explain.ts";
import { select } from "../../generator/select/select.ts";
import { resolveOutput } from "../../generator/write/output-folder.ts";
import { writeOutput } from "../../generator/write/write-output.ts";
import { neededDocumentsFolder } from "../run/documents-folder.ts";

const documentsFolder = neededDocumentsFolder();
const repository = resolve(import.meta.dirname, "../..");
const route = "POST /accounts/{account_id}/realtime/kit/{app_id}/recordings/track";

/** The published documents, in which the route takes and gives other things than in the pinned one. */
const documents = [{ file: "cloudflare-2026-07-01.json" }, { file: "cloudflare-2026-08-14.json" }] as const;

describe.each(documents)("the track route out of $file", ({ file }) => {
  const spec = join(documentsFolder, file);
  let output = "";
  let generation: Generation;

  beforeAll(async () => {
    // Within the repository, so that the suite finds the packages that it imports.
    output = await mkdtemp(join(repository, "node_modules", ".real-"));
    generation = await generate({ ...target(spec), output }, { typecheck: true });
  }, 120_000);
  afterAll(() => rm(output, { recursive: true, force: true }));

  it("generates and compiles without a problem", () => {
    expect(generation.diagnostics).toEqual([]);
    expect(generation.files.length).toBeGreaterThan(10);
  });

  it("holds that one path, and nothing that `why` cannot explain", async () => {
    const diagnostics = new Diagnostics();
    const document = await load({ spec, overlays: [], workingFolder: repository }, diagnostics);
    const slice = document && select(document, [route], diagnostics);
    if (!slice) throw new Error(`no slice: ${JSON.stringify(diagnostics.items)}`);
    const root = slice.root as Record<string, Record<string, Record<string, unknown>>>;
    expect(Object.keys(root["paths"] ?? {})).toEqual(["/accounts/{account_id}/realtime/kit/{app_id}/recordings/track"]);
    const parts = Object.entries(root["components"] ?? {}).flatMap(([section, components]) =>
      Object.keys(components).map((name) => `/components/${section}/${name}`),
    );
    expect(parts.toSorted()).toEqual([...slice.reasons.keys()].toSorted());
    for (const part of parts) expect(explain(slice, part), part).not.toHaveLength(0);
    const printed = JSON.stringify(slice.root);
    for (const part of parts) {
      const isScheme = part.startsWith("/components/securitySchemes/");
      expect(printed, part).toContain(isScheme ? `"${part.split("/").at(-1)}":[]` : `"$ref":"#${part}"`);
    }
  });

  it("passes its contract suite with nothing skipped", async () => {
    const diagnostics = new Diagnostics();
    const folder = resolveOutput(output, repository, diagnostics);
    const { document, files, client } = generation;
    if (!folder || !document || !client) throw new Error("there is nothing to write");
    await writeOutput({ document, files, client }, folder, { force: true }, diagnostics);
    expect(diagnostics.items).toEqual([]);
    const report = await runContract({ output, workingFolder: repository });
    expect(report.failures).toEqual([]);
    expect(report).toMatchObject({ failed: 0, skipped: 0, missingPeers: [] });
    expect(report.passed).toBe(report.total);
    expect(report.total).toBeGreaterThan(10);
  });
});

function target(spec: string): TargetConfig {
  return {
    name: "cloudflare-track",
    spec,
    overlays: [],
    references: { outside: false, origins: [] },
    allowLarge: false,
    routes: [route],
    output: "",
    emit: emitterNames,
    client: {
      name: "Cloudflare",
      auth: { api_token: "CLOUDFLARE_API_TOKEN" },
      names: { startTrackRecordingForAMeeting: "realtimeKit.recordings.startTrackRecording" },
      resources: {},
      types: { "realtimekit_*": "*" },
      requestIdHeaders: ["cf-ray"],
      payloads: ["result", "data"],
      envelopes: {},
      pagination: {},
    },
    templates: undefined,
  };
}
