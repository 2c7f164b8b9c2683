import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  objectMember,
  type Json,
  type JsonObject,
} from "../../kernel/json.ts";
import { annotations } from "../docs.ts";
import { has, keywordsOf, tellsProperties, typeNames } from "./keywords.ts";
import type { OneWay, OneWayProperties } from "./one-way-properties.ts";
import type { Property } from "./schema.ts";

/** What a Reference Object leads to; anything else as it is. */
type Resolve = (source: Json) => Json;

/** By the names of properties, the Schema Objects that say what they hold. */
export type Declarations = ReadonlyMap<string, Json>;

/**
 * What a schema, with all that it is made of, says of a property: the Schema Objects, the nearest first.
 *
 * @param resolve what a Reference Object leads to; anything else as it is.
 */
export function* declarations(schema: Json, name: string, resolve: Resolve): Generator<Json> {
  // A set that grows while it is read is read to its end.
  const sources = new Set([resolve(schema)]);
  for (const source of sources) {
    const found = member(objectMember(source, "properties"), name);
    if (found !== undefined) yield found;
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const part of arrayMember(source, keyword) ?? []) sources.add(resolve(part));
    }
  }
}

/** Stands for a declaration where alternatives do not agree on the direction in which a property goes. */
export const atOdds: JsonObject = {};

/** How declarations are looked for in one document. */
export interface DeclarationSearch {
  readonly resolve: Resolve;
  /** Whether a declaration is one. */
  readonly counts: (declaration: Json) => boolean;
  readonly oneWay: OneWayProperties;
  /** What is known of schemas with alternatives: many may be made of the same ones. */
  readonly known: WeakMap<JsonObject, Declarations>;
}

/**
 * What holds of the properties of every object that a schema allows: what it says itself or with `allOf`, the nearest first,
 * and what all of its alternatives say in the same words. What one of them says does not hold of the others.
 */
export function certainDeclarations(schema: Json, search: DeclarationSearch): Declarations {
  const sources = certainParts(schema, search.resolve);
  const declared = ownDeclarations(sources, search.counts);
  for (const source of sources) {
    if (!isJsonObject(source)) continue;
    for (const [name, declaration] of ofAlternatives(source, search)) {
      if (!declared.has(name)) declared.set(name, declaration);
    }
  }
  return declared;
}

function ofAlternatives(source: JsonObject, { resolve, counts, oneWay, known }: DeclarationSearch): Declarations {
  const found = known.get(source);
  if (found !== undefined) return found;
  const declared = new Map<string, Json>();
  for (const keyword of ["anyOf", "oneOf"]) {
    const alternatives = (arrayMember(source, keyword) ?? []).filter((part) => mayBeObject(resolve(part)));
    const said = alternatives.map((part) => ({
      declared: ownDeclarations(certainParts(part, resolve), counts),
      oneWay: oneWay.of(part),
    }));
    for (const [name, declaration] of inCommon(said)) {
      if (!declared.has(name)) declared.set(name, declaration);
    }
  }
  known.set(source, declared);
  return declared;
}

/** A schema, and all that it is made of with `allOf`. */
function certainParts(schema: Json, resolve: Resolve): ReadonlySet<Json> {
  // A set that grows while it is read is read to its end.
  const sources = new Set([schema]);
  for (const source of sources) {
    for (const part of arrayMember(source, "allOf") ?? []) sources.add(part);
    sources.add(resolve(source));
  }
  return sources;
}

function ownDeclarations(sources: Iterable<Json>, counts: (declaration: Json) => boolean): Map<string, Json> {
  const declared = new Map<string, Json>();
  for (const source of sources) {
    for (const [name, property] of Object.entries(objectMember(source, "properties") ?? {})) {
      if (!declared.has(name) && counts(property)) declared.set(name, property);
    }
  }
  return declared;
}

/** What is required is asked of objects alone. */
function mayBeObject(source: Json): boolean {
  if (!isJsonObject(source)) return source === true;
  const only = member(source, "const");
  const values = only === undefined ? arrayMember(source, "enum") : [only];
  if (values !== undefined) return values.some(isJsonObject);
  const type = member(source, "type");
  const types = (isJsonArray(type) ? type : [type]).filter((name) => typeof name === "string" && typeNames.has(name));
  if (types.length > 0) return types.includes("object");
  const isList = (keywordsOf(source) & has.items) !== 0;
  return !isList || tellsProperties(source);
}

/** What an alternative says of properties. */
interface SaidOfProperties {
  readonly declared: Declarations;
  readonly oneWay: OneWay;
}

function inCommon(said: readonly SaidOfProperties[]): Declarations {
  const common = new Map<string, Json>();
  // Once for each name, however many alternatives declare it.
  for (const name of new Set(said.flatMap(({ declared }) => [...declared.keys()]))) {
    const [first, ...others] = said.map(({ declared }) => declared.get(name));
    const [access, ...otherAccesses] = said.map(({ oneWay }) => oneWay.get(name));
    const words = wordsOf(first);
    const isSaidByAll = first !== undefined && others.every((declaration) => wordsOf(declaration) === words);
    if (isSaidByAll && otherAccesses.every((other) => other === access)) common.set(name, directed(first, access));
    else if (access !== undefined || otherAccesses.some((other) => other !== undefined)) common.set(name, atOdds);
  }
  return common;
}

/** The declaration in the direction that a part beside it gives the property. */
function directed(declaration: Json, access: Property["access"] | undefined): Json {
  if (access === undefined || member(declaration, access) === true) return declaration;
  return { ...(isJsonObject(declaration) ? declaration : {}), [access]: true };
}

/** What a declaration asks of values. */
function wordsOf(declaration: Json | undefined): string | undefined {
  if (!isJsonObject(declaration)) return JSON.stringify(declaration);
  const asked = Object.entries(declaration).filter(
    ([keyword]) => !annotations.has(keyword) && !directions.has(keyword) && !keyword.startsWith("x-"),
  );
  return JSON.stringify(Object.fromEntries(asked));
}

const directions = new Set(["readOnly", "writeOnly"]);
