import { isJsonObject, stringMember, type Json, type JsonObject } from "../kernel/json.ts";

/** Keywords that decide which kind of schema it is, beside `type`. */
export const assertionKeywords: ReadonlySet<string> = new Set(
  (
    "$ref $dynamicRef allOf anyOf oneOf not if then else const enum properties additionalProperties patternProperties " +
    "propertyNames dependentSchemas dependentRequired unevaluatedProperties items prefixItems contains unevaluatedItems"
  ).split(" "),
);

/** Every keyword of JSON Schema 2020-12 and of the Schema Object; another one is reported. */
export const knownKeywords: ReadonlySet<string> = new Set([
  ...assertionKeywords,
  ...(
    "type format nullable title description default deprecated readOnly writeOnly example examples externalDocs xml " +
    "discriminator required minProperties maxProperties minItems maxItems uniqueItems minContains maxContains " +
    "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern " +
    "contentEncoding contentMediaType contentSchema $id $schema $anchor $dynamicAnchor $defs $comment $vocabulary"
  ).split(" "),
]);

/** The names that `type` may have. @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.1 */
export const typeNames: ReadonlySet<string> = new Set([
  "null",
  "boolean",
  "number",
  "integer",
  "string",
  "array",
  "object",
]);

/**
 * What a Schema Object has keywords of, one bit each: who asks of a hundred thousand schemas for a dozen keywords each looks
 * at every schema once.
 */
export const has = {
  $ref: 1,
  const: 2,
  enum: 4,
  allOf: 8,
  oneOf: 16,
  anyOf: 32,
  type: 64,
  /** What only an object has. */
  properties: 128,
  /** What only an array has. */
  items: 256,
  /** An extension that is meant for routesmith. */
  extension: 512,
  /** A keyword that nobody knows. */
  unknown: 1024,
} as const;

const bits: ReadonlyMap<string, number> = new Map([
  ...[...knownKeywords].map((keyword) => [keyword, 0] as const),
  ...(["$ref", "const", "enum", "allOf", "oneOf", "anyOf", "type"] as const).map((name) => [name, has[name]] as const),
  ...["properties", "additionalProperties", "patternProperties", "required"].map(
    (name) => [name, has.properties] as const,
  ),
  ...["items", "prefixItems"].map((name) => [name, has.items] as const),
]);

/** The start of the names of the extensions that are meant for routesmith. */
export const extensionPrefix = "x-routesmith-";

/** @returns bits of {@link has}. */
export function keywordsOf(source: JsonObject): number {
  let found = 0;
  for (const keyword in source) found |= bits.get(keyword) ?? bitOfOther(keyword);
  return found;
}

function bitOfOther(keyword: string): number {
  if (!keyword.startsWith("x-")) return has.unknown;
  return keyword.startsWith(extensionPrefix) ? has.extension : 0;
}

/** Whether a schema is nothing but a reference and annotations: a second name for the same schema. */
export function isAlias(value: Json | undefined): value is JsonObject {
  if (!isJsonObject(value) || stringMember(value, "$ref") === undefined) return false;
  return !Object.keys(value).some(
    (keyword) => keyword !== "$ref" && (assertionKeywords.has(keyword) || keyword === "type"),
  );
}
