import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../write/output-fixture.ts";
import { runIn, smallDocument } from "./run-fixture.ts";

const importing = 'import { targets } from "./helper.ts";\nexport default { targets };\n';

describe("a config that is code", () => {
  it.each<[string, { files: Readonly<Record<string, string>>; want: string }]>([
    [
      "imports a file with a syntax error",
      {
        files: { "routesmith.config.ts": importing, "helper.ts": "export const targets = {\n  pets: ]\n};\n" },
        want: "helper.ts:2:9 config/unreadable The config could not be loaded: ",
      },
    ],
    [
      "imports a file that throws",
      {
        files: {
          "routesmith.config.ts": importing,
          "helper.ts": 'function fail(): never {\n\n  throw new Error("no luck");\n}\nexport const targets = fail();\n',
        },
        want: "helper.ts:3 config/unreadable The config could not be loaded: no luck\n",
      },
    ],
    [
      "calls a package that throws",
      {
        files: {
          "routesmith.config.ts": 'import fail from "fail";\n\nexport default fail();\n',
          "node_modules/fail/index.js": 'module.exports = () => {\n\n\n  throw new Error("no luck");\n};\n',
        },
        want: "routesmith.config.ts:3 config/unreadable The config could not be loaded: no luck\n",
      },
    ],
    [
      "throws what has no stack",
      {
        files: { "routesmith.config.ts": 'throw "no luck";\n' },
        want: "routesmith.config.ts config/unreadable The config could not be loaded: no luck\n",
      },
    ],
  ])("%s", async (_, { files, want }) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { exitCode, stderr } = await runIn(folder, ["generate"]);
    expect(exitCode).toBe(2);
    expect(stderr.slice(0, want.length)).toBe(want);
  });

  it.each(["cjs", "cts"])("is found where it ends in .%s", async (ending) => {
    const folder = temporaryFolder();
    const config = { targets: { pets: { spec: "pets.json", output: "out", emit: ["types"] } } };
    const text = `const { defineConfig } = require("routesmith");\nmodule.exports = defineConfig(${JSON.stringify(config)});\n`;
    writeFiles(folder, { "pets.json": JSON.stringify(smallDocument), [`routesmith.config.${ending}`]: text });
    expect(await runIn(folder, ["generate", "--quiet"])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });
});

describe("a folder in place of a config", () => {
  it.each<[string, { files: Readonly<Record<string, string>>; help: string }]>([
    ["with a config", { files: { "src/routesmith.config.ts": "" }, help: "Did you mean src/routesmith.config.ts?" }],
    ["without one", { files: { "src/a.ts": "" }, help: "Name the file of the config." }],
  ])("%s", async (_, { files, help }) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const { exitCode, stderr } = await runIn(folder, ["generate", "--config", "src"]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`src config/not-found src is a folder, and no config.\n  help: ${help}\n1 error\n`);
  });
});

describe("a config beside a document", () => {
  const argv = ["generate", "pets.json", "--output", "out", "--emit", "types"];
  const config = 'targets:\n  pets: { spec: pets.json, output: "src" }\n';

  it.each<[string, { more: readonly string[]; want: RegExp }]>([
    [
      "is told not to be read",
      { more: [], want: /^routesmith\.config\.yaml is not read: a document is given in its place\nout: / },
    ],
    ["is told so by its own name", { more: ["--config", "other.yaml"], want: /^other\.yaml is not read: / }],
    ["is no news for who wants none", { more: ["--quiet"], want: /^$/ }],
    ["is no news for other programs", { more: ["--json"], want: /^\{/ }],
  ])("%s", async (_, { more, want }) => {
    const folder = temporaryFolder();
    const files = { "routesmith.config.yaml": config, "other.yaml": config };
    writeFiles(folder, { "pets.json": JSON.stringify(smallDocument), ...files });
    const { exitCode, stdout, stderr } = await runIn(folder, [...argv, ...more]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(want);
  });

  it("is no news where there is none, or where its targets are generated", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "pets.json": JSON.stringify(smallDocument) });
    expect((await runIn(folder, argv)).stdout).toMatch(/^out: /);
    writeFiles(folder, { "routesmith.config.yaml": config });
    expect((await runIn(folder, ["generate"])).stdout).toMatch(/^pets: /);
  });
});
