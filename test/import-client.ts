import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "../generator/index.ts";
import { defaultTarget } from "./default-target.ts";

const packages = fileURLToPath(new URL("../node_modules", import.meta.url));

export interface ImportedClient<Client> {
  /** The client's own module. */
  readonly client: Client;
  readonly remove: () => Promise<void>;
}

/** Generates a document's client into a folder of its own, and imports it. */
export async function importClient<Client>(name: string, document: object): Promise<ImportedClient<Client>> {
  const stdin = async () => Buffer.from(JSON.stringify(document));
  const { files } = await generate({ ...defaultTarget, name, emit: ["types", "client"] }, { stdin });
  const folder = await realpath(await mkdtemp(join(tmpdir(), `routesmith-${name}-`)));
  await symlink(packages, join(folder, "node_modules"));
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const client = (await import(join(folder, "index.ts"))) as Client;
  return { client, remove: async () => rm(folder, { recursive: true }) };
}
