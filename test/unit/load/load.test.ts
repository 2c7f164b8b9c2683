import { createHash } from "node:crypto";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { Diagnostics } from "../../../generator/kernel/diagnostic.ts";
import { load } from "../../../generator/load/load.ts";
import { loadFiles, type Loading } from "./loading.ts";

const minimal = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {} };
const json = JSON.stringify(minimal);
const yaml = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
const sha256 = createHash("sha256").update(json).digest("hex");

async function readJson(): Promise<Buffer> {
  return Buffer.from(json);
}

describe("load", () => {
  it.each<[string, Loading]>([
    ["JSON", { files: { "openapi.json": json } }],
    ["JSON with a byte order mark", { files: { "openapi.json": `\uFEFF${json}` } }],
    ["YAML", { files: { "openapi.yaml": yaml }, spec: "openapi.yaml" }],
    ["YAML with a byte order mark", { files: { "openapi.yml": `\uFEFF${yaml}` }, spec: "openapi.yml" }],
    ["JSON without an extension", { files: { openapi: `\n  ${json}` }, spec: "openapi" }],
    ["YAML without an extension", { files: { openapi: yaml }, spec: "openapi" }],
    ["a lock that fits", { files: { "openapi.json": json, "lock.json": JSON.stringify({ sha256 }) } }],
  ])("reads %s", async (_, given) => {
    const { document, diagnostics } = await loadFiles(given);
    expect(diagnostics.items).toEqual([]);
    expect(document?.root).toEqual(minimal);
    expect(document?.version).toBe("3.1.0");
    expect(document?.file).toBe(given.spec ?? "openapi.json");
  });

  it.each([
    ["openapi: 3.0", "3.0"],
    ["openapi: 3", "3.0"],
    ["openapi: 3.1", "3.1"],
    ["openapi: 3.0.4", "3.0.4"],
    ["openapi: 3.1.2", "3.1.2"],
    ["openapi: 3.2.0", "3.2.0"],
    ["swagger: 2.0", "2.0"],
    ['swagger: "2.0"', "2.0"],
    ["openapi: 3.0.3\npaths:\ncomponents:", "3.0.3"],
  ])("takes %j for the version %s", async (text, version) => {
    const { document, diagnostics } = await loadFiles({ files: { "openapi.yaml": text }, spec: "openapi.yaml" });
    expect(diagnostics.items).toEqual([]);
    expect(document?.version).toBe(version);
    expect(document?.lift(document.root)["openapi"]).toBe("3.1.1");
  });

  it("reads standard input, and asks no lock about it", async () => {
    const diagnostics = new Diagnostics();
    const { folder: workingFolder } = await loadFiles({ files: { "lock.json": "{}" } });
    const document = await load({ spec: "-", overlays: [], workingFolder, stdin: readJson }, diagnostics);
    expect(document?.root).toEqual(minimal);
    expect(document?.file).toBe("<stdin>");
    expect(document?.sha256).toBe(sha256);
  });

  it.each<[string, { given: Loading; want: object }]>([
    [
      "a missing file",
      {
        given: { files: { "spec/openapi.json": json }, spec: "spec/opanapi.json" },
        want: { code: "load/not-found", help: "Did you mean spec/openapi.json?" },
      },
    ],
    ["a file as a folder", { given: { files: { a: json }, spec: "a/b.json" }, want: { code: "load/not-found" } }],
    [
      "a URL",
      { given: { files: {}, spec: "https://example.com/o.json" }, want: { help: expect.stringMatching(/^Download/) } },
    ],
    ["a folder", { given: { files: { "a/b": "" }, spec: "a" }, want: { code: "load/not-a-file" } }],
    ["an empty file", { given: { files: { "openapi.json": " \n" } }, want: { code: "load/empty" } }],
    [
      "a name in Latin-1",
      {
        given: { files: { "openapi.json": Buffer.from('{\n  "é": 1\n}', "latin1") } },
        want: {
          code: "load/encoding",
          message: "openapi.json is not encoded in UTF-8",
          location: expect.objectContaining({ file: "openapi.json", line: 2, column: 4 }),
        },
      },
    ],
    [
      "UTF-16",
      {
        given: { files: { "openapi.json": Buffer.from("\uFEFF{}", "utf16le") } },
        want: { code: "load/encoding", message: "openapi.json is not encoded in UTF-8, but in UTF-16" },
      },
    ],
    [
      "UTF-16 with the high byte first",
      {
        given: { files: { "openapi.json": Buffer.from("{}", "utf16le").swap16() } },
        want: { code: "load/encoding", message: expect.stringMatching(/UTF-16$/) },
      },
    ],
    [
      "broken JSON",
      {
        given: { files: { "openapi.json": '{\n  "openapi": "3.1.0"\n  "info": {}\n}\n' } },
        want: {
          code: "load/syntax",
          message: "A comma must stand here",
          location: {
            file: "openapi.json",
            line: 3,
            column: 3,
            frame: '  1 | {\n  2 |   "openapi": "3.1.0"\n> 3 |   "info": {}\n    |   ^\n  4 | }\n  5 |',
          },
        },
      },
    ],
    [
      "YAML under the name of JSON",
      {
        given: { files: { "openapi.json": "\n# The API\n---\nopenapi: 3.1.0\n" } },
        want: {
          code: "load/syntax",
          message: "This looks like YAML, and the name of the file says that it is JSON",
          help: "Give the file a name that ends in `.yaml`.",
          location: expect.objectContaining({ line: 2, column: 1 }),
        },
      },
    ],
    [
      "a key in place of the object",
      {
        given: { files: { "openapi.json": "openapi: 3.1.0\n" } },
        want: { help: "Give the file a name that ends in `.yaml`." },
      },
    ],
    [
      "JSON without its first brace",
      {
        given: { files: { "openapi.json": '"openapi": "3.1.0"}' } },
        want: { message: expect.not.stringMatching(/YAML/) },
      },
    ],
    [
      "a comment in JSON",
      { given: { files: { "openapi.json": "{} // c" } }, want: { message: "JSON has no comments" } },
    ],
    [
      "a lock that cannot be read",
      { given: { files: { "openapi.json": json, "lock.json/a": "" } }, want: { code: "load/lock-invalid" } },
    ],
    [
      "JSON that only its own parser refuses",
      {
        given: { files: { "openapi.json": '{"a":'.repeat(20_000) } },
        want: { code: "load/syntax", message: expect.stringMatching(/JSON/) },
      },
    ],
    [
      "a page in place of the document",
      {
        given: { files: { "openapi.json": "\n<!DOCTYPE html>\n<html><body>Log in</body></html>" } },
        want: { code: "load/syntax", message: expect.stringMatching(/HTML/) },
      },
    ],
    ["no version", { given: { files: { "openapi.json": "{}" } }, want: { code: "load/not-openapi" } }],
    ["an array", { given: { files: { "openapi.json": "[]" } }, want: { code: "load/not-openapi" } }],
    [
      "a version that is no text",
      {
        given: { files: { "openapi.json": '{"openapi":true}' } },
        want: { code: "load/not-openapi", message: expect.stringContaining('"3.1.0"') },
      },
    ],
    [
      "a version of 20,000 lists",
      {
        given: { files: { "openapi.json": `{"openapi":${"[".repeat(20_000)}${"]".repeat(20_000)}}` } },
        want: { code: "load/not-openapi", message: expect.stringContaining("is an array") },
      },
    ],
    [
      "Swagger 1.2",
      {
        given: { files: { "openapi.json": '{"swagger":"1.2"}' } },
        want: {
          code: "load/unsupported-version",
          message: "openapi.json is Swagger 1.2",
          location: { file: "openapi.json", pointer: "/swagger", line: 1, column: 2 },
        },
      },
    ],
    [
      "a version to come",
      {
        given: { files: { "openapi.json": '{"openapi":"3.3.0"}' } },
        want: { code: "load/unsupported-version", message: "openapi.json is OpenAPI 3.3.0" },
      },
    ],
    [
      "definitions of Swagger that are an array",
      {
        given: { files: { "openapi.json": '{"swagger":"2.0","paths":{},"definitions":[]}' } },
        want: {
          code: "load/malformed",
          location: { file: "openapi.json", pointer: "/definitions", line: 1, column: 29 },
        },
      },
    ],
    [
      "paths that are an array",
      {
        given: { files: { "openapi.json": JSON.stringify({ ...minimal, paths: [] }) } },
        want: { code: "load/malformed", location: { file: "openapi.json", pointer: "/paths", line: 1, column: 55 } },
      },
    ],
    [
      "a lock of another document",
      {
        given: { files: { "openapi.json": json, "lock.json": JSON.stringify({ sha256: "0".repeat(64) }) } },
        want: {
          code: "load/lock-mismatch",
          message: expect.stringMatching(new RegExp(`${sha256.slice(0, 12)}….*000000000000…`)),
        },
      },
    ],
    [
      "a broken lock",
      { given: { files: { "openapi.json": json, "lock.json": "{" } }, want: { code: "load/lock-invalid" } },
    ],
  ])("refuses %s", async (_, { given, want }) => {
    const { document, diagnostics } = await loadFiles(given);
    expect(document).toBeUndefined();
    expect(diagnostics.items).toEqual([expect.objectContaining(want)]);
  });

  it("says why a file cannot be read", async () => {
    const folder = await mkdtemp(join(tmpdir(), "routesmith-load-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await symlink("loop.json", join(folder, "loop.json"));
    const diagnostics = new Diagnostics();
    await load({ spec: "loop.json", overlays: [], workingFolder: folder }, diagnostics);
    expect(diagnostics.items).toMatchObject([{ code: "load/unreadable", message: expect.stringContaining("ELOOP") }]);
  });

  it("shows an absolute path within the working folder as a relative one", async () => {
    const { folder } = await loadFiles({ files: { "a/openapi.json": json } });
    const source = { spec: join(folder, "a/openapi.json"), overlays: [] };
    const inside = await load({ ...source, workingFolder: folder }, new Diagnostics());
    const outside = await load({ ...source, workingFolder: join(folder, "b") }, new Diagnostics());
    expect(inside?.file).toBe("a/openapi.json");
    expect(outside?.file).toBe(source.spec);
  });
});
