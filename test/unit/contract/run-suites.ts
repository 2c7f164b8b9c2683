import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ContractReport } from "../../../generator/contract/run/contract-report.ts";
import { runContract } from "../../../generator/contract/run/run-contract.ts";
import { generate, type TargetConfig } from "../../../generator/index.ts";
import type { Json } from "../../../generator/kernel/json.ts";
import { defaultClient } from "../../default-target.ts";

const packages = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/** What is changed in a file of a client: `text`, which it must hold, becomes another. */
export interface ClientFault {
  readonly file: string;
  readonly text: string;
  readonly becomes: string;
}

/**
 * Generates the client of a document with its contract suite, and runs that: once as `sound`, and once for each fault, under
 * the fault's name.
 */
export async function runSuites(
  document: Json,
  faults: readonly (readonly [string, ClientFault])[],
): Promise<ContractReport> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "routesmith-suites-")));
  try {
    await symlink(packages, join(folder, "node_modules"));
    const files = await generateFiles(folder, document);
    await writeSuite(join(folder, "out"), "sound", files);
    for (const [name, { file, text, becomes }] of faults) {
      const whole = files.get(file) ?? "";
      if (!whole.includes(text)) throw new Error(`${file} does not hold ${text}`);
      await writeSuite(join(folder, "out"), name, new Map([...files, [file, whole.replaceAll(text, () => becomes)]]));
    }
    return await runContract({ workingFolder: folder, output: join(folder, "out") });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the suites of a run could not prove, each part once. */
export function unprovenIn(report: ContractReport): readonly string[] {
  const parts = new Set(report.unproven.map(({ operation: name, part }) => `${name}: ${part}`));
  return [...parts].toSorted();
}

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
