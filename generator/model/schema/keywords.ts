import { arrayMember, isJsonObject, stringMember, type Json, type JsonObject } from "../../kernel/json.ts";
import { formsOf, hasForm } from "./keyword-forms.ts";

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
 * What a Schema Object has keywords of, one bit each: who asks of a hundred thousand schemas for dozens of keywords each looks
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
  /** One of {@link assertionKeywords}, but `$ref`. */
  assertion: 2048,
  required: 4096,
  /** What an object says of properties that it does not name. */
  additional: 8192,
  format: 16384,
  /** What is asked of values beside their type. */
  limit: 32768,
  /** In which direction a property goes. */
  access: 65536,
  /** What is said about a schema, as `readDocs` reads it. */
  annotation: 131072,
  /** A keyword whose value it cannot have: see `malformedKeywords`. */
  malformed: 262144,
} as const;

/** Above the bits of {@link has} stand those of the forms that a keyword's value may have. */
const formShift = 19;
const hasMask = (1 << formShift) - 1;

const bitKeywords: readonly (readonly [number, string])[] = [
  ...(["$ref", "const", "enum", "allOf", "oneOf", "anyOf", "type", "required", "format"] as const).map(
    (name) => [has[name], name] as const,
  ),
  [has.properties, "properties additionalProperties patternProperties required"],
  [has.items, "items prefixItems"],
  [has.additional, "additionalProperties patternProperties"],
  [has.access, "readOnly writeOnly"],
  [has.annotation, "summary title description deprecated default example examples"],
  [
    has.limit,
    "format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf " +
      "contentMediaType minItems maxItems uniqueItems minProperties maxProperties",
  ],
];

const bits = new Map<string, number>();
for (const keyword of knownKeywords) bits.set(keyword, assertionKeywords.has(keyword) ? has.assertion : 0);
bits.set("$ref", 0);
// It stands beside references; a schema has none.
bits.set("summary", has.unknown);
for (const [bit, keywords] of bitKeywords) {
  for (const keyword of keywords.split(" ")) bits.set(keyword, (bits.get(keyword) ?? 0) | bit);
}

for (const [keyword, bit] of bits) bits.set(keyword, bit | (formsOf(keyword) << formShift));

/** The start of the names of the extensions that are meant for routesmith. */
export const extensionPrefix = "x-routesmith-";

/** @returns bits of {@link has}. */
export function keywordsOf(source: JsonObject): number {
  let found = 0;
  for (const keyword in source) {
    const known = bits.get(keyword);
    found |= known ?? bitOfOther(keyword);
    if (known !== undefined && !hasForm(source[keyword], known >> formShift)) found |= has.malformed;
  }
  return found & hasMask;
}

/** Whether a schema, of which {@link has}`.properties` is found, tells of an object: an empty list of what is required does not. */
export function tellsProperties(source: JsonObject): boolean {
  if (["properties", "additionalProperties", "patternProperties"].some((name) => Object.hasOwn(source, name)))
    return true;
  return (arrayMember(source, "required") ?? []).length > 0;
}

function bitOfOther(keyword: string): number {
  if (!keyword.startsWith("x-")) return has.unknown;
  return keyword.startsWith(extensionPrefix) ? has.extension : 0;
}

/**
 * Whether a schema is nothing but a reference and annotations: a second name for the same schema.
 *
 * @param keywords of the Schema Object, where they are known.
 */
export function isAlias(
  value: Json | undefined,
  keywords = isJsonObject(value) ? keywordsOf(value) : 0,
): value is JsonObject {
  const isBare = (keywords & (has.$ref | has.assertion | has.type | has.required)) === has.$ref;
  return isBare && stringMember(value, "$ref") !== undefined;
}
