import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "./installed.ts";

/** The repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** What is generated is written to here: where a compiler finds the packages of the repository, and Git looks for nothing. */
export const outputsFolder = installed(".outputs");

/** What the suites import as `routesmith/contract`, without the packages that run it. */
export const contractEntry = join(outputsFolder, "routesmith-contract.ts");

/** Empties the folder of what an earlier run has left. */
export function prepareOutputs(): void {
  rmSync(outputsFolder, { recursive: true, force: true });
  mkdirSync(outputsFolder, { recursive: true });
  writeFileSync(join(outputsFolder, "package.json"), '{ "type": "module" }\n');
  const contract = JSON.stringify(join(root, "generator/contract/contract.ts"));
  writeFileSync(
    contractEntry,
    `import type { Contract } from ${contract};
export type * from ${contract};
export declare function describeContract<Client>(contract: Contract<Client>): void;
`,
  );
}

/** The folder of a document's files. */
export function outputOf(document: string): string {
  return join(outputsFolder, document.replaceAll("/", "__"));
}

/** The document that a file of the outputs is of; `undefined` for a file that several share. */
export function documentOf(file: string, documents: readonly string[]): string | undefined {
  return documents.find((document) => file.startsWith(`${outputOf(document)}/`));
}
