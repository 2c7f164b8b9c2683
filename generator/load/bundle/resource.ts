import { isJsonObject, type Json, stringMember } from "../../kernel/json.ts";
import { createLocator, type Locator } from "../parse/locator.ts";
import type { SourceFile } from "../read/source-file.ts";
import { Identifiers } from "./identifiers.ts";

/** A file that references lead to. */
export interface Resource {
  /** Where it was read from, without a fragment. */
  readonly uri: string;
  /** The file as messages show it. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly root: Json;
  readonly identifiers: Identifiers;
  readonly locate: Locator;
  /** How many files lie between it and the document. */
  readonly depth: number;
}

/** What a resource is made of. */
export interface ResourceContent {
  readonly uri: string;
  readonly source: SourceFile;
  readonly root: Json;
  /** Finds parts of the root, where these are not all in the source. */
  readonly locate?: Locator;
  /** Whether it may give its parts names of their own. */
  readonly hasIdentifiers: boolean;
  readonly depth: number;
}

export function createResource({ uri, source, root, locate, hasIdentifiers, depth }: ResourceContent): Resource {
  // `$id` and `$anchor` are no keywords of the Schema Objects before 3.1.
  const isOld = isSwagger(root) || stringMember(root, "openapi")?.startsWith("3.0") === true;
  const isNaming = hasIdentifiers && !isOld;
  return {
    uri,
    file: source.file,
    bytes: source.bytes,
    root,
    identifiers: new Identifiers(uri, isNaming ? root : undefined),
    locate: locate ?? createLocator(source),
    depth,
  };
}

export function isSwagger(root: Json): boolean {
  return isJsonObject(root) && Object.hasOwn(root, "swagger");
}
