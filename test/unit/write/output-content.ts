import type { OutputContent } from "../../../generator/write/new-files.ts";

/** What a run might generate: the texts of files by their paths. */
export function contentOf(files: Readonly<Record<string, string>>): OutputContent {
  return {
    client: "Api",
    files: Object.entries(files).map(([path, text]) => ({ path, text, emitter: "client", exports: [] })),
    document: { file: "api.json", sha256: "0".repeat(64) },
  };
}
