import type { Diagnostics } from "../kernel/diagnostic.ts";
import { arrayMember, type JsonObject, member, objectMember, stringMember } from "../kernel/json.ts";
import { type JsonPointer, parsePointer } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import { reportBareNames } from "../load/bundle/bare-names.ts";
import type { Document } from "../load/document.ts";
import { Draft } from "../load/overlay/draft.ts";
import { checkCompositions } from "./check-compositions.ts";
import { allowLargeHelp, checkCounts } from "./check-counts.ts";
import { checkLengths, checkTotals } from "./check-lengths.ts";
import { checkNesting } from "./check-nesting.ts";
import { cut } from "./cut.ts";
import { measure } from "./extent.ts";
import { additionalMethods, type DocumentOperation, operationsOf } from "./list-operations.ts";
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
  const pathItems = resolvePathItems(document.root);
  const patterns = parsePatterns(routes, additionalMethods(pathItems.root), diagnostics);
  if (patterns === undefined) return undefined;
  if (reportPathItems(pathItems, patterns, document, diagnostics)) return undefined;
  const { root } = pathItems;
  // No pattern can mean a webhook: they are there where patterns do not say what alone is.
  const hasWebhooks = objectMember(root, "webhooks") !== undefined && patterns.every(({ excludes }) => excludes);
  const documentOperations = operationsOf(root);
  const operations = selectOperations(
    { operations: documentOperations, brokenPaths: [...pathItems.problems.keys()], file: document.file, hasWebhooks },
    patterns,
    diagnostics,
  );
  if (operations === undefined || !isWithinLimit(operations, document, diagnostics)) return undefined;
  const { reasons, problems, unknownNames, bareNames, schemas } = reach(root, operations, hasWebhooks);
  for (const problem of problems) reportReference(problem, document, diagnostics);
  if (problems.length > 0) return undefined;
  for (const problem of unknownNames) reportReference(problem, document, diagnostics, "warning");
  const slice = new Draft(
    withTags(
      cut(root, kept(root, operations, [...(hasWebhooks ? ["/webhooks"] : []), ...reasons.keys()])),
      root,
      operations,
    ),
  );
  for (const { place } of unknownNames) slice.remove(parsePointer(place));
  for (const { place, pointer } of bareNames) slice.replace(parsePointer(place), `#${pointer}`);
  const named = bareNames.map(({ place, target, pointer }) => {
    return { text: target, target: pointer, location: { file: document.file, pointer: place } };
  });
  reportBareNames(named, diagnostics);
  const lifted = document.lift(slice.root, diagnostics);
  const { file } = document;
  if (!checkCounts(lifted, operations, document, diagnostics)) return undefined;
  const extent = measure(lifted);
  if (!extent.isWithinLimits && !(checkNesting(lifted, file, diagnostics) && checkLengths(lifted, file, diagnostics)))
    return undefined;
  if (!checkTotals(extent.totals, document, diagnostics)) return undefined;
  if (!checkCompositions(lifted, schemas, { file, diagnostics })) return undefined;
  return {
    document,
    root: lifted,
    operations: operations.map(({ path, method, pointer }) => ({ path, method, pointer })),
    documentOperations,
    reasons,
    totals: extent.totals,
  };
}

function isWithinLimit(
  { length }: readonly DocumentOperation[],
  { file, mayBeLarge }: Document,
  diagnostics: Diagnostics,
): boolean {
  if (mayBeLarge || length <= limits.operations) return true;
  const message = `${length} operations are selected, and ${limits.operations} is the most`;
  diagnostics.error("limit/operations", message, { location: { file, pointer: "/paths" }, help: allowLargeHelp });
  return false;
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

/** What a path item says of all its operations. */
const shared = ["summary", "description", "servers", "parameters"];

/** The places of everything that a slice holds but the tags: the names on the way to each. */
function* kept(
  root: JsonObject,
  operations: readonly DocumentOperation[],
  parts: Iterable<JsonPointer>,
): Generator<readonly string[]> {
  for (const name of ["openapi", "info", "jsonSchemaDialect", "servers"]) yield [name];
  let isSecured = true;
  for (const { pointer, source } of operations) {
    yield parsePointer(pointer);
    isSecured &&= member(source, "security") !== undefined;
  }
  if (!isSecured) yield ["security"];
  const paths = member(root, "paths");
  for (const path of new Set(operations.map((operation) => operation.path))) {
    const item = member(paths, path);
    for (const name of shared) if (member(item, name) !== undefined) yield ["paths", path, name];
  }
  for (const part of parts) yield parsePointer(part);
}

/** The descriptions of the tags that the operations have, and of those around them. */
function withTags(slice: JsonObject, root: JsonObject, operations: readonly DocumentOperation[]): JsonObject {
  const described = arrayMember(root, "tags") ?? [];
  const parents = new Map(described.map((tag) => [stringMember(tag, "name"), stringMember(tag, "parent")]));
  const used = new Set<string | undefined>(operations.flatMap(({ tags }) => tags));
  // The set grows while it is read.
  for (const name of used) if (parents.get(name) !== undefined) used.add(parents.get(name));
  const tags = described.filter((tag) => used.has(stringMember(tag, "name")));
  return tags.length > 0 ? { ...slice, tags } : slice;
}
