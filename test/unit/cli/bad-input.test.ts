import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { acquireLock } from "../../../generator/write/lock.ts";
import { readTree, writeFiles } from "../write/output-fixture.ts";
import { type BadInput, config, expectRefused, writtenProject } from "./bad-input-fixture.ts";
import { runIn, smallDocument } from "./run-fixture.ts";

const document = JSON.stringify(smallDocument);

const cases: readonly (readonly [string, BadInput])[] = [
  [
    "a missing document",
    {
      target: { spec: "petz.json" },
      want: {
        exitCode: 2,
        stderr:
          /^routesmith\.config\.json:1:21 load\/not-found There is no file petz\.json\n {2}at #\/targets\/pets\/spec\n {2}help: Did you mean pets\.json/,
      },
    },
  ],
  [
    "a folder",
    {
      files: { "folder/": "" },
      target: { spec: "folder" },
      want: { exitCode: 2, stderr: /^routesmith\.config\.json:1:21 load\/not-a-file folder is a folder\n/ },
    },
  ],
  ["an empty document", { files: { "pets.json": " \n" }, want: { exitCode: 3, stderr: /^pets\.json load\/empty / } }],
  [
    "broken JSON",
    {
      files: { "pets.json": '{\n  "openapi": "3.1.0",\n  "info": }\n' },
      want: {
        exitCode: 3,
        stderr: /^pets\.json:3:11 load\/syntax .*\n.*\n.*\n {2}> 3 \| {3}"info": }\n {6}\| {11}\^\n/,
      },
    },
  ],
  [
    "broken YAML",
    {
      files: { "pets.yaml": "openapi: 3.1.0\ninfo: [1, 2\npaths: {}\n" },
      target: { spec: "pets.yaml" },
      want: { exitCode: 3, stderr: /^pets\.yaml:3:1 load\/syntax / },
    },
  ],
  [
    "a document without its version",
    {
      files: { "pets.json": '{"info":{}}' },
      want: { exitCode: 3, stderr: /^pets\.json(:\d+:\d+)? load\/not-openapi / },
    },
  ],
  [
    "an unknown version",
    {
      files: { "pets.json": '{"openapi":"4.0.0"}' },
      want: { exitCode: 3, stderr: /^pets\.json(:\d+:\d+)? load\/unsupported-version / },
    },
  ],
  [
    "a reference to nothing",
    {
      files: { "pets.json": document.replaceAll('schemas/Pet"', 'schemas/Pte"') },
      want: {
        exitCode: 3,
        stderr: /^pets\.json:\d+:\d+ select\/unresolved-reference .*\n {2}at #\/.*\n {2}help: .*Pet/,
      },
    },
  ],
  [
    "a reference of 2.0 to nothing, in its own words",
    {
      files: {
        "pets.json": JSON.stringify({
          swagger: "2.0",
          paths: { "/pets": { get: { responses: { 200: { schema: { $ref: "#/definitions/Pte" } } } } } },
          definitions: { Pet: {} },
        }),
      },
      want: { exitCode: 3, stderr: /\n {2}help: Did you mean #\/definitions\/Pet\?\n/ },
    },
  ],
  [
    "a route that matches nothing",
    {
      target: { routes: ["GET /petz"] },
      want: {
        exitCode: 2,
        stderr:
          /^routesmith\.config\.json:1:\d+ select\/no-match .*\n {2}at #\/targets\/pets\/routes\/0\n {2}help: .*\/pets/,
      },
    },
  ],
  [
    "an unknown key in the config",
    {
      target: { clinet: {} },
      want: {
        exitCode: 2,
        stderr:
          /^routesmith\.config\.json:1:72 config\/unknown-key .*\n {2}at #\/targets\/pets\/clinet\n {2}help: Did you mean `client`\?\n1 error\n$/,
      },
    },
  ],
  [
    "a broken config",
    {
      files: { "routesmith.config.json": '{"targets": }' },
      want: { exitCode: 2, stderr: /^routesmith\.config\.json:1:13 config\/unreadable / },
    },
  ],
  [
    "a config that throws",
    {
      files: { "routesmith.config.ts": "const one: number = 1;\n\nthrow new Error(`no ${one}`);\n" },
      want: {
        exitCode: 2,
        stderr: /^routesmith\.config\.ts:3 config\/unreadable The config could not be loaded: no 1\n/,
      },
    },
  ],
  [
    "a config with a syntax error",
    {
      files: { "routesmith.config.ts": "export default {\n  targets: ]\n};\n" },
      want: { exitCode: 2, stderr: /^routesmith\.config\.ts:2:12 config\/unreadable / },
    },
  ],
  [
    "a config with a syntax error in its first column",
    {
      files: { "broken.mjs": "export default {\n  targets: {\n]\n" },
      argv: ["generate", "--config", "broken.mjs"],
      want: { exitCode: 2, stderr: /^broken\.mjs:3:1 config\/unreadable / },
    },
  ],
  [
    "a missing config",
    {
      argv: ["generate", "--config", "other.config.ts"],
      want: { exitCode: 2, stderr: /^other\.config\.ts config\/not-found / },
    },
  ],
  [
    "an unknown target",
    {
      argv: ["generate", "pest"],
      want: { exitCode: 2, stderr: /config\/unknown-target .*\n {2}help: Did you mean `pets`\?/ },
    },
  ],
  [
    "an output that is a file",
    { target: { output: "pets.json" }, want: { exitCode: 2, stderr: /^pets\.json write\/not-a-folder / } },
  ],
  [
    "a config that is a target",
    {
      files: { "routesmith.config.json": '{"spec":"pets.json","output":"out"}' },
      want: {
        exitCode: 2,
        stderr: /^routesmith\.config\.json:1:1 config\/invalid-value .*\n.*\n {2}help: .*deeper.*\n1 error\n$/,
      },
    },
  ],
  [
    "a config without a target",
    {
      files: { "routesmith.config.json": '{"targets":{}}' },
      want: {
        exitCode: 2,
        stderr: / config\/invalid-value `targets` is an empty object; it must be an object with at /,
      },
    },
  ],
  [
    "two documents on standard input",
    {
      files: {
        "routesmith.config.json": '{"targets":{"b":{"spec":"-"},\n"c":{"spec":"pets.json"},\n"d":{"spec":"-"}}}',
      },
      want: {
        exitCode: 2,
        stderr:
          /^routesmith\.config\.json:3:6 config\/invalid-value `b` and `d` both take .*\n {2}at #\/targets\/d\/spec\n/,
      },
    },
  ],
  [
    "an output below a file",
    {
      target: { output: "pets.json/out" },
      want: { exitCode: 2, stderr: /^pets\.json\/out write\/unwritable .*ENOTDIR/ },
    },
  ],
  [
    "a manifest that was tampered with",
    {
      files: { "out/manifest.json": '{"document":{},"files":[{"path":"../pets.json","sha256":""}]}' },
      want: { exitCode: 2, stderr: /^out\/manifest\.json write\/invalid-manifest .*"\.\.\/pets\.json"/ },
    },
  ],
  [
    "an overlay that is not there",
    {
      target: { overlays: ["absent.yaml"] },
      want: { exitCode: 2, stderr: /^routesmith\.config\.json:1:\d+ load\/not-found There is no file absent\.yaml\n/ },
    },
  ],
  [
    "a document without an output",
    {
      argv: ["generate", "pets.json"],
      want: { exitCode: 2, stderr: /^cli\/usage .*\n {2}help: Name the folder: `--output FOLDER`\./ },
    },
  ],
  [
    "two documents",
    {
      argv: ["generate", "pets.json", "b.json", "--output", "out"],
      want: { exitCode: 2, stderr: /^cli\/usage Only one document/ },
    },
  ],
  [
    "an option for documents without one",
    {
      argv: ["generate", "--route", "GET /pets"],
      want: { exitCode: 2, stderr: /^cli\/usage `--route` is for a document/ },
    },
  ],
  [
    "an option for documents with a target",
    {
      argv: ["generate", "pets", "--output", "out"],
      want: {
        exitCode: 2,
        stderr: /^routesmith\.config\.json cli\/usage `--output` is for a document, and `pets` is a target/,
      },
    },
  ],
  [
    "an unknown command",
    { argv: ["genrate"], want: { exitCode: 2, stderr: /^cli\/usage .*'genrate'\n {2}help: Did you mean generate\?/ } },
  ],
  [
    "an unknown option",
    {
      argv: ["generate", "--frce"],
      want: { exitCode: 2, stderr: /^cli\/usage .*'--frce'\n {2}help: Did you mean --force\?/ },
    },
  ],
  [
    "an unknown emitter",
    {
      argv: ["generate", "pets.json", "--output", "out", "--emit", "typs"],
      want: { exitCode: 2, stderr: /^cli\/usage .*Did you mean types\?/ },
    },
  ],
];

describe("bad input", () => {
  it.each(cases)("%s", async (_name, given) => {
    await expectRefused(given);
  });

  it("a second run while one is writing", async () => {
    const folder = await writtenProject();
    writeFiles(folder, { "routesmith.config.json": config({ emit: ["types"] }) });
    const result = await acquireLock(join(folder, "out/.routesmith"));
    const before = readTree(folder);
    const { exitCode, stderr } = await runIn(folder, ["generate"]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`^out write/busy Process ${process.pid} on `));
    expect(readTree(folder)).toEqual(before);
    if (result.kind === "acquired") result.lock.release();
    expect(await runIn(folder, ["generate"])).toMatchObject({ exitCode: 0 });
  });
});
