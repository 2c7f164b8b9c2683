import { cp, mkdir, mkdtemp, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const fixtures = fileURLToPath(new URL("./fixtures/notes", import.meta.url));
const packages = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/** What is changed in one of the suite's files: `text`, which it must hold, becomes another. */
export interface Fault {
  readonly file: "client.ts" | "contract/openapi.json" | "contract/cases.ts" | "contract/suite.ts";
  readonly text: string;
  readonly becomes: string;
}

/** A project in a new folder whose `notes` folder is a target with one contract suite for each of the variants. */
export async function notesProject(
  variants: Readonly<Record<string, Fault | undefined>>,
): Promise<{ readonly workingFolder: string; readonly output: string }> {
  const workingFolder = await realpath(await mkdtemp(join(tmpdir(), "routesmith-contract-")));
  const output = join(workingFolder, "notes");
  await symlink(packages, join(workingFolder, "node_modules"));
  await mkdir(join(output, "contract"), { recursive: true });
  for (const [name, fault] of Object.entries(variants)) {
    await cp(fixtures, join(output, name), { recursive: true });
    if (fault !== undefined) await plant(fault, join(output, name, fault.file));
    const suite = `import { describe } from "vitest";
describe("${name}", async () => {
  await import("../${name}/contract/suite.js");
});
`;
    await writeFile(join(output, "contract", `${name}.test.ts`), suite);
  }
  return { workingFolder, output };
}

async function plant({ text, becomes }: Fault, path: string): Promise<void> {
  const content = await readFile(path, "utf8");
  if (!content.includes(text)) throw new Error(`${path} does not hold ${text}`);
  await writeFile(
    path,
    content.replace(text, () => becomes),
  );
}
