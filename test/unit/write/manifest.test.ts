import { truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseManifest, printManifest } from "../../../generator/write/manifest.ts";
import { hexSha256 } from "../../../generator/kernel/hex-sha256.ts";
import { version } from "../../../generator/write/version.ts";
import { planOutput } from "../../../generator/write/plan-output.ts";
import { contentOf } from "./output-content.ts";
import { collect, temporaryOutput, writeFiles } from "./output-fixture.ts";

const hash = "0".repeat(64);

function manifestOf(...files: readonly unknown[]): string {
  return JSON.stringify({ routesmith: version, document: { sha256: hash }, files });
}

describe("printManifest", () => {
  it("prints the same for the same files in any order, and reads back", () => {
    const content = contentOf({ "b.ts": "1", "a/c.ts": "", "B.ts": "2" });
    const records = content.files.map(({ path, text, emitter }) => ({ path, sha256: hexSha256(text), emitter }));
    const text = printManifest(records, content);
    expect(printManifest(records.toReversed(), content)).toBe(text);
    expect(text).toMatch(/\}\n$/);
    const { diagnostics, codes } = collect();
    const manifest = parseManifest(text, "manifest.json", diagnostics);
    expect(codes()).toEqual([]);
    expect(manifest?.files.map((file) => file.path)).toEqual(["B.ts", "a/c.ts", "b.ts"]);
    expect(manifest).toMatchObject({
      routesmith: version,
      client: "Api",
      document: { file: "api.json", sha256: hash },
    });
    expect(manifest?.files[1]?.sha256).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it.each([
    ["spec/api.json", "spec/api.json"],
    ["./spec/../api.json", "api.json"],
    ["spec\\api.json", "spec/api.json"],
    ["-", undefined],
    ["/home/somebody/api.json", undefined],
    ["C:\\api.json", undefined],
  ])("says of the document %s only what is the same on every machine", (file, want) => {
    const text = printManifest([], { document: { file, sha256: hash }, client: "Api" });
    const { diagnostics } = collect();
    expect(parseManifest(text, "manifest.json", diagnostics)?.document).toEqual({
      ...(want === undefined ? {} : { file: want }),
      sha256: hash,
    });
  });
});

describe("parseManifest", () => {
  const hostilePaths = [
    "../a.ts",
    "a/../../b.ts",
    "/etc/passwd",
    "a//b.ts",
    "./a.ts",
    "a/.",
    "a\\b.ts",
    "C:/a.ts",
    "a\0.ts",
    "",
    "a/".repeat(500) + "a.ts",
    "manifest.json",
    ".routesmith/lock",
    ".routesmith",
  ];
  it.each(hostilePaths)("refuses the path %j", (path) => {
    const { diagnostics, codes } = collect();
    expect(parseManifest(manifestOf({ path, sha256: hash }), "manifest.json", diagnostics)).toBeUndefined();
    expect(codes()).toEqual(["write/invalid-manifest"]);
  });

  it("tells no more problems than somebody reads", () => {
    const { diagnostics } = collect();
    const files = Array.from({ length: 100_001 }, (_, index) => ({
      path: `../${index}${"a".repeat(1000)}`,
      sha256: hash,
    }));
    expect(parseManifest(manifestOf(...files), "manifest.json", diagnostics)).toBeUndefined();
    const messages = diagnostics.items.map(({ message }) => message);
    expect(messages).toHaveLength(21);
    expect(messages[0]).toBe("The manifest names 100001 files, and 100000 is the most.");
    expect(messages.at(-1)).toBe("There are 99981 more problems.");
    expect(Math.max(...messages.map(({ length }) => length))).toBeLessThan(300);
  });

  const broken: readonly (readonly [string, string])[] = [
    ["no JSON", "{"],
    ["a list", "[]"],
    ["null", "null"],
    ["another program's manifest", '{"name":"app","icons":[]}'],
    ["a file without a path", manifestOf({ sha256: hash })],
    ["a file that is null", manifestOf(null)],
    ["a path that is a list", manifestOf({ path: ["a.ts"], sha256: hash })],
    ["a file without a hash", manifestOf({ path: "a.ts" })],
    ["a hash that is none", manifestOf({ path: "a.ts", sha256: "x" })],
    ["a file twice", manifestOf({ path: "a.ts", sha256: hash }, { path: "a.ts", sha256: hash })],
  ];
  it.each(broken)("refuses %s", (_name, text) => {
    const { diagnostics, codes } = collect();
    expect(parseManifest(text, "manifest.json", diagnostics)).toBeUndefined();
    expect(codes()).toEqual(["write/invalid-manifest"]);
  });

  it.each([
    ['{"name":"app","icons":[]}', "Name another output folder, which this file is not in."],
    ['{"files":[]}', undefined],
  ])("does not ask to delete a manifest of somebody else's, but one of its own: %s", (text, help) => {
    const { diagnostics } = collect();
    parseManifest(text, "manifest.json", diagnostics);
    expect(diagnostics.items.map((item) => item.help)).toEqual([help]);
  });

  it.each(["__proto__", "constructor"])("takes %s for a name like others", (path) => {
    const { diagnostics } = collect();
    const manifest = parseManifest(manifestOf({ path, sha256: hash }), "manifest.json", diagnostics);
    expect(manifest?.files).toEqual([{ path, sha256: hash }]);
  });
});

it.each(["manifest.json", "a.ts"])("%s that is larger than there is room for is not read", (path) => {
  const output = temporaryOutput();
  writeFiles(output.path, { [path]: "" });
  truncateSync(join(output.path, path), 64 * 2 ** 30);
  const { diagnostics, codes } = collect();
  expect(planOutput(contentOf({ "a.ts": "" }), output, { force: true }, diagnostics)).toBeUndefined();
  expect(codes()).toEqual(["write/unwritable"]);
});
