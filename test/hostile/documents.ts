import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Json } from "../../generator/kernel/json.ts";

const folder = new URL("documents/", import.meta.url).pathname;

/** The documents that have every kind of position, by the names of their files. */
export const richDocuments: ReadonlyMap<string, Json> = new Map(
  readdirSync(folder).map((file) => [file, parse(readFileSync(join(folder, file), "utf8")) as Json]),
);
