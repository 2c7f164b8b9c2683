import type { Diagnostics } from "../kernel/diagnostic.ts";
import { arrayMember, type JsonObject, objectMember, stringMember } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import type { Document } from "../load/document.ts";
import { cut } from "./cut.ts";
import { type DocumentOperation, operationsOf } from "./list-operations.ts";
import { type PathItems, resolvePathItems } from "./path-items.ts";
import { reach } from "./reach.ts";
import { reportReference } from "./reference-problem.ts";
import { matchesPath, type RouteMatcher, type RoutePattern } from "./route-pattern.ts";
import { isSelected, parsePatterns, selectOperations } from "./select-operations.ts";
import type { Slice } from "./slice.ts";

/**
 * Cuts a document down to the operations that route patterns mean and to what these reach.
 *
 * @param routes route patterns; none means every operation.
 * @returns `undefined` where errors were collected.
 */
export function select(document: Document, routes: readonly string[], diagnostics: Diagnostics): Slice | undefined {
  const patterns = parsePatterns(routes, diagnostics);
  if (patterns === undefined) return undefined;
  const pathItems = resolvePathItems(document.root);
  if (reportPathItems(pathItems, patterns, document, diagnostics)) return undefined;
  const { root } = pathItems;
  const operations = selectOperations(
    { operations: operationsOf(root), brokenPaths: [...pathItems.problems.keys()] },
    patterns,
    diagnostics,
  );
  if (operations === undefined) return undefined;
  const { reasons, problems } = reach(root, operations);
  for (const problem of problems) reportReference(problem, document, diagnostics);
  if (problems.length > 0) return undefined;
  return {
    document,
    root: document.lift(withTags(cut(root, kept(root, operations, reasons.keys())), root, operations)),
    operations: operations.map(({ path, method, pointer }) => ({ path, method, pointer })),
    reasons,
  };
}

/** Reports the paths that cannot be followed to their path items, where the patterns may mean one of their operations. */
function reportPathItems(
  { problems }: PathItems,
  patterns: readonly RoutePattern[],
  document: Document,
  diagnostics: Diagnostics,
): boolean {
  const wanted = [...problems].filter(([path]) =>
    isSelected(patterns, (matcher: RouteMatcher) => matcher.kind === "path" && matchesPath(matcher, path)),
  );
  for (const [, problem] of wanted) reportReference(problem, document, diagnostics);
  return wanted.length > 0;
}

/** The places of everything that a slice holds but the tags. */
function* kept(
  root: JsonObject,
  operations: readonly DocumentOperation[],
  parts: Iterable<JsonPointer>,
): Generator<JsonPointer> {
  yield* ["/openapi", "/info", "/jsonSchemaDialect", "/servers"];
  if (operations.some((operation) => !Object.hasOwn(operationObject(root, operation), "security"))) yield "/security";
  for (const { path, pointer } of operations) {
    yield pointer;
    for (const name of ["summary", "description", "servers", "parameters"]) yield appendPointer("/paths", path, name);
  }
  yield* parts;
}

function operationObject(root: JsonObject, { path, method }: DocumentOperation): JsonObject {
  return objectMember(objectMember(objectMember(root, "paths"), path), method) ?? {};
}

/** The descriptions of the tags that the operations have. */
function withTags(slice: JsonObject, root: JsonObject, operations: readonly DocumentOperation[]): JsonObject {
  const used = new Set<string | undefined>(operations.flatMap(({ tags }) => tags));
  const tags = (arrayMember(root, "tags") ?? []).filter((tag) => used.has(stringMember(tag, "name")));
  return tags.length > 0 ? { ...slice, tags } : slice;
}
