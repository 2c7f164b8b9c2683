import type { Json } from "../../kernel/json.ts";
import type { ObjectSchema, Variant, Variants } from "../../model/schema/schema.ts";
import type { SampleOptions } from "../samples/sample-options.ts";
import { sample } from "../samples/samples.ts";
import type { RequestSite } from "./request-sites.ts";

/** A value that the schema of a site allows, and the title of its case. */
export interface AcceptedValue {
  readonly title: string;
  readonly value: Json;
  /** Which member of a union it is of. */
  readonly member?: number;
}

/** The values of a site that each deserve a case: of an enum every one, of a schema with variants one of each. */
export function acceptedValues(site: RequestSite, options: SampleOptions): AcceptedValue[] {
  const { schema, label, named, isNullable } = site;
  const values: AcceptedValue[] = isNullable ? [{ title: `${label} is null`, value: null }] : [];
  if (schema.kind === "enum" && schema.values.length > 1) {
    return [...values, ...schema.values.map((value) => ({ title: `${label} is ${JSON.stringify(value)}`, value }))];
  }
  if (schema.kind === "union") {
    return schema.members.flatMap((part, index) => {
      const value = sample(part, options);
      return value === undefined ? [] : [{ title: `${label} is alternative ${index + 1}`, value, member: index }];
    });
  }
  const { variants } = named ?? {};
  if (variants === undefined || schema.kind !== "object") return values;
  return [
    ...values,
    ...variants.variants.map((variant) => variantValue(label, variant, { variants, schema, options })),
  ];
}

interface VariantContext {
  readonly variants: Variants;
  readonly schema: ObjectSchema;
  readonly options: SampleOptions;
}

function variantValue(label: string, variant: Variant, { variants, schema, options }: VariantContext): AcceptedValue {
  const members = schema.properties
    .filter(({ name }) => variant.properties.includes(name))
    .flatMap(({ name, schema: part }) => {
      const value = sample(part, options);
      return value === undefined ? [] : [[name, value] as const];
    });
  return {
    title: `${label} is the variant ${JSON.stringify(variant.value)}`,
    value: Object.fromEntries([[variants.property, variant.value], ...members]),
  };
}
