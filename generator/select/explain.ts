import {
  printPointer,
  type JsonPointer,
  parentPointer,
  parsePointer,
  pointerFromFragment,
} from "../kernel/json-pointer.ts";
import { isJsonObject, member } from "../kernel/json.ts";
import type { Document } from "../load/document.ts";
import type { DocumentOperation } from "./list-operations.ts";
import type { SelectedOperation, Slice } from "./slice.ts";
import { valueAt } from "./value-at.ts";

/** A step on the way from an operation to a part. */
export interface ExplanationStep {
  readonly part: JsonPointer;
  /** Where the step before refers to this part; the operation that the way begins with has none. */
  readonly place?: JsonPointer;
}

/**
 * Why a part is in a slice: the way from an operation to it.
 *
 * @param part a JSON pointer, a reference `#/…`, the name of a component, or the method and path or the operationId of an
 *   operation; a place within a part stands for the part.
 * @returns `undefined` where the slice has no such part.
 */
export function explain(slice: Slice, part: string): readonly ExplanationStep[] | undefined {
  const found = findPart(slice, part);
  if (found === undefined) return undefined;
  const steps: ExplanationStep[] = [];
  const seen = new Set<JsonPointer>();
  for (let current = found; !seen.has(current);) {
    seen.add(current);
    const reason = slice.reasons.get(current);
    steps.unshift(reason === undefined ? { part: current } : { part: current, place: reason.place });
    if (reason === undefined) break;
    current = reason.part;
  }
  return steps;
}

/** What the parts of a slice may be called by: operations and components by their names, all else by its pointer. */
export function partNames(slice: Slice): readonly string[] {
  const names = [...slice.reasons.keys()].map((pointer) => componentName(pointer) ?? pointer);
  const selected = new Set(slice.operations.map(({ pointer }) => pointer));
  const operations = slice.documentOperations.filter(({ pointer }) => selected.has(pointer));
  return [...new Set([...names, ...operations.map(routeOf), ...operations.flatMap((one) => one.operationId ?? [])])];
}

/** The method and the path template: `POST /users/{user_id}`. */
export function routeOf({ method, path }: SelectedOperation): string {
  return `${method.toUpperCase()} ${path}`;
}

/**
 * Whether a document has a part at all, be it in a slice or not.
 *
 * @param part as for {@link explain}.
 */
export function hasPart({ root }: Document, { documentOperations }: Slice, part: string): boolean {
  if (documentOperations.some((operation) => isCalled(operation, part))) return true;
  const components = member(root, "components");
  const sections = isJsonObject(components) ? Object.values(components) : [];
  if (sections.some((section) => member(section, part) !== undefined)) return true;
  const pointer = part.startsWith("#") ? pointerFromFragment(part) : part;
  return pointer?.startsWith("/") === true && valueAt(root, pointer) !== undefined;
}

/** Whether that is what an operation is called by, its method in upper or lower case. */
function isCalled(operation: DocumentOperation, text: string): boolean {
  const [, method, path] = /^\s*(\S+)\s+(\/.*)$/.exec(text) ?? [];
  const isRoute = operation.path === path && operation.method.toLowerCase() === method?.toLowerCase();
  return isRoute || operation.operationId === text;
}

function findPart(slice: Slice, text: string): JsonPointer | undefined {
  const named = [...slice.reasons.keys()].find((pointer) => componentName(pointer) === text);
  if (named !== undefined) return named;
  const called = slice.documentOperations.filter((operation) => isCalled(operation, text));
  const selected = slice.operations.find(({ pointer }) => called.some((operation) => operation.pointer === pointer));
  if (selected !== undefined) return selected.pointer;
  const pointer = text.startsWith("#") ? pointerFromFragment(text) : text;
  if (!pointer?.startsWith("/")) return undefined;
  const parts = new Set([...slice.reasons.keys(), ...slice.operations.map((operation) => operation.pointer)]);
  let place = printPointer(parsePointer(pointer));
  while (place !== "" && !parts.has(place)) place = parentPointer(place);
  return place === "" ? undefined : place;
}

function componentName(pointer: JsonPointer): string | undefined {
  const [root, , name, ...deeper] = parsePointer(pointer);
  return root === "components" && deeper.length === 0 ? name : undefined;
}
