import type { JsonPointer } from "../../kernel/json-pointer.ts";
import type { Json } from "../../kernel/json.ts";
import type { EnumHelper, Helpers, VariantHelper } from "../api.ts";
import type { Operation } from "../operation/operation.ts";
import { runtimeHelpers, typeIdentifier, valueIdentifier } from "./identifier.ts";
import type { Docs, NamedSchema, Property, SchemaOf } from "../schema/schema.ts";
import { HelperClaims, isChoice } from "./helper-claims.ts";
import type { SchemaNames } from "./schema-names.ts";
import { carries } from "../schema/walk-schema.ts";
import { camelCase, pascalCase } from "./words.ts";

/** Chooses the names of the helpers: they are exported beside the types and the client, and so share their names with none. */
export function nameHelpers(
  schemas: readonly NamedSchema[],
  operations: readonly Operation[],
  names: SchemaNames,
): Helpers {
  for (const name of runtimeHelpers) names.keep(name);
  const builders = schemas.filter(({ builder }) => builder !== undefined);
  for (const { builder, variants } of schemas) {
    if (builder !== undefined) names.keep(builder);
    if (variants !== undefined) names.keep(variants.localName);
  }
  const claims = new HelperClaims(names);
  const enums = schemas.flatMap((schema) => nameEnums(schema, names, claims));
  const variants = schemas.flatMap((schema) => nameVariants(schema, names));
  const examples = operations.flatMap((operation) => {
    if (!operation.body || operation.body.content.examples.length === 0) return [];
    const localName = valueIdentifier(`${camelCase(operation.typeName)}Examples`, "examples");
    return [{ operation, localName: names.take(numbered(localName, claims.ofExamples(operation))) }];
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
function enumPlaces({ schema, docs, pointer }: NamedSchema): readonly EnumPlace[] {
  if (schema.kind === "enum")
    return isChoice(schema.values) ? [{ property: undefined, values: named(schema), docs, pointer }] : [];
  if (schema.kind !== "object") return [];
  const found: EnumPlace[] = [];
  for (const property of schema.properties) {
    if (property.schema.kind !== "enum" || !isChoice(property.schema.values)) continue;
    found.push({ property, values: named(property.schema), docs: property.docs, pointer: property.pointer });
  }
  return found;
}

function named({ values }: SchemaOf<"enum">): readonly Json[] {
  return values.filter((value) => value !== null);
}

function nameEnums(schema: NamedSchema, names: SchemaNames, claims: HelperClaims): EnumHelper[] {
  const found = enumPlaces(schema).map((place): EnumHelper => {
    const start = schema.localName + pascalCase(place.property?.name ?? "");
    const others = claims.ofEnum(schema, place.property);
    return {
      ...place,
      schema,
      localName: names.take(numbered(valueIdentifier(`${camelCase(start)}Values`, "values"), others)),
      guardName: names.take(numbered(`is${start}`, others)),
    };
  });
  // All are named, so that what the other direction carries has no say.
  return found.filter(
    ({ property }) =>
      property === undefined || [...schema.directions].some((direction) => carries(direction, property)),
  );
}

function nameVariants(schema: NamedSchema, names: SchemaNames): VariantHelper[] {
  const { variants } = schema;
  if (variants === undefined) return [];
  return variants.variants.map((variant) => {
    const start = typeIdentifier(pascalCase(variant.localName) + pascalCase(variants.localName), "Variant");
    const typeName = names.take(start);
    return {
      schema,
      variant,
      typeName,
      fieldsName: names.take(`${typeName}Fields`),
      guardName: names.take(`is${typeName}`),
    };
  });
}
