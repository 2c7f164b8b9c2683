import { join } from "node:path";
import { packageFolder } from "./package-folder.ts";
import { readFolder } from "../read/read-folder.ts";
import type { Templates } from "./templates.ts";

/**
 * The templates that come with routesmith, read once a process. The build puts another module in the place of this one,
 * which holds them compiled: to read and compile them takes a sixth of a short run.
 */
export async function ownTemplates(): Promise<Templates> {
  return (templates ??= readTemplates());
}

let templates: Promise<Templates> | undefined;

async function readTemplates(): Promise<Templates> {
  const texts = await readFolder(join(packageFolder(), "templates"));
  return new Map([...texts].map(([path, text]) => [path, { text }]));
}
