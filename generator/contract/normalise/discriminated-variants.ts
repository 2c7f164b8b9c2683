import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, member, objectMember, stringMember } from "../../kernel/json.ts";
import { parsePointer, pointerFromFragment } from "../../kernel/json-pointer.ts";
import type { Place } from "../rewrite-document.ts";
import { resolveReference } from "../resolve-reference.ts";
import type { Rule } from "./rule.ts";

/**
 * Variants of a `oneOf` that overlap all accept a value that its `discriminator` gives to one: each variant gets the
 * discriminator's values as a condition. A variant that has a condition of its own keeps that one.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
 */
export const discriminatedVariants: Rule = {
  name: "discriminated-variants",
  rewriting: { schema: withConditions },
};

function withConditions(schema: JsonObject, place: Place): JsonObject {
  const variants = arrayMember(schema, "oneOf");
  const discriminator = objectMember(schema, "discriminator");
  const property = stringMember(discriminator, "propertyName");
  if (variants === undefined || property === undefined) return schema;
  return {
    ...schema,
    oneOf: variants.map((variant) => {
      const reference = stringMember(variant, "$ref");
      if (reference === undefined || hasCondition(variant, property, place)) return variant;
      const values = discriminatorValues(discriminator, reference);
      const condition = { required: [property], properties: Object.fromEntries([[property, { enum: values }]]) };
      return { allOf: [variant, condition] };
    }),
  };
}

function discriminatorValues(discriminator: JsonObject | undefined, reference: string): readonly string[] {
  const name = parsePointer(pointerFromFragment(reference) ?? "").at(-1) ?? reference;
  const mapping = Object.entries(objectMember(discriminator, "mapping") ?? {});
  const mapped = mapping.filter(([, target]) => target === reference || target === name).map(([value]) => value);
  return mapped.length > 0 ? mapped : [name];
}

function hasCondition(variant: Json, property: string, place: Place): boolean {
  const resolved = resolveReference(place.document, variant, place.pointer);
  const schemas = [resolved?.value, ...(arrayMember(resolved?.value, "allOf") ?? [])];
  return schemas.some((schema) => {
    const target = resolveReference(place.document, schema, place.pointer)?.value;
    const own = resolveReference(place.document, member(objectMember(target, "properties"), property), place.pointer);
    return member(own?.value, "enum") !== undefined || member(own?.value, "const") !== undefined;
  });
}
