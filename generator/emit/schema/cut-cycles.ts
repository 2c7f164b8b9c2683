import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  objectMember,
  stringMember,
  type Json,
} from "../../kernel/json.ts";
import type { JsonObject } from "../../kernel/json.ts";
import { appendPointer, pointerFromFragment, type JsonPointer } from "../../kernel/json-pointer.ts";
import { rewrite } from "../../load/rewrite/rewrite.ts";
import { CircularCompositions } from "../../model/schema/circular-compositions.ts";
import { isAlias } from "../../model/schema/keywords.ts";
import { References } from "../../model/references.ts";
import { valueAt } from "../../select/value-at.ts";
import { hoistTargets } from "./hoist-targets.ts";

/**
 * Cuts the references through which a schema is a part of itself without the property of an object between: openapi-typescript
 * prints each schema as the type of a property, and TypeScript refuses one that needs itself before anything else of it is
 * known. Where a reference is cut, any value is allowed.
 */
export function cutCycles(root: JsonObject): JsonObject {
  const cut = closingReferences(root);
  if (cut.size === 0) return root;
  return rewrite(root, (object) => (cut.has(object) ? {} : object));
}

/**
 * The pointers, as the document has them, of the schemas of which openapi-typescript says something else than our types: those
 * in which {@link cutCycles} cuts, and those in which the model cuts another reference of the same cycle.
 */
export function cutSchemas(source: JsonObject): ReadonlySet<JsonPointer> {
  const { root, places } = hoistTargets(source);
  const closing = closingReferences(root);
  const pointers = closing.size === 0 ? [] : [...closing.values(), ...otherwiseCut(root, closing)];
  return new Set(pointers.map((pointer) => places.get(pointer) ?? pointer));
}

/** @param closing what {@link cutCycles} cuts. */
function otherwiseCut(root: JsonObject, closing: ReadonlyMap<Json, JsonPointer>): readonly JsonPointer[] {
  const schemas = objectMember(objectMember(root, "components"), "schemas") ?? {};
  const pointers = Object.keys(schemas).map((name) => appendPointer("/components/schemas", name));
  // Of a parent the model takes what stands beside its alternatives, which is all where one of them has become anything.
  const isOwnAll = (parent: Json): boolean =>
    (arrayMember(parent, "allOf") ?? []).every(isOwnAll) &&
    ["anyOf", "oneOf"].every((keyword) => arrayMember(parent, keyword)?.some((part) => closing.has(part)) ?? true);
  const known = new Map<JsonPointer, boolean>();
  const isOwnAllAt = (target: JsonPointer) => {
    const isAll = known.get(target) ?? isOwnAll(valueAt(root, target) ?? {});
    known.set(target, isAll);
    return isAll;
  };
  const cuts = new CircularCompositions(new References(root)).cutSchemas(pointers);
  return cuts.filter(({ cut, target }) => cut === "drop" || !isOwnAllAt(target)).map(({ pointer }) => pointer);
}

/**
 * The Reference Objects that close a cycle, each with the pointer of the component that holds it; where that is only another
 * name, of the one that it names.
 */
function closingReferences(root: JsonObject): ReadonlyMap<JsonObject, JsonPointer> {
  const schemas = objectMember(objectMember(root, "components"), "schemas") ?? {};
  const graph = new Map(
    Object.entries(schemas).map(([name, schema]) => [
      appendPointer("/components/schemas", name),
      { isName: isAlias(schema), references: [...eagerReferences(schema)] },
    ]),
  );
  const cut = new Map<JsonObject, JsonPointer>();
  const done = new Set<JsonPointer>();
  for (const start of [...graph.keys()].sort()) closeCycles(start, { graph, cut, done });
  return cut;
}

interface EagerReference {
  /** The Reference Object. */
  readonly object: JsonObject;
  readonly target: JsonPointer;
}

/** The references that TypeScript resolves before it knows anything of the schema: those that no property stands before. */
function* eagerReferences(schema: Json): Generator<EagerReference> {
  const pending: (Json | undefined)[] = [schema];
  for (let next = pending.pop(); pending.length > 0 || next !== undefined; next = pending.pop()) {
    if (isJsonArray(next)) pending.push(...next);
    if (!isJsonObject(next)) continue;
    const target = pointerFromFragment(stringMember(next, "$ref") ?? "");
    if (target !== undefined) yield { object: next, target };
    for (const keyword of ["allOf", "anyOf", "oneOf", "items", "prefixItems"]) pending.push(member(next, keyword));
  }
}

interface Component {
  /** It is only another name of the one that it refers to. */
  readonly isName: boolean;
  readonly references: readonly EagerReference[];
}

interface Search {
  readonly graph: ReadonlyMap<JsonPointer, Component>;
  readonly cut: Map<JsonObject, JsonPointer>;
  readonly done: Set<JsonPointer>;
}

/** Goes down from `start` and cuts each reference that leads back to a schema on the way to it. */
function closeCycles(start: JsonPointer, { graph, cut, done }: Search): void {
  const enter = (pointer: JsonPointer) => {
    const { isName = false, references = [] } = graph.get(pointer) ?? {};
    return { pointer, isName, references: references.values() };
  };
  const way = [enter(start)];
  const onWay = new Set([start]);
  for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
    const next = done.has(last.pointer) ? undefined : last.references.next().value;
    if (next === undefined) {
      way.pop();
      onWay.delete(last.pointer);
      done.add(last.pointer);
    } else if (onWay.has(next.target)) {
      const cycle = last.isName ? way.slice(way.findIndex(({ pointer }) => pointer === next.target)) : [last];
      cut.set(next.object, cycle.find(({ isName }) => !isName)?.pointer ?? last.pointer);
    } else {
      way.push(enter(next.target));
      onWay.add(next.target);
    }
  }
}
