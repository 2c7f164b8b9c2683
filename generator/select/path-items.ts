import { isJsonObject, type Json, type JsonObject, objectMember, stringMember } from "../kernel/json.ts";
import { appendPointer, pointerFromFragment } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import type { ReferenceProblem } from "./reference-problem.ts";
import { valueAt } from "./value-at.ts";

/** The paths of a document, none of which is a reference any more. */
export interface PathItems {
  /** The document with these paths. */
  readonly root: JsonObject;
  /** Path → why its reference cannot be followed. */
  readonly problems: ReadonlyMap<string, ReferenceProblem>;
}

/**
 * Puts the path items that references name in the places of the references; what stands beside a reference wins.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#path-item-object
 */
export function resolvePathItems(root: JsonObject): PathItems {
  const paths = objectMember(root, "paths") ?? {};
  const entries = Object.entries(paths).filter(([path]) => path.startsWith("/"));
  if (!entries.some(([, item]) => stringMember(item, "$ref") !== undefined)) return { root, problems: new Map() };
  const problems = new Map<string, ReferenceProblem>();
  const resolved = entries.map(([path, item]): [string, Json] => {
    const result = resolvePathItem(root, path, item);
    if (isProblem(result)) problems.set(path, result);
    return [path, isProblem(result) ? {} : result.item];
  });
  return { root: { ...root, paths: { ...paths, ...Object.fromEntries(resolved) } }, problems };
}

type Resolved = { readonly kind: "resolved"; readonly item: Json } | ReferenceProblem;

function isProblem(result: Resolved): result is ReferenceProblem {
  return result.kind !== "resolved";
}

function resolvePathItem(root: JsonObject, path: string, item: Json): Resolved {
  const seen = new Set<Json>();
  const place = appendPointer("/paths", path, "$ref");
  const layers: JsonObject[] = [];
  for (let current: Json | undefined = item; ;) {
    if (!isJsonObject(current)) return { kind: "resolved", item: current ?? {} };
    if (layers.length > limits.referenceChain)
      return { kind: "chain", place, target: stringMember(item, "$ref") ?? "" };
    if (seen.has(current)) return { kind: "cycle", place, target: stringMember(item, "$ref") ?? "" };
    seen.add(current);
    const { $ref, ...others } = current;
    layers.push(others);
    if (typeof $ref !== "string") return { kind: "resolved", item: mergeLayers(layers.toReversed()) };
    if (!$ref.startsWith("#")) return { kind: "external", place, target: $ref };
    const pointer = pointerFromFragment($ref);
    current = pointer === undefined ? undefined : valueAt(root, pointer);
    if (current === undefined) return { kind: "unresolved", place, target: $ref };
  }
}

/** What comes later wins. */
function mergeLayers(layers: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(layers.flatMap((layer) => Object.entries(layer)));
}
