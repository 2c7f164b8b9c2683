import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  numberMember,
  objectMember,
  withoutMember,
} from "../../kernel/json.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import { assertionKeywords, has, keywordsOf, tellsProperties, typeNames } from "../../model/schema/keywords.ts";
import { partsOfType } from "../../model/schema/type-beside.ts";

/** A schema that says the same as the given one, without the forms that openapi-typescript reads in another way. */
export function inItsWords(schema: JsonObject): JsonObject {
  return [
    withoutNoParts,
    knownTypes,
    ofItsType,
    nullFromConst,
    typesOfValues,
    exactAlone,
    emptyLists,
    fullTuples,
    withoutLooseItems,
    listsOfLists,
    typeFromParts,
    nothingAllowed,
  ].reduce((said, step) => step(said), schema);
}

/** A composition of nothing says nothing, and hides what does. */
function withoutNoParts(schema: JsonObject): JsonObject {
  const empty = ["allOf", ...unions].filter((keyword) => arrayMember(schema, keyword)?.length === 0);
  return without(schema, empty);
}

/**
 * A type that JSON Schema does not have is taken for that of an object; it says no more than the keywords beside it. A list of
 * one type is not always looked into.
 */
function knownTypes(schema: JsonObject): JsonObject {
  const types = typesOf(schema);
  const known = types.filter((type) => typeof type === "string" && typeNames.has(type));
  const [only] = known;
  if (types.length === 1 && only !== undefined) return { ...schema, type: only };
  if (known.length === types.length && (known.length > 0 || !Object.hasOwn(schema, "type"))) return schema;
  const implied = typeOfKeywords(schema);
  // Whatever else it may be, it may be anything.
  if (known.length === 0 || implied === undefined) return withoutMember(schema, "type");
  return { ...schema, type: [...new Set([...known, implied])] };
}

/** What tells of objects is said of nothing, where the type is another; what is required would be asked of references all the same. */
function ofItsType(schema: JsonObject): JsonObject {
  const types = typesOf(schema);
  if (types.length === 0 || types.includes("object")) return schema;
  return without(
    schema,
    [...ofObjects].filter((keyword) => keyword !== "type"),
  );
}

function typeOfKeywords(schema: JsonObject): "object" | "array" | undefined {
  const keywords = keywordsOf(schema);
  if ((keywords & has.properties) !== 0) return "object";
  return (keywords & has.items) === 0 ? undefined : "array";
}

/** `const: null` is printed as `unknown`. */
function nullFromConst(schema: JsonObject): JsonObject {
  return member(schema, "const") === null ? { ...withoutMember(schema, "const"), type: "null" } : schema;
}

/** Where `type` allows null, it is added to the values of an `enum` that does not. */
function typesOfValues(schema: JsonObject): JsonObject {
  const values = arrayMember(schema, "enum");
  const types = typesOf(schema);
  if (values === undefined || values.includes(null) || !types.includes("null")) return schema;
  const others = types.filter((type) => type !== "null");
  return others.length === 0 ? withoutMember(schema, "type") : { ...schema, type: others };
}

/** Beside what tells of an object, `enum` is not looked at, or only added to it; exact values say more than any type. */
function exactAlone(schema: JsonObject): JsonObject {
  if (arrayMember(schema, "enum") === undefined || !saysObject(schema)) return schema;
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !ofObjects.has(keyword)));
}

const ofObjects = new Set(["type", "properties", "required", "additionalProperties", "patternProperties"]);

function saysObject(schema: JsonObject): boolean {
  const isNamed = typesOf(schema).includes("object");
  return isNamed || [...ofObjects].some((keyword) => keyword !== "type" && Object.hasOwn(schema, keyword));
}

/** The types that a schema names. */
export function typesOf(schema: Json): readonly Json[] {
  const type = member(schema, "type");
  return isJsonArray(type) ? type : type === undefined ? [] : [type];
}

/** A list without items, in an exact value, is printed as a list of any length that nothing can be in. */
function emptyLists(schema: JsonObject): JsonObject {
  const isConst = Object.hasOwn(schema, "const");
  const values = isConst ? [member(schema, "const") ?? null] : (arrayMember(schema, "enum") ?? []);
  if (!values.some(hasEmptyList)) return schema;
  const others = values.filter((value) => !hasEmptyList(value));
  const parts = values.filter(hasEmptyList).map(inParts);
  // Exact values are all that is looked at; a composition beside what they become would be, too.
  const kept = ["const", "enum", "type", "items", "prefixItems", "allOf", ...unions].reduce(withoutMember, schema);
  if (parts.length === 1 && others.length === 0) return { ...kept, ...parts[0] };
  return { ...kept, anyOf: others.length === 0 ? parts : [...parts, { enum: others }] };
}

function hasEmptyList(value: Json): boolean {
  if (isJsonArray(value)) return value.length === 0 || value.some(hasEmptyList);
  return isJsonObject(value) && Object.values(value).some(hasEmptyList);
}

/** The schema of one exact value. */
function inParts(value: Json): JsonObject {
  if (!hasEmptyList(value)) return value === null ? { type: "null" } : { enum: [value] };
  if (isJsonArray(value)) return { type: "array", prefixItems: value.map(inParts) };
  const properties = Object.entries(value as JsonObject).map(([name, item]) => [name, inParts(item)] as const);
  return { type: "object", properties: Object.fromEntries(properties), required: properties.map(([name]) => name) };
}

/** Items that `maxItems` leaves no room for are printed all the same. */
function fullTuples(schema: JsonObject): JsonObject {
  const items = arrayMember(schema, "prefixItems") ?? [];
  const most = numberMember(schema, "maxItems") ?? items.length;
  return items.length <= most ? schema : { ...schema, prefixItems: items.slice(0, most) };
}

/** `items` beside alternatives, without a type, say what is in those that are lists, and are not looked at. */
function withoutLooseItems(schema: JsonObject): JsonObject {
  if (Object.hasOwn(schema, "type") || !unions.some((keyword) => Object.hasOwn(schema, keyword))) return schema;
  return without(schema, ["items", "prefixItems"]);
}

function without(schema: JsonObject, keywords: readonly string[]): JsonObject {
  return keywords.filter((keyword) => Object.hasOwn(schema, keyword)).reduce(withoutMember, schema);
}

/** Of a list of lists, one is not printed where a composition of one part stands between, or where the items are an exact list. */
function listsOfLists(schema: JsonObject): JsonObject {
  let items = member(schema, "items");
  for (let part = onlyPart(items); part !== undefined; part = onlyPart(items)) items = part;
  if (isJsonObject(items) && isExactList(items)) items = { ...items, type: "array" };
  return items === undefined || items === member(schema, "items") ? schema : { ...schema, items };
}

function isExactList(schema: JsonObject): boolean {
  if (Object.hasOwn(schema, "$ref")) return false;
  const values = Object.hasOwn(schema, "const") ? [member(schema, "const")] : arrayMember(schema, "enum");
  return values?.length === 1 && values.every((value) => isJsonArray(value));
}

function onlyPart(schema: Json | undefined): Json | undefined {
  if (!isJsonObject(schema)) return undefined;
  const asked = Object.keys(schema).filter(isTelling);
  const [keyword = ""] = asked;
  const parts = asked.length === 1 && keyword !== "$ref" ? (arrayMember(schema, keyword) ?? []) : [];
  return composing.includes(keyword) && parts.length === 1 ? parts[0] : undefined;
}

/**
 * `items` is looked at only beside `type`, and so are `properties`, or patterns of their names, without any; beside
 * alternatives they are not the type.
 */
function typeFromParts(schema: JsonObject): JsonObject {
  if (Object.keys(schema).some((keyword) => typed.has(keyword))) return schema;
  const properties = objectMember(schema, "properties") ?? objectMember(schema, "patternProperties");
  if (properties !== undefined) {
    const isAlone = !Object.hasOwn(schema, "allOf") && !Object.hasOwn(schema, "$ref");
    return isAlone && Object.keys(properties).length === 0 ? { ...schema, type: "object" } : schema;
  }
  const isArray = Object.hasOwn(schema, "items") || Object.hasOwn(schema, "prefixItems");
  return isArray && !tellsProperties(schema) ? { ...schema, type: "array" } : schema;
}

const typed = new Set(["type", "const", "enum", "anyOf", "oneOf"]);

/** The schema `false` is not looked at where it stands for items, or for the properties of an object that has none. */
function nothingAllowed(schema: JsonObject): JsonObject {
  // What is required is declared in the end.
  const declaring = [objectMember(schema, "properties") ?? {}, arrayMember(schema, "required") ?? []];
  const isEmpty = declaring.every((said) => Object.keys(said).length === 0);
  const isClosed = isEmpty && member(schema, "additionalProperties") === false && !tellsNames(schema);
  // Beside a composition it is meant of what that does not name.
  if (isClosed && composing.some((keyword) => Object.hasOwn(schema, keyword))) {
    return withoutMember(schema, "additionalProperties");
  }
  const isItemless = member(schema, "items") === false && !Object.hasOwn(schema, "prefixItems");
  if (!isClosed && !isItemless) return schema;
  return { ...schema, ...(isClosed ? { additionalProperties: never } : {}), ...(isItemless ? { items: never } : {}) };
}

/** Whether it says anything of properties by patterns of their names. */
function tellsNames(schema: JsonObject): boolean {
  return Object.keys(objectMember(schema, "patternProperties") ?? {}).length > 0;
}

const composing = ["$ref", "allOf", "anyOf", "oneOf"];

/** Whether a schema, in its words, is that of an object that may have no properties. */
export function isShut(schema: Json): boolean {
  if (member(schema, "additionalProperties") === never) return true;
  const keywords = isJsonObject(schema) ? Object.keys(schema).filter(isTelling) : [];
  const [keyword = "", ...others] = keywords;
  if (others.length > 0 || !unions.some((union) => union === keyword)) return false;
  const parts = (arrayMember(schema, keyword) ?? []).filter((part) => member(part, "type") !== "null");
  return parts.length > 0 && parts.every(isShut);
}

/** Whether a keyword decides what a type is. */
function isTelling(keyword: string): boolean {
  return keyword === "type" || isBeside(keyword) || composing.includes(keyword);
}

const never: JsonObject = { enum: [] };

/** What stands beside `anyOf` is printed as one more alternative, and beside `oneOf` as well where it is of scalars. */
export function compositionsInAllOf(schema: JsonObject): JsonObject {
  const keywords = unions.filter((keyword) => (arrayMember(schema, keyword) ?? []).length > 0);
  if (keywords.length === 0) return schema;
  const rest = keywords.reduce<JsonObject>(withoutMember, schema);
  if (keywords.length === 1 && !Object.keys(rest).some((keyword) => printed.has(keyword))) return schema;
  const parts = keywords.map((keyword) => Object.fromEntries([[keyword, member(schema, keyword) ?? []]]));
  return { ...rest, allOf: [...(arrayMember(schema, "allOf") ?? []), ...parts] };
}

const unions = ["anyOf", "oneOf"] as const;

/** The keywords of which a type is printed. */
const printed = new Set([
  "type",
  "properties",
  "additionalProperties",
  "patternProperties",
  "allOf",
  "items",
  "prefixItems",
]);

/**
 * A `type` beside alternatives is printed as one more; it only tells which of them there are, unless it says with what else
 * stands there what is beside them.
 *
 * @param original the schema as the document has it: its alternatives have been rewritten, and may no longer tell their type.
 */
export function alternativesOfType(
  schema: JsonObject,
  original: JsonObject,
  resolve: (source: Json) => Json,
): JsonObject {
  if (!Object.hasOwn(schema, "type")) return schema;
  const parted = unions.flatMap((keyword) => {
    const parts = arrayMember(schema, keyword) ?? [];
    return parts.length === 0 ? [] : [{ keyword, parts, ...partsOfType(original, keyword, resolve) }];
  });
  // What stands beside one composition is read with the next, and with `anyOf` last.
  const isSaid = parted[0]?.isSaid === true && !Object.keys(schema).some(isBeside);
  const left = parted.map(
    ({ keyword, parts, fits }) => [keyword, parts.filter((_part, index) => fits[index])] as const,
  );
  return { ...(isSaid ? withoutMember(schema, "type") : schema), ...Object.fromEntries(left) };
}

function isBeside(keyword: string): boolean {
  return keyword === "required" || (assertionKeywords.has(keyword) && !composing.includes(keyword));
}
