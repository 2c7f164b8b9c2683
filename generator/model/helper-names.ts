import type { JsonPointer } from "../kernel/json-pointer.ts";
import type { Json } from "../kernel/json.ts";
import type { EnumHelper, Helpers, Operation, VariantHelper } from "./api.ts";
import { typeIdentifier, valueIdentifier } from "./identifier.ts";
import type { Docs, NamedSchema, Property, Schema } from "./schema.ts";
import { carries } from "./walk-schema.ts";
import { uniqueName } from "./unique-name.ts";
import { camelCase, pascalCase } from "./words.ts";

/**
 * Chooses the names of the helpers: they are exported beside the types and the client, and so share their names with none.
 *
 * @param reserved the names of the types and of the client.
 */
export function nameHelpers(
  schemas: readonly NamedSchema[],
  operations: readonly Operation[],
  reserved: Iterable<string>,
): Helpers {
  const taken = new Set([...reserved, "compact", "observeCalls", "redact", "redactFields", "sensitiveFields"]);
  const builders = schemas.filter(({ builder }) => builder !== undefined);
  for (const { builder, variants } of schemas)
    for (const name of [builder, variants?.localName]) if (name) taken.add(name);
  const enums = schemas.flatMap((schema) => enumPlaces(schema).map((place) => nameEnum(schema, place, taken)));
  const variants = schemas.flatMap((schema) => nameVariants(schema, taken));
  const examples = operations.flatMap((operation) => {
    const localName = valueIdentifier(`${camelCase(operation.typeName)}Examples`, "examples");
    return operation.body && operation.body.content.examples.length > 0
      ? [{ operation, localName: uniqueName(localName, taken) }]
      : [];
  });
  return { enums, variants, builders, examples };
}

interface EnumPlace {
  readonly property: Property | undefined;
  readonly values: readonly Json[];
  readonly docs: Docs;
  readonly pointer: JsonPointer;
}

/** The enums that a named schema is, or that its properties are. */
function enumPlaces({ schema, docs, pointer, directions }: NamedSchema): EnumPlace[] {
  const place = (value: Schema, property: Property | undefined, words: Docs, at: JsonPointer): EnumPlace[] =>
    value.kind === "enum" &&
    value.values.length > 1 &&
    value.values.every((item) => item === null || typeof item !== "object")
      ? [{ property, values: value.values.filter((item) => item !== null), docs: words, pointer: at }]
      : [];
  if (schema.kind === "enum") return place(schema, undefined, docs, pointer);
  if (schema.kind !== "object") return [];
  const carried = schema.properties.filter((property) =>
    [...directions].some((direction) => carries(direction, property)),
  );
  return carried.flatMap((property) => place(property.schema, property, property.docs, property.pointer));
}

function nameEnum(schema: NamedSchema, place: EnumPlace, taken: Set<string>): EnumHelper {
  const start = schema.localName + pascalCase(place.property?.name ?? "");
  return {
    ...place,
    schema,
    localName: uniqueName(valueIdentifier(`${camelCase(start)}Values`, "values"), taken),
    guardName: uniqueName(`is${start}`, taken),
  };
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
