import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContractReport } from "../../../generator/contract/contract-report.ts";
import { runContract } from "../../../generator/contract/run-contract.ts";
import { generate, type TargetConfig } from "../../../generator/index.ts";
import type { Json, JsonObject } from "../../../generator/kernel/json.ts";
import { defaultClient } from "../../default-client.ts";

const packages = fileURLToPath(new URL("../../../node_modules", import.meta.url));

const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });
const problem = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
const item = { type: "object", required: ["id"], properties: { id: { type: "integer" }, name: { type: "string" } } };
const failing = { description: "", content: json(problem) };

/** An operation whose answer has this content, and which may fail. */
const operation = (name: string, content: JsonObject, more: JsonObject = {}): JsonObject => ({
  operationId: name,
  tags: ["feed"],
  responses: { "200": { description: "", content }, "401": failing, "404": failing, default: failing },
  ...more,
});

const required = {
  required: true,
  content: json({ type: "object", required: ["q"], properties: { q: { maxLength: 5, type: "string" } } }),
};
const since = { name: "since", in: "query", required: true, schema: { type: "integer", minimum: 1 } };
const fields = { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } };
const marked = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string", format: "uuid", example: "no-uuid" },
    mark: { type: "string", pattern: "^[0-9]+$", example: "a" },
  },
};
const done: JsonObject = { "204": { description: "" }, "400": failing };

const document: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Feed", version: "1" },
  security: [{ token: [] }],
  components: {
    requestBodies: { Query: required },
    schemas: {
      Id: { type: ["string", "null"] },
      Pet: { type: "object", properties: { kind: { type: "string" } }, discriminator: { propertyName: "kind" } },
      Cat: {
        allOf: [{ $ref: "#/components/schemas/Pet" }, { type: "object", properties: { hunts: { type: "boolean" } } }],
      },
    },
    securitySchemes: {
      token: { type: "http", scheme: "bearer" },
      oauth: { type: "oauth2", flows: {} },
      login: { type: "http", scheme: "basic" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
      header: { type: "apiKey", in: "header", name: "Authorization" },
    },
  },
  paths: {
    "/events": {
      get: operation(
        "events",
        { "text/event-stream": { schema: item } },
        {
          parameters: [since],
          security: [{ token: [] }, { key: [] }],
        },
      ),
    },
    "/lines": { post: operation("lines", { "application/x-ndjson": { schema: item } }, { requestBody: required }) },
    "/sequence": { get: operation("sequence", { "application/json-seq": { schema: item } }) },
    "/either": {
      post: operation("either", { ...json(item), "text/event-stream": { schema: item } }, { requestBody: required }),
    },
    "/no-item": {
      get: operation("noItem", { "application/jsonl": { schema: { type: "string", minLength: 2, maxLength: 1 } } }),
    },
    "/later": {
      get: {
        operationId: "later",
        tags: ["feed"],
        responses: {
          "200": { description: "" },
          "201": { description: "", content: { "application/jsonl": { schema: item } } },
        },
      },
    },
    "/either-later": {
      get: {
        operationId: "eitherLater",
        tags: ["feed"],
        responses: {
          "200": { description: "", content: json(item) },
          "202": { description: "", content: { ...json(item), "text/event-stream": { schema: item } } },
        },
      },
    },
    "/lists/{id}": {
      get: operation(
        "lists",
        { "text/event-stream": { schema: item } },
        {
          parameters: [
            { name: "id", in: "path", required: true, schema: { $ref: "#/components/schemas/Id" } },
            { name: "topic", in: "query", required: true, schema: { type: "array", items: { type: "string" } } },
          ],
          requestBody: { content: json(item) },
        },
      ),
    },
    "/two-logins": {
      get: { operationId: "twoLogins", tags: ["feed"], security: [{ token: [], login: [], key: [] }], responses: done },
    },
    "/search": {
      get: operation("search", json(item), { parameters: [since], requestBody: required }),
      head: {
        operationId: "count",
        tags: ["feed"],
        requestBody: { $ref: "#/components/requestBodies/Query" },
        responses: done,
      },
    },
    "/only-errors": {
      delete: {
        operationId: "onlyErrors",
        tags: ["feed"],
        parameters: [since],
        responses: { "400": failing, "404": failing },
      },
    },
    "/any-type": {
      post: operation("anyType", json(item), {
        security: [{ header: [] }],
        requestBody: { required: true, content: { "*/*": { schema: item } } },
      }),
    },
    "/variants": {
      post: operation("variants", json({ oneOf: [item, { type: "object" }, { type: "string" }, { type: "string" }] }), {
        requestBody: { required: true, content: json({ oneOf: [{ $ref: "#/components/schemas/Cat" }, item] }) },
      }),
    },
    "/styles/{list}/{object}/{label}": {
      get: operation("styles", json(item), {
        parameters: [
          { name: "list", in: "path", required: true, schema: { type: "array", items: { type: "string" } } },
          { name: "object", in: "path", required: true, explode: true, schema: fields },
          { name: "label", in: "path", required: true, style: "label", schema: { type: "string" } },
          { name: "X-List", in: "header", schema: { type: "array", items: { type: "string" } } },
          { name: "X-Object", in: "header", schema: fields },
          { name: "pipes", in: "query", style: "pipeDelimited", schema: fields },
          { name: "limit", in: "query", schema: { type: "integer" } },
        ],
      }),
    },
    "/examples": {
      post: operation("examples", json(item), {
        requestBody: {
          required: true,
          content: { "application/json": { schema: marked, example: { id: "no-uuid", mark: "a" } } },
        },
      }),
    },
    "/told?by=query": { get: operation("toldByQuery", json(item)) },
    "/told#by-fragment": { get: operation("toldByFragment", json(item)) },
    "/trace": { trace: { operationId: "traced", tags: ["feed"], responses: done } },
    "/one-token": {
      get: { operationId: "oneToken", tags: ["feed"], security: [{ token: [], oauth: [] }], responses: done },
    },
  },
};

/** What is changed in a file of the client, and the case that finds it. */
interface Fault {
  readonly file: string;
  readonly text: string;
  readonly becomes: string;
  readonly want: string;
}

const faults: readonly (readonly [string, Fault])[] = [
  [
    "loses-lines",
    {
      file: "runtime/json-lines.ts",
      text: "yield JSON.parse(line) as unknown;",
      becomes: "return;",
      want: "feed.lines > accepts required properties only",
    },
  ],
  [
    "loses-the-data-of-events",
    {
      file: "runtime/event-stream.ts",
      text: 'data: data.join("\\n")',
      becomes: 'data: "{}"',
      want: "feed.events > accepts required properties only",
    },
  ],
  [
    "gives-no-stream-where-one-is-asked-for",
    {
      file: "runtime/stream.ts",
      text: "isStreamed = true;",
      becomes: "",
      want: "feed.either > gives the items of its stream where they are asked for",
    },
  ],
  [
    "takes-errors-for-streams",
    {
      file: "runtime/transport.ts",
      text: "if (!response.ok) throw",
      becomes: "if (!request.readStream && !response.ok) throw",
      want: "feed.sequence > throws NotFoundError for 404",
    },
  ],
  [
    "sends-one-of-two-credentials",
    {
      file: "resources/feed.ts",
      text: '["token", "key"]',
      becomes: '["token"]',
      want: "feed.twoLogins > accepts the credentials token and key, and sends no other",
    },
  ],
];

describe("a generated contract suite", { timeout: 120_000 }, () => {
  let folder = "";
  let report: ContractReport;

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "routesmith-suites-")));
    await symlink(packages, join(folder, "node_modules"));
    const files = await generateFiles(folder, document);
    await writeSuite(join(folder, "out"), "sound", files);
    for (const [name, { file, text, becomes }] of faults) {
      const whole = files.get(file) ?? "";
      if (!whole.includes(text)) throw new Error(`${file} does not hold ${text}`);
      await writeSuite(join(folder, "out"), name, new Map([...files, [file, whole.replaceAll(text, () => becomes)]]));
    }
    report = await runContract({ workingFolder: folder, output: join(folder, "out") });
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("passes, whatever the answers are", () => {
    expect(report.failures.filter(({ name }) => name.startsWith("sound >"))).toEqual([]);
    expect(report.passed).toBeGreaterThan(50);
  });

  it.each(faults)("fails where a client %s", (name, { want }) => {
    expect(report.failures.map((failure) => failure.name)).toContain(`${name} > contract > ${want}`);
  });

  it("says what it cannot prove", () => {
    const parts = new Set(report.unproven.map(({ operation: name, part }) => `${name}: ${part}`));
    expect([...parts].toSorted()).toEqual([
      "GET /told#by-fragment: anything of it",
      "GET /told?by=query: anything of it",
      "TRACE /trace: anything of it",
      "feed.count: the body of its request",
      "feed.eitherLater: the items of 202",
      "feed.later: the items of 201",
      "feed.lists: the body of its request",
      "feed.noItem: the items of 200",
      "feed.onlyErrors: the answer of success",
      "feed.search: the body of its request",
      "feed.twoLogins: the alternative of security with authorization basic and authorization bearer and header x-key",
    ]);
  });
});

async function generateFiles(workingFolder: string, spec: Json): Promise<ReadonlyMap<string, string>> {
  await writeFile(join(workingFolder, "feed.json"), JSON.stringify(spec));
  const target: TargetConfig = {
    name: "feed",
    spec: "feed.json",
    overlays: [],
    references: { outside: false, origins: [] },
    routes: [],
    output: "out",
    emit: ["types", "client", "contract"],
    client: defaultClient,
    templates: undefined,
  };
  const { files } = await generate(target, { workingFolder });
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** Writes a target into a folder of its own, and a suite that runs it under its name. */
async function writeSuite(output: string, name: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    const place = join(output, name, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text);
  }
  await mkdir(join(output, "contract"), { recursive: true });
  const suite = `import { describe } from "vitest";
describe(${JSON.stringify(name)}, async () => {
  await import("../${name}/contract/contract.test.js");
});
`;
  await writeFile(join(output, "contract", `${name}.test.ts`), suite);
}
