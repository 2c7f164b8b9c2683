import * as fc from "fast-check";
import type { Json } from "../../generator/kernel/json.ts";
import { textPayloads } from "./payloads.ts";

/** Names of parts: harmless ones, which collide and refer to each other, and whatever else a document may hold. */
export const nameArbitrary: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("id", "name", "Name", "item_list", "itemList", "kind", "a") },
  { weight: 1, arbitrary: fc.constantFrom(...textPayloads.map(({ value }) => value)) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: "grapheme" }) },
);

/** Names of components: few, so that references lead to them, in circles too. */
export const componentNames = ["Alpha", "beta", "Gamma_delta", "gammaDelta", "__proto__", "Error", "*/ x"] as const;

const referenceArbitrary: fc.Arbitrary<Json> = fc
  .constantFrom(...componentNames)
  .map((name) => ({ $ref: `#/components/schemas/${name.replaceAll("/", "~1")}` }));

const valueArbitrary = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>;
const count = fc.nat({ max: 5 });

const stringArbitrary = partial({
  type: fc.constantFrom<Json>("string", ["string", "null"]),
  title: nameArbitrary,
  description: nameArbitrary,
  format: fc.constantFrom("date", "date-time", "uuid", "binary", "password", "byte", "email", "odd"),
  pattern: fc.oneof(fc.constantFrom("^a+$", "[0-9]{2,4}", "(a+)+$", "\\p{L}", "["), nameArbitrary),
  minLength: count,
  maxLength: count,
  default: valueArbitrary,
  examples: fc.array(valueArbitrary, { maxLength: 2 }),
  contentMediaType: fc.constantFrom("image/png", "application/json"),
  deprecated: fc.boolean(),
});

const enumArbitrary = partial({
  enum: fc.oneof(fc.array(nameArbitrary, { minLength: 1, maxLength: 4 }), fc.array(valueArbitrary, { maxLength: 4 })),
  const: valueArbitrary,
  default: nameArbitrary,
  type: fc.constantFrom("string", "integer", "number", "boolean", "null"),
  minimum: fc.integer({ min: -9, max: 9 }),
  exclusiveMaximum: fc.integer({ min: -9, max: 9 }),
  multipleOf: fc.constantFrom(1, 0.1, 7),
});

/** Schemas of all keywords, in combinations that make sense and that make none. */
export const schemaArbitrary: fc.Arbitrary<Json> = fc.letrec<{
  schema: Json;
  schemas: Record<string, Json>;
  list: Json[];
}>((tie) => ({
  schemas: fc.dictionary(nameArbitrary, tie("schema"), { maxKeys: 3 }),
  list: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }),
  schema: fc.oneof(
    { maxDepth: 3, depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Json>(
      { type: "string" },
      { type: "integer", format: "int64" },
      { type: "boolean" },
      {},
      true,
      false,
    ),
    referenceArbitrary,
    stringArbitrary,
    enumArbitrary,
    objectArbitrary(tie("schema"), tie("schemas")),
    arrayArbitrary(tie("schema"), tie("list")),
    compositionArbitrary(tie("schema"), tie("list")),
  ),
})).schema;

function objectArbitrary(schema: fc.Arbitrary<Json>, schemas: fc.Arbitrary<Record<string, Json>>): fc.Arbitrary<Json> {
  return partial({
    type: fc.constantFrom<Json>("object", ["object", "null"]),
    properties: schemas,
    required: fc.array(nameArbitrary, { maxLength: 3 }),
    additionalProperties: schema,
    patternProperties: fc.dictionary(fc.constantFrom("^x-", "[a-z]"), schema, { maxKeys: 2 }),
    propertyNames: stringArbitrary,
    dependentRequired: fc.dictionary(nameArbitrary, fc.array(nameArbitrary, { maxLength: 2 }), { maxKeys: 2 }),
    dependentSchemas: schemas,
    unevaluatedProperties: schema,
    minProperties: count,
    readOnly: fc.boolean(),
    writeOnly: fc.boolean(),
    "x-routesmith-builder": nameArbitrary,
    "x-routesmith-sensitive": fc.boolean(),
    example: valueArbitrary,
  });
}

function arrayArbitrary(schema: fc.Arbitrary<Json>, list: fc.Arbitrary<Json[]>): fc.Arbitrary<Json> {
  return partial({
    type: fc.constant("array"),
    items: schema,
    prefixItems: list,
    contains: schema,
    minItems: count,
    maxItems: count,
    uniqueItems: fc.boolean(),
  });
}

function compositionArbitrary(schema: fc.Arbitrary<Json>, list: fc.Arbitrary<Json[]>): fc.Arbitrary<Json> {
  return partial({
    oneOf: list,
    anyOf: list,
    allOf: list,
    not: schema,
    ...Object.fromEntries(["if", "then", "else"].map((keyword) => [keyword, schema])),
    discriminator: fc.record({
      propertyName: nameArbitrary,
      mapping: fc.dictionary(nameArbitrary, fc.constantFrom(...componentNames), { maxKeys: 2 }),
    }),
    $defs: fc.dictionary(nameArbitrary, schema, { maxKeys: 2 }),
    description: nameArbitrary,
  });
}

/**
 * An object with some of these members.
 *
 * @param chance of each to be there: of an object with all keywords at once most are never looked at.
 */
export function partial(members: Readonly<Record<string, fc.Arbitrary<unknown>>>, chance = 0.3): fc.Arbitrary<Json> {
  const weight = Math.round(chance * 100);
  const some = Object.entries(members).map(([name, value]) =>
    fc.oneof(
      { weight: 100 - weight, arbitrary: fc.constant([]) },
      { weight, arbitrary: value.map((given) => [[name, given]]) },
    ),
  );
  return fc.tuple(...some).map((entries) => Object.fromEntries(entries.flat() as [string, Json][]));
}
