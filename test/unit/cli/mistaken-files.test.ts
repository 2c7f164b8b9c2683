import { describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "../write/output-fixture.ts";
import { runIn, smallDocument } from "./run-fixture.ts";

const document = JSON.stringify(smallDocument);
const action = { target: "$.info", update: { title: "Shop" } };
const overlay = JSON.stringify({ overlay: "1.0.0", info: { title: "O", version: "1" }, actions: [action] });
const config = JSON.stringify({ targets: { pets: { spec: "pets.json", output: "out" } } });
const collectionSchema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/** What `generate` says of a file that is given as the document. */
async function refusalOf(name: string, text: string): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { [name]: text });
  const { exitCode, stderr } = await runIn(folder, ["generate", name, "--output", "out"]);
  expect(exitCode).toBe(3);
  return stderr;
}

describe("another file in place of the document", () => {
  it.each<[string, { given: object; help: RegExp }]>([
    ["an overlay", { given: JSON.parse(overlay), help: /`--overlay FILE`/ }],
    ["a config of routesmith", { given: JSON.parse(config), help: /`--config FILE`/ }],
    ["an AsyncAPI document", { given: { asyncapi: "3.0.0", info: {}, channels: {} }, help: /not routes of HTTP/ }],
    ["an Arazzo document", { given: { arazzo: "1.0.0", sourceDescriptions: [] }, help: /`sourceDescriptions`/ }],
    ["a document of Swagger 1", { given: { swaggerVersion: "1.2", apis: [] }, help: /Convert it/ }],
    ["a Postman collection", { given: { info: { schema: collectionSchema }, item: [] }, help: /Convert it/ }],
    ["a HAR file", { given: { log: { version: "1.2", entries: [] } }, help: /log of requests/ }],
    [
      "a manifest of npm",
      { given: { name: "shop", version: "1.0.0", scripts: {} }, help: /Give the OpenAPI document/ },
    ],
    ["a JSON Schema", { given: { type: "object", properties: {} }, help: /no routes/ }],
    ["a JSON Schema", { given: { $schema: "http://json-schema.org/draft-07/schema#" }, help: /no routes/ }],
  ])("is called %s", async (title, { given, help }) => {
    const stderr = await refusalOf("file.json", JSON.stringify(given));
    const [problem, advice] = stderr.split("\n");
    expect(problem).toBe(`file.json load/not-openapi file.json is ${title}, and no OpenAPI document`);
    expect(advice).toMatch(help);
  });

  it.each<[string, { given: object; want: string }]>([
    [
      "the field by its wrong name",
      { given: { openApi: "3.1.0", paths: {} }, want: "It is called `openapi`, and not `openApi`." },
    ],
    ["that the version is missing", { given: { info: {}, paths: {} }, want: "Add the version that it is written in" }],
  ])("is told %s", async (_, { given, want }) => {
    expect(await refusalOf("file.json", JSON.stringify(given))).toContain(`\n  help: ${want}`);
  });
});

describe("files at each other's places", () => {
  it.each<[string, { argv: readonly string[]; want: string }]>([
    [
      "a document as an overlay",
      {
        argv: ["generate", "pets.json", "--output", "out", "--overlay", "pets.json"],
        want: "pets.json overlay/invalid pets.json is an OpenAPI document, and no overlay\n  help: Give it as the document",
      },
    ],
    [
      "a config as an overlay",
      {
        argv: ["generate", "pets.json", "--output", "out", "--overlay", "config.json"],
        want: "config.json overlay/invalid config.json is a config of routesmith, and no overlay\n  help: Run",
      },
    ],
    [
      "a document as the config",
      {
        argv: ["generate", "--config", "pets.json"],
        want: "pets.json config/unreadable pets.json is an OpenAPI document, and no config.\n  help: Give it as the document",
      },
    ],
    [
      "an overlay as the config",
      {
        argv: ["generate", "--config", "overlay.json"],
        want: "overlay.json config/unreadable overlay.json is an overlay, and no config.\n  help: Give it with `--overlay FILE`",
      },
    ],
  ])("are told apart: %s", async (_, { argv, want }) => {
    const folder = temporaryFolder();
    writeFiles(folder, { "pets.json": document, "overlay.json": overlay, "config.json": config });
    const { exitCode, stderr } = await runIn(folder, argv);
    expect(stderr.slice(0, want.length)).toBe(want);
    expect(stderr).toMatch(/\n1 error\n$/);
    expect(exitCode).toBe(2);
  });
});
