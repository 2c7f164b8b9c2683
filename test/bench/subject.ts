import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "./installed.ts";

/** The repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A document that jobs read. */
export interface Subject {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** How many times the size of the document that it was made of. */
  readonly times?: number;
}

/** The route that is taken out of the document, and the tag of that route, for tools that can filter only by tags. */
export const route = "POST /accounts/{account_id}/realtime/kit/{app_id}/recordings/track";
export const tag = "Recordings";

/** The document of this repository, which holds the route. */
export const own: Subject = {
  name: "spec/cloudflare-track/openapi.json",
  path: join(root, "spec/cloudflare-track/openapi.json"),
};

/** From packages that the benchmark installs. */
export const github: Subject = {
  name: "@octokit/openapi api.github.com.json",
  path: installed("@octokit/openapi/generated/api.github.com.json"),
};
export const petstore: Subject = {
  name: "@readme/oas-examples 3.0/json/petstore.json",
  path: installed("@readme/oas-examples/3.0/json/petstore.json"),
};

const cloudflareFile = "cloudflare-2026-08-14.json";

/** @param folder of the real documents. */
export function findCloudflare(folder: string | undefined): Subject | undefined {
  const path = folder === undefined ? undefined : resolve(folder, cloudflareFile);
  return path !== undefined && existsSync(path) ? { path, name: cloudflareFile } : undefined;
}
