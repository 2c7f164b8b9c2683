import { isJsonArray, type Json, type JsonObject, objectMember, stringMember } from "../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../kernel/json-pointer.ts";
import { kindNamed, type ObjectKind } from "../load/grammar.ts";
import { type Container, lastKey, type Level, open, openNext, pointerTo } from "../load/levels.ts";

/** A reference that is written in a document. */
export interface Reference {
  /** Where it is written; to be asked before the visit returns, and of few: most lead to what is known already. */
  readonly placeOf: () => JsonPointer;
  /** The reference as it is written. */
  readonly target: string;
  /** What kind of object it stands for. */
  readonly kind: ObjectKind;
  /** It stands for the whole object that holds it; the schemas of a discriminator are only named by theirs. */
  readonly isAlias: boolean;
  /** It stands for a part of a composition. */
  readonly isPart: boolean;
}

export interface Place {
  readonly value: Container;
  readonly pointer: JsonPointer;
  readonly kind: ObjectKind;
}

type Visit = (reference: Reference) => void;

/** Visits the references in a value, in their order in the document, without those that are only data. */
export function visitReferences({ value, pointer, kind }: Place, visit: Visit): void {
  const levels: Level[] = [];
  open(levels, 0, value, kindNamed(kind));
  const way: Way = { levels, depth: 0, pointer };
  while (way.depth >= 0) {
    const level = levels[way.depth];
    // Nothing in it has been looked at, so that it has just been opened.
    if (level?.done === 0 && !isJsonArray(level.source)) visitOwn(level.source, level.kind.name, way, visit);
    way.depth += openNext(levels, way.depth) ? 1 : -1;
  }
}

/** The way to an object from the place that the search began with. */
interface Way {
  readonly levels: readonly Level[];
  depth: number;
  readonly pointer: JsonPointer;
}

function visitOwn(object: JsonObject, kind: ObjectKind, way: Way, visit: Visit): void {
  const target = stringMember(object, "$ref");
  if (target !== undefined) visitAlias(target, kind, way, visit);
  if (kind === "discriminator") visitNames(object, () => pointerOf(way), visit);
}

function visitAlias(target: string, kind: ObjectKind, way: Way, visit: Visit): void {
  const placeOf = () => appendPointer(pointerOf(way), "$ref");
  visit({ placeOf, target, kind, isAlias: true, isPart: isPart(way) });
}

function pointerOf({ levels, depth, pointer }: Way): JsonPointer {
  return pointer + pointerTo(levels, depth);
}

/** Whether the object is an element of a composition. */
function isPart(way: Way): boolean {
  const [around, holder] = [way.levels[way.depth - 2], way.levels[way.depth - 1]];
  if (around === undefined || holder === undefined) return partPlace.test(pointerOf(way));
  return compositions.has(lastKey(around)) && /^\d+$/.test(String(lastKey(holder)));
}

const compositions: ReadonlySet<Json> = new Set(["allOf", "oneOf", "anyOf"]);

const partPlace = /\/(?:allOf|oneOf|anyOf)\/\d+$/;

function visitNames(discriminator: JsonObject, placeOf: () => JsonPointer, visit: Visit): void {
  const fallback = stringMember(discriminator, "defaultMapping");
  if (fallback !== undefined) {
    visitName(() => appendPointer(placeOf(), "defaultMapping"), fallback, visit);
  }
  for (const [name, schema] of Object.entries(objectMember(discriminator, "mapping") ?? {})) {
    if (typeof schema === "string") visitName(() => appendPointer(placeOf(), "mapping", name), schema, visit);
  }
}

function visitName(placeOf: () => JsonPointer, schema: string, visit: Visit): void {
  visit({ placeOf, target: mappedReference(schema), kind: "schema", isAlias: false, isPart: false });
}

/**
 * A mapping gives the name of a schema or a reference to it.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
 */
function mappedReference(schema: string): string {
  return /^[\w.-]+$/.test(schema) ? `#/components/schemas/${schema}` : schema;
}
