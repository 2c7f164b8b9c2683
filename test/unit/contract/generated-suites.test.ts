import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContractReport } from "../../../generator/contract/contract-report.ts";
import { runContract } from "../../../generator/contract/run-contract.ts";
import { generate, type TargetConfig } from "../../../generator/index.ts";
import type { Json } from "../../../generator/kernel/json.ts";
import { defaultClient } from "../../default-target.ts";
import { feedDocument } from "./feed-document.ts";

const packages = fileURLToPath(new URL("../../../node_modules", import.meta.url));

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
    const files = await generateFiles(folder, feedDocument);
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
      "feed.answerHeaders: the header Content-Length of 204",
      "feed.count: the body of its request",
      "feed.eitherLater: the items of 202",
      "feed.fields: null as field a",
      "feed.later: the items of 201",
      "feed.lists: null as path parameter id",
      "feed.lists: the body of its request",
      "feed.noItem: the items of 200",
      "feed.oddNames: path parameter elsewhere",
      "feed.onlyErrors: the answer of success",
      "feed.search: the body of its request",
      "feed.told: null as query parameter inner.since.a",
      "feed.told: null as query parameter maybe",
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
    allowLarge: false,
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
