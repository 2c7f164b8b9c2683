import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Json } from "../kernel/json.ts";
import type { EnumHelper, Helpers, VariantHelper } from "./api.ts";
import type { Operation } from "./operation.ts";
import { typeIdentifier, valueIdentifier } from "./identifier.ts";
import type { Docs, NamedSchema, Property, Schema } from "./schema.ts";
import { HelperClaims } from "./helper-claims.ts";
import type { SchemaNames } from "./schema-names.ts";
import { carries } from "./walk-schema.ts";
import { uniqueName } from "./unique-name.ts";
import { camelCase, pascalCase } from "./words.ts";

/** Chooses the names of the helpers: they are exported beside the types and the client, and so share their names with none. */
export function nameHelpers(
  schemas: readonly NamedSchema[],
  operations: readonly Operation[],
  names: SchemaNames,
): Helpers {
  const taken = new Set([...names.taken, "compact", "observeCalls", "redact", "redactFields", "sensitiveFields"]);
  const builders = schemas.filter(({ builder }) => builder !== undefined);
  for (const { builder, variants } of schemas)
    for (const name of [builder, variants?.localName]) if (name) taken.add(name);
  const claims = new HelperClaims(names);
  const enums = schemas.flatMap((schema) => nameEnums(schema, taken, claims));
  const variants = schemas.flatMap((schema) => nameVariants(schema, taken));
  const examples = operations.flatMap((operation) => {
    if (!operation.body || operation.body.content.examples.length === 0) return [];
    const localName = valueIdentifier(`${camelCase(operation.typeName)}Examples`, "examples");
    return [{ operation, localName: uniqueName(numbered(localName, claims.ofExamples(operation)), taken) }];
  });
  return { enums, variants, builders, examples };
}

function numbered(name: string, claims: number): string {
  return claims === 0 ? name : `${name}${claims + 1}`;
}

interface EnumPlace {
  readonly property: Property | undefined;
  readonly values: readonly Json[];
  readonly docs: Docs;
  readonly pointer: JsonPointer;
}

/** The enums that a named schema is, or that its properties are. */
function enumPlaces({ schema, docs, pointer }: NamedSchema): EnumPlace[] {
  const place = (value: Schema, property: Property | undefined, words: Docs, at: JsonPointer): EnumPlace[] =>
    value.kind === "enum" &&
    value.values.length > 1 &&
    value.values.every((item) => item === null || typeof item !== "object")
      ? [{ property, values: value.values.filter((item) => item !== null), docs: words, pointer: at }]
      : [];
  if (schema.kind === "enum") return place(schema, undefined, docs, pointer);
  if (schema.kind !== "object") return [];
  return schema.properties.flatMap((property) => place(property.schema, property, property.docs, property.pointer));
}

function nameEnums(schema: NamedSchema, taken: Set<string>, claims: HelperClaims): EnumHelper[] {
  const named = enumPlaces(schema).map((place): EnumHelper => {
    const start = schema.localName + pascalCase(place.property?.name ?? "");
    const others = claims.ofEnum(schema, place.property);
    return {
      ...place,
      schema,
      localName: uniqueName(numbered(valueIdentifier(`${camelCase(start)}Values`, "values"), others), taken),
      guardName: uniqueName(numbered(`is${start}`, others), taken),
    };
  });
  // All are named, so that what the other direction carries has no say.
  return named.filter(
    ({ property }) =>
      property === undefined || [...schema.directions].some((direction) => carries(direction, property)),
  );
}

function nameVariants(schema: NamedSchema, taken: Set<string>): VariantHelper[] {
  const { variants } = schema;
  if (variants === undefined) return [];
  return variants.variants.map((variant) => {
    const start = typeIdentifier(pascalCase(variant.localName) + pascalCase(variants.localName), "Variant");
    const typeName = uniqueName(start, taken);
    return {
      schema,
      variant,
      typeName,
      fieldsName: uniqueName(`${typeName}Fields`, taken),
      guardName: uniqueName(`is${typeName}`, taken),
    };
  });
}
