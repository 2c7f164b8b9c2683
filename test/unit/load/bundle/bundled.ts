import type { Diagnostics } from "../../../../generator/kernel/diagnostic.ts";
import type { JsonObject } from "../../../../generator/kernel/json.ts";
import type { Document } from "../../../../generator/load/document.ts";
import { loadFiles, type Loading } from "../loading.ts";

/** Files by their paths: text, or a value that is written as JSON. */
export type Files = Readonly<Record<string, string | object>>;

export interface Bundled {
  readonly folder: string;
  readonly document: Document | undefined;
  readonly diagnostics: Diagnostics;
  /** The members of the bundle that are not the same in all documents. */
  readonly root: JsonObject;
}

/** Loads `openapi.json` out of these files; a document without a version is one of 3.1. */
export async function bundleFiles(files: Files, options: Omit<Loading, "files"> = {}): Promise<Bundled> {
  const named = Object.entries(files).map(([path, content]) => [path, textOf(path, content)] as const);
  const { folder, document, diagnostics } = await loadFiles({ ...options, files: Object.fromEntries(named) });
  const { openapi: _version, info: _info, ...root } = document?.root ?? {};
  return { folder, document, diagnostics, root };
}

/** A document, or part of one, with these schemas. */
export function schemas(members: object): object {
  return { components: { schemas: members } };
}

function textOf(path: string, content: string | object): string {
  if (typeof content === "string") return content;
  const isDocument = path === "openapi.json" && !("openapi" in content) && !("swagger" in content);
  return JSON.stringify(isDocument ? { openapi: "3.1.0", info: { title: "T", version: "1" }, ...content } : content);
}
