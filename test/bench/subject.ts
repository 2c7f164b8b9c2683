import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The document that the jobs read. */
export interface Subject {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  /** Whether it is the large document that the budgets are for. */
  readonly isWhole: boolean;
}

/** The route that is taken out of the document, and the tag of that route, for tools that can filter only by tags. */
export const route = "POST /accounts/{account_id}/realtime/kit/{app_id}/recordings/track";
export const tag = "Recordings";

const wholeDocument = "cloudflare-2026-08-14.json";

/** @param folder of the real documents; without it the document of the repository must do. */
export function findSubject(folder: string | undefined): Subject {
  const path = folder === undefined ? undefined : resolve(folder, wholeDocument);
  if (path !== undefined && existsSync(path)) return { path, name: wholeDocument, isWhole: true };
  const own = "spec/cloudflare-track/openapi.json";
  return { path: join(root, own), name: own, isWhole: false };
}
