import {
  arrayMember,
  isJsonObject,
  member,
  objectMember,
  withoutMember,
  type Json,
  type JsonObject,
} from "../../kernel/json.ts";
import type { JsonPointer } from "../../kernel/json-pointer.ts";
import {
  atOdds,
  certainDeclarations,
  type Declarations,
  type DeclarationSearch,
} from "../../model/schema/declarations.ts";
import type { OneWayProperties } from "../../model/schema/one-way-properties.ts";
import { inheritedNames } from "../../model/names/identifier.ts";
import { OtherProperties } from "../../model/schema/other-properties.ts";
import { valueAt } from "../../select/value-at.ts";
import { typesOf } from "./in-its-words.ts";
import { resolveReference } from "./resolve-reference.ts";

/** How {@link declareRequired} looks for declarations in a document. */
export function searchIn(root: JsonObject, oneWay: OneWayProperties): DeclarationSearch {
  return {
    resolve: (source) => resolveReference(source, root),
    counts: (declaration) => !isGhost(declaration),
    oneWay,
    known: new WeakMap(),
  };
}

/**
 * Declares the properties that a schema requires and does not declare itself: openapi-typescript would leave them out.
 *
 * @param original the schema as the document has it.
 * @param rewritten what openapi-typescript is shown of a declaration that the document has in another schema.
 */
export function declareRequired(
  schema: JsonObject,
  search: DeclarationSearch,
  { original, rewritten }: { readonly original: JsonObject; readonly rewritten: (schema: Json) => Json },
): JsonObject {
  let known: Declarations | undefined;
  const find: Find = (name) => {
    const found = (known ??= certainDeclarations(schema, search)).get(name);
    return found === undefined || found === atOdds ? found : rewritten(found);
  };
  return requiredApart(declaredInParts(declared(schema, find, original), find), search);
}

/** What the whole declares of a property. */
type Find = (name: string) => Json | undefined;

function declared(schema: JsonObject, find: Find, original: JsonObject): JsonObject {
  const properties = objectMember(schema, "properties") ?? {};
  const names = (arrayMember(schema, "required") ?? []).filter((name) => typeof name === "string");
  const undeclared = names.filter((name) => !Object.hasOwn(properties, name));
  if (undeclared.length === 0) return schema;
  const unnamed = new OtherProperties(original);
  const others = undeclared.map((name) => [name, find(name) ?? ghostOf(schema, unnamed.placesOf(name))] as const);
  return declaring(schema, [...Object.entries(properties), ...others]);
}

/** The schema with these properties, and without what alternatives are at odds about. */
function declaring(schema: JsonObject, properties: readonly (readonly [name: string, value: Json])[]): JsonObject {
  const kept = properties.filter(([, value]) => value !== atOdds);
  if (kept.length === properties.length) return { ...schema, properties: Object.fromEntries(kept) };
  const left = new Set<Json>(properties.flatMap(([name, value]) => (value === atOdds ? [name] : [])));
  const required = (arrayMember(schema, "required") ?? []).filter((name) => !left.has(name));
  const rest = ["properties", "required"].reduce(withoutMember, schema);
  return {
    // What is required is asked of objects.
    ...(kept.length > 0 || Object.hasOwn(rest, "type") ? {} : { type: "object" }),
    ...rest,
    ...(kept.length > 0 ? { properties: Object.fromEntries(kept) } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** Stand for the properties that a part of a composition requires, until the whole says what they are. */
const ghosts = new WeakSet<JsonObject>();

function isGhost(value: Json | undefined): boolean {
  return isJsonObject(value) && ghosts.has(value);
}

/** @param places where the schema says what the property holds, if the whole does not. */
function ghostOf(schema: JsonObject, places: readonly JsonPointer[]): JsonObject {
  const said = places.map((place) => valueAt(schema, place)).filter(isJsonObject);
  const [only = {}] = said;
  const ghost = said.length > 1 ? { allOf: said } : ["readOnly", "writeOnly"].reduce(withoutMember, { ...only });
  ghosts.add(ghost);
  return ghost;
}

/** Gives the parts of a composition, and theirs in turn, what the composition declares of the properties that they require. */
function declaredInParts(schema: JsonObject, find: Find): JsonObject {
  const changed = compositions.flatMap((keyword) => {
    const parts = arrayMember(schema, keyword);
    if (parts === undefined || !parts.some(holdsGhost)) return [];
    return [[keyword, parts.map((part) => declaredPart(part, find))] as const];
  });
  return changed.length === 0 ? schema : { ...schema, ...Object.fromEntries(changed) };
}

function declaredPart(part: Json, find: Find): Json {
  if (!isJsonObject(part) || !holdsGhost(part)) return part;
  if (!hasGhost(part)) return declaredInParts(part, find);
  const properties = Object.entries(objectMember(part, "properties") ?? {}).map(
    ([name, value]) => [name, isGhost(value) ? (find(name) ?? value) : value] as const,
  );
  return declaredInParts(declaring(part, properties), find);
}

function hasGhost(part: Json): boolean {
  return Object.values(objectMember(part, "properties") ?? {}).some(isGhost);
}

function holdsGhost(part: Json): boolean {
  return hasGhost(part) || compositions.some((keyword) => (arrayMember(part, keyword) ?? []).some(holdsGhost));
}

/**
 * What a schema requires is asked of each reference in its `allOf` too, in a way that does not compile for one that may be no
 * object, nor for a name that every object has. A part that declares all of it says as much.
 */
function requiredApart(schema: JsonObject, { resolve }: DeclarationSearch): JsonObject {
  const parts = arrayMember(schema, "allOf");
  const required = arrayMember(schema, "required");
  if (parts === undefined || required === undefined) return schema;
  const isInherited = required.some((name) => typeof name === "string" && inheritedNames.has(name));
  if (!isInherited && !parts.some((part) => mayBeNoObject(part, resolve))) return schema;
  const apart: JsonObject = { type: "object", properties: objectMember(schema, "properties") ?? {}, required };
  const rest = ["properties", "required"].reduce(withoutMember, schema);
  return { ...rest, allOf: [...parts, apart] };
}

/** A schema, or one that it is made of in the same place. */
function mayBeNoObject(part: Json, resolve: (source: Json) => Json): boolean {
  const inner = arrayMember(part, "allOf") ?? [];
  return saysNoObject(resolve(part)) || inner.some((each) => mayBeNoObject(each, resolve));
}

function saysNoObject(part: Json): boolean {
  return typesOf(part).some((name) => name !== "object") || member(part, "const") !== undefined;
}

const compositions = ["allOf", "anyOf", "oneOf"];
