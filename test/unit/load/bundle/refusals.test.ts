import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../../generator/kernel/diagnostic.ts";
import { bundle } from "../../../../generator/load/bundle/bundle.ts";
import { bundleLimits } from "../../../../generator/load/bundle/bundle-limits.ts";
import { createResource } from "../../../../generator/load/bundle/resource.ts";
import { load } from "../../../../generator/load/load.ts";
import { sourceFile } from "../../../../generator/load/read/source-file.ts";
import type { JsonObject } from "../../../../generator/kernel/json.ts";
import { select } from "../../../../generator/select/select.ts";
import { bundleFiles, type Files } from "./bundled.ts";

/** A document with one operation, whose body has this reference. */
function bodyOf($ref: string): { readonly paths: JsonObject } {
  return { paths: { "/a": { get: { responses: { 200: { content: { "text/plain": { schema: { $ref } } } } } } } } };
}

const outside = { outside: true, origins: [] };

describe("a reference that is not followed", () => {
  it.each<[string, { given: Files; want: object }]>([
    [
      "leads to no file",
      {
        given: { "openapi.json": bodyOf("a/b.json") },
        want: {
          code: "load/reference-unreadable",
          message: "The reference a/b.json leads to a/b.json, and there is no such file",
        },
      },
    ],
    [
      "leads to nothing in a file",
      {
        given: { "openapi.json": bodyOf("b.json#/x"), "b.json": {} },
        want: { code: "select/unresolved-reference", message: "The reference b.json#/x leads to nothing in b.json" },
      },
    ],
    [
      "leads to a folder",
      { given: { "openapi.json": bodyOf("b"), "b/c": "" }, want: { code: "load/reference-unreadable" } },
    ],
    [
      "leads to what cannot be parsed",
      {
        given: { "openapi.json": bodyOf("b.json"), "b.json": "{\n  1" },
        want: { code: "load/syntax", message: expect.stringContaining("b.json:2:3") },
      },
    ],
    [
      "leads out of the folder",
      {
        given: { "openapi.json": bodyOf("../b.json") },
        want: {
          code: "load/reference-outside",
          message: "The reference ../b.json leads to ../b.json, outside of the document's folder",
        },
      },
    ],
    [
      "leads to the system",
      { given: { "openapi.json": bodyOf("/etc/passwd") }, want: { code: "load/reference-outside" } },
    ],
    [
      "leads out of the folder in another spelling",
      { given: { "openapi.json": bodyOf("a/%2e%2e/..\\b.json") }, want: { code: "load/reference-outside" } },
    ],
    ["is no path", { given: { "openapi.json": bodyOf("a%2Fb.json") }, want: { code: "load/reference-invalid" } }],
    ["has a NUL in it", { given: { "openapi.json": bodyOf("a%00.json") }, want: { code: "load/reference-invalid" } }],
    [
      "names another machine",
      { given: { "openapi.json": bodyOf("//host/a.json") }, want: { code: "load/reference-invalid" } },
    ],
    ["is no URI", { given: { "openapi.json": bodyOf("http://[") }, want: { code: "load/reference-invalid" } }],
    ["has another scheme", { given: { "openapi.json": bodyOf("data:,x") }, want: { code: "load/reference-invalid" } }],
    [
      "leads to a URL",
      {
        given: { "openapi.json": bodyOf("https://me:secret@a.example/b.json?token=secret#/x") },
        want: { code: "load/reference-remote" },
      },
    ],
    [
      "leads back to itself over files",
      {
        given: { "openapi.json": bodyOf("b.json"), "b.json": { $ref: "c.json" }, "c.json": { $ref: "b.json" } },
        want: { code: "select/reference-cycle" },
      },
    ],
  ])("%s", async (_, { given, want }) => {
    const { document, diagnostics } = await bundleFiles(given);
    expect(diagnostics.items).toEqual([]);
    if (document === undefined) throw new Error("the document is not loaded");
    expect(select(document, [], diagnostics)).toBeUndefined();
    expect(diagnostics.items).toEqual([expect.objectContaining(want)]);
    const [problem] = diagnostics.items;
    expect(problem?.location?.pointer).toMatch(/^\/paths\/~1a\/get\/.*\/schema\/\$ref$/);
    expect(`${problem?.help} ${problem?.message.replace(/^The reference \S+/, "")}`).not.toContain("secret");
  });

  it("is a problem only for the routes that need it", async () => {
    const { paths } = bodyOf("no.json");
    const { document, diagnostics } = await bundleFiles({ "openapi.json": { paths: { ...paths, "/b": { get: {} } } } });
    expect(document && select(document, ["GET /b"], diagnostics)).toBeDefined();
    expect(diagnostics.items).toEqual([]);
  });

  it("has its place in the file that it is in", async () => {
    const { document, diagnostics } = await bundleFiles({
      "openapi.json": { paths: { "/a": { $ref: "paths/a.yaml" } } },
      "paths/a.yaml": "get:\n  responses:\n    200: { $ref: ../r.yaml#/R }\n",
      "r.yaml": "R:\n  content:\n    text/plain:\n      schema: { $ref: no.yaml }\n",
    });
    if (document === undefined) throw new Error("the document is not loaded");
    select(document, [], diagnostics);
    expect(await document.locate(diagnostics.items[0]?.location?.pointer ?? "")).toEqual({
      file: "r.yaml",
      pointer: "/R/content/text~1plain/schema/$ref",
      line: 4,
      column: 17,
    });
    expect(await document.locate("/paths/~1a/get/responses")).toMatchObject({
      file: "paths/a.yaml",
      line: 2,
      column: 3,
    });
    expect(await document.locate("/paths/~1a")).toMatchObject({ file: "paths/a.yaml", pointer: "", line: 1 });
    expect(await document.locate("/paths")).toMatchObject({ file: "openapi.json", pointer: "/paths" });
  });
});

describe("the document's folder", () => {
  it("may be left where that is allowed", async () => {
    const { folder } = await bundleFiles({ "b.json": { type: "string" }, "api/openapi.json": "" });
    await writeFile(join(folder, "api/openapi.json"), JSON.stringify({ openapi: "3.1.0", ...bodyOf("../b.json") }));
    const source = { spec: "api/openapi.json", overlays: [], workingFolder: folder };
    const refused = await load(source, new Diagnostics());
    expect([...(refused?.refusals.values() ?? [])]).toMatchObject([{ code: "load/reference-outside" }]);
    const allowed = await load({ ...source, references: outside }, new Diagnostics());
    expect(allowed?.root["components"]).toEqual({ schemas: { b: { type: "string" } } });
    expect(await allowed?.locate("/components/schemas/b/type")).toMatchObject({ file: "b.json" });
  });

  it("is left by a link, too", async () => {
    const { folder } = await bundleFiles({ "secret/b.json": { type: "string" } });
    await mkdir(join(folder, "api"));
    await symlink(join(folder, "secret"), join(folder, "api/inside"));
    await writeFile(join(folder, "api/openapi.json"), JSON.stringify({ openapi: "3.1.0", ...bodyOf("inside/b.json") }));
    const source = { spec: "api/openapi.json", overlays: [], workingFolder: folder };
    const refused = await load(source, new Diagnostics());
    expect([...(refused?.refusals.values() ?? [])]).toMatchObject([{ code: "load/reference-outside" }]);
    expect((await load({ ...source, references: outside }, new Diagnostics()))?.refusals.size).toBe(0);
  });
});

describe("a document that leads to too much", () => {
  it.each<[string, { given: object; want: string }]>([
    ["in files", { given: { files: 2 }, want: "more than 2 files" }],
    ["in bytes", { given: { size: 2 ** 20 / 2 ** 16 }, want: "more than" }],
    ["in depth", { given: { depth: 2 }, want: "references through more than 2 files" }],
    ["in time", { given: { time: -1 }, want: "s to read" }],
  ])("%s is refused, with the place of the reference", async (_, { given, want }) => {
    const { folder } = await bundleFiles({
      "a.json": { items: { $ref: "b.json" } },
      "b.json": { items: { $ref: "c.json" } },
      "c.json": {},
    });
    const root = { openapi: "3.1.0", ...bodyOf("a.json") };
    const source = sourceFile("openapi.json", Buffer.from(JSON.stringify(root)));
    const uri = `file://${folder}/openapi.json`;
    const document = createResource({ uri, source, root, hasIdentifiers: false, depth: 0 });
    const diagnostics = new Diagnostics();
    const options = { version: "3.1.0", policy: { outside: false, origins: [] } };
    expect(await bundle(document, { ...options, limits: { ...bundleLimits, ...given } }, diagnostics)).toBeUndefined();
    expect(diagnostics.items).toMatchObject([
      { code: "load/reference-limit", message: expect.stringContaining(want), location: { line: 1 } },
    ]);
    expect(await bundle(document, options, new Diagnostics())).toBeDefined();
  });
});
