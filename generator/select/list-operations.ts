import type { Diagnostics } from "../kernel/diagnostic.ts";
import { arrayMember, isJsonObject, member, type JsonObject, objectMember, stringMember } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { sortedBy } from "../kernel/ordering.ts";
import type { Document } from "../load/document.ts";
import { methods } from "./methods.ts";
import { resolvePathItems } from "./path-items.ts";
import { reportReference } from "./reference-problem.ts";

/** An operation as the document describes it. */
export interface DocumentOperation {
  /** The path template. */
  readonly path: string;
  /** As the Path Item Object spells it: in lower case, but for an additional operation as it is sent, such as `COPY`. */
  readonly method: string;
  /** Where it is; in a path item that is a reference, as if it stood in the reference's place. */
  readonly pointer: JsonPointer;
  /** The Operation Object. */
  readonly source: JsonObject;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  readonly summary: string | undefined;
  readonly deprecated: boolean;
}

/**
 * The operations of a document in the order of their paths, then methods.
 *
 * @param diagnostics hears of the path items whose references cannot be followed: they have operations that are not listed.
 */
export function listOperations(document: Document, diagnostics?: Diagnostics): readonly DocumentOperation[] {
  const { root, problems } = resolvePathItems(document.root);
  if (diagnostics !== undefined) {
    for (const problem of problems.values()) reportReference(problem, document, diagnostics);
  }
  return operationsOf(root);
}

/** @param root a document whose path items are not references. */
export function operationsOf(root: JsonObject): readonly DocumentOperation[] {
  const paths = objectMember(root, "paths") ?? {};
  const names = Object.keys(paths).filter((path) => path.startsWith("/"));
  return sortedBy(names, (path) => path).flatMap((path) => {
    const item = objectMember(paths, path) ?? {};
    const place = appendPointer("/paths", path);
    const more = objectMember(item, "additionalOperations") ?? {};
    const found = [
      ...operationsIn(item, place, (method) => methods.has(method)),
      ...operationsIn(more, appendPointer(place, "additionalOperations"), isToken),
    ];
    return sortedBy(found, ({ method }) => method).map((operation) => describe(path, operation));
  });
}

/** The methods beside those of every path item that a document has operations for. */
export function additionalMethods(root: JsonObject): ReadonlySet<string> {
  const items = Object.values(objectMember(root, "paths") ?? {});
  return new Set(items.flatMap((item) => Object.keys(objectMember(item, "additionalOperations") ?? {})));
}

/** An operation in a path item. */
interface FoundOperation {
  readonly method: string;
  readonly pointer: JsonPointer;
  readonly source: JsonObject;
}

function operationsIn(
  holder: JsonObject,
  place: JsonPointer,
  isMethod: (name: string) => boolean,
): readonly FoundOperation[] {
  return Object.entries(holder).flatMap(([method, source]) =>
    isMethod(method) && isJsonObject(source) ? [{ method, pointer: appendPointer(place, method), source }] : [],
  );
}

/** What can be sent as a method. @see https://www.rfc-editor.org/rfc/rfc9110#section-9.1 */
function isToken(method: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(method);
}

function describe(path: string, { method, pointer, source }: FoundOperation): DocumentOperation {
  return {
    path,
    method,
    pointer,
    source,
    operationId: stringMember(source, "operationId"),
    tags: (arrayMember(source, "tags") ?? []).filter((tag) => typeof tag === "string"),
    summary: stringMember(source, "summary"),
    deprecated: member(source, "deprecated") === true,
  };
}
