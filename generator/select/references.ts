import { isJsonArray, type Json, type JsonObject, objectMember, stringMember } from "../kernel/json.ts";
import { appendPointer, type JsonPointer, printPointer } from "../kernel/json-pointer.ts";
import { limits } from "../kernel/limits.ts";
import { type Kind, kindNamed, kindOfElements, kindOfMember, type ObjectKind } from "../load/rewrite/grammar.ts";
import { type Container, lastKey, type Level, open, openNext } from "../load/rewrite/levels.ts";

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
  visitWithin(value, kindNamed(kind), 0, new Search(pointer, visit));
}

/** A search for references, on its way. */
class Search {
  /** The names and indices on the way from where it began to the object that it is at. */
  readonly way: (string | number)[] = [];
  /** How many of them count. */
  depth = 0;
  readonly visit: Visit;
  readonly #pointer: JsonPointer;

  constructor(pointer: JsonPointer, visit: Visit) {
    this.#pointer = pointer;
    this.visit = visit;
  }

  readonly placeOf = (): JsonPointer => this.#pointer + printPointer(this.way.slice(0, this.depth));

  readonly placeOfAlias = (): JsonPointer => appendPointer(this.placeOf(), "$ref");

  /** Whether the object is an element of a composition. */
  isPart(): boolean {
    if (this.depth < 2) return partPlace.test(this.placeOf());
    return compositions.has(this.way[this.depth - 2]) && /^\d+$/.test(String(this.way[this.depth - 1]));
  }
}

const compositions: ReadonlySet<Json | undefined> = new Set(["allOf", "oneOf", "anyOf"]);

const partPlace = /\/(?:allOf|oneOf|anyOf)\/\d+$/;

/** It recurses no deeper than what routes reach may be nested. */
function visitWithin(value: Container, kind: Kind, depth: number, search: Search): void {
  if (depth > limits.nesting) {
    visitDeep(value, kind, depth, search);
    return;
  }
  if (isJsonArray(value)) {
    visitElements(value, kindOfElements(kind), depth, search);
    return;
  }
  visitOwn(value, kind.name, depth, search);
  for (const name in value) {
    const part = value[name];
    if (typeof part !== "object" || part === null) continue;
    const partKind = kindOfMember(kind, name);
    if (partKind === undefined) continue;
    search.way[depth] = name;
    visitWithin(part, partKind, depth + 1, search);
  }
}

function visitElements(array: readonly Json[], kind: Kind | undefined, depth: number, search: Search): void {
  if (kind === undefined) return;
  for (let index = 0; index < array.length; index += 1) {
    const part = array[index];
    if (typeof part !== "object" || part === null) continue;
    search.way[depth] = index;
    visitWithin(part, kind, depth + 1, search);
  }
}

/** Visits what is nested so deeply that whoever recurses could run out of stack. */
function visitDeep(value: Container, kind: Kind, start: number, search: Search): void {
  const levels: Level[] = [];
  open(levels, 0, value, kind);
  for (let depth = 0; depth >= 0;) {
    const level = levels[depth];
    if (level === undefined) return;
    // Nothing in it has been looked at, so that it has just been opened.
    if (level.done === 0 && !isJsonArray(level.source)) visitOwn(level.source, level.kind.name, start + depth, search);
    const isInner = openNext(levels, depth);
    if (isInner) search.way[start + depth] = lastKey(level);
    depth += isInner ? 1 : -1;
  }
}

function visitOwn(object: JsonObject, kind: ObjectKind, depth: number, search: Search): void {
  search.depth = depth;
  const { $ref: target } = object;
  if (typeof target === "string") {
    search.visit({ placeOf: search.placeOfAlias, target, kind, isAlias: true, isPart: search.isPart() });
  }
  if (kind === "discriminator") visitNames(object, search.placeOf, search.visit);
}

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
