import { arrayMember, member, type JsonObject, objectMember, stringMember } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { sortedBy } from "../kernel/ordering.ts";
import type { Document } from "../load/document.ts";
import { methods } from "./methods.ts";
import { resolvePathItems } from "./path-items.ts";

/** An operation as the document describes it. */
export interface DocumentOperation {
  /** The path template. */
  readonly path: string;
  /** In lower case, as the Path Item Object spells it. */
  readonly method: string;
  /** Where it is; in a path item that is a reference, as if it stood in the reference's place. */
  readonly pointer: JsonPointer;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  readonly summary: string | undefined;
  readonly deprecated: boolean;
}

/** The operations of a document in the order of their paths, then methods. */
export function listOperations(document: Document): readonly DocumentOperation[] {
  return operationsOf(resolvePathItems(document.root).root);
}

/** @param root a document whose path items are not references. */
export function operationsOf(root: JsonObject): readonly DocumentOperation[] {
  const paths = objectMember(root, "paths") ?? {};
  const names = Object.keys(paths).filter((path) => path.startsWith("/"));
  return sortedBy(names, (path) => path).flatMap((path) => {
    const item = objectMember(paths, path) ?? {};
    const found = Object.keys(item).filter((method) => methods.has(method) && objectMember(item, method) !== undefined);
    return sortedBy(found, (method) => method).map((method) =>
      describe(path, method, objectMember(item, method) ?? {}),
    );
  });
}

function describe(path: string, method: string, operation: JsonObject): DocumentOperation {
  return {
    path,
    method,
    pointer: appendPointer("/paths", path, method),
    operationId: stringMember(operation, "operationId"),
    tags: (arrayMember(operation, "tags") ?? []).filter((tag) => typeof tag === "string"),
    summary: stringMember(operation, "summary"),
    deprecated: member(operation, "deprecated") === true,
  };
}
