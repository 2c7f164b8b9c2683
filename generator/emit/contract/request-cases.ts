import { isJsonObject, withoutMember, type Json, type JsonObject } from "../../kernel/json.ts";
import type { Operation } from "../../model/api.ts";
import type { ObjectSchema, Schema, Variant, Variants } from "../../model/schema.ts";
import { conforms } from "../conforms.ts";
import type { TypeContext } from "../print/print-type.ts";
import { sample, sampleParams, type SampleOptions } from "../samples.ts";
import { requestSites, type RequestSite } from "./request-sites.ts";
import { wrongValues } from "./wrong-values.ts";

/** Params to call an operation with. */
export interface RequestCase {
  readonly title: string;
  readonly params: JsonObject;
}

/** The requests that the document allows and those that it does not, one for each thing that it says of them. */
export interface RequestCases {
  readonly accepted: readonly RequestCase[];
  readonly refused: readonly RequestCase[];
  /** The parts of which no sample can be made. */
  readonly unsolved: readonly string[];
}

/** Makes the cases of an operation's contract suite. */
export function requestCases(operation: Operation, context: TypeContext): RequestCases {
  const every: SampleOptions = { context, fill: "every" };
  const sites = requestSites(operation, context);
  const unsolved: string[] = [];
  const attempt = (title: string, params: JsonObject | undefined): RequestCase[] => {
    if (params !== undefined && bodyConforms(params, operation, context)) return [{ title, params }];
    unsolved.push(title);
    return [];
  };
  const accepted = [
    ...attempt("required properties only", sampleParams(operation, { context, fill: "required" })),
    ...attempt("every property", sampleParams(operation, every)),
    ...exampleCases(operation, context),
    ...sites.flatMap((site) =>
      acceptedValues(site, every).flatMap(({ title, value }) =>
        attempt(title, paramsWith(operation, site, value, every)),
      ),
    ),
  ];
  const refused = [
    ...missingParameters(operation, every),
    ...sites.flatMap((site) =>
      wrongValues(site, every).flatMap(({ title, value }) => {
        const params = paramsWith(operation, site, value, every);
        const isWrong =
          params !== undefined &&
          (site.parameter !== undefined || !bodyConforms(params, operation, { ...context, isOpen: true }));
        return isWrong ? [{ title, params }] : [];
      }),
    ),
  ];
  return { accepted, refused, unsolved };
}

/** Params with a value of our choice at one site; `undefined` where no sample has that site. */
function paramsWith(
  operation: Operation,
  site: RequestSite,
  value: Json,
  options: SampleOptions,
): JsonObject | undefined {
  let isUsed = false;
  const instead = (schema: Schema): Json | undefined => {
    if (schema.pointer !== site.schema.pointer || schema.kind !== site.schema.kind) return undefined;
    isUsed = true;
    return value;
  };
  const params = sampleParams(operation, { ...options, instead, members: site.members });
  return isUsed ? params : undefined;
}

function bodyConforms(
  params: JsonObject,
  operation: Operation,
  context: TypeContext & { readonly isOpen?: boolean },
): boolean {
  const { body, parameters } = operation;
  if (body === undefined) return true;
  const names = new Set(parameters.map(({ localName }) => localName));
  const flat = Object.fromEntries(Object.entries(params).filter(([name]) => !names.has(name)));
  const value = body.placement === "flat" ? flat : params["body"];
  return value === undefined ? !body.required : conforms(value, body.content.schema, context);
}

function exampleCases(operation: Operation, context: TypeContext): RequestCase[] {
  const { body } = operation;
  const parameters = sampleParams({ ...operation, body: undefined }, { context, fill: "required" });
  if (body === undefined || parameters === undefined) return [];
  const valid = body.content.examples.filter(({ value }) => conforms(value, body.content.schema, context));
  return valid.flatMap(({ name, value }) => {
    const title = `the example ${JSON.stringify(name)}`;
    if (body.placement === "nested") return [{ title, params: { ...parameters, body: value } }];
    return isJsonObject(value) ? [{ title, params: { ...parameters, ...value } }] : [];
  });
}

interface Titled {
  readonly title: string;
  readonly value: Json;
}

/** The values of a site that each deserve a case: of an enum every one, of a schema with variants one of each. */
function acceptedValues(site: RequestSite, options: SampleOptions): Titled[] {
  const { schema, label, named, isNullable } = site;
  const values: Titled[] = isNullable ? [{ title: `${label} is null`, value: null }] : [];
  if (schema.kind === "enum" && schema.values.length > 1) {
    return [...values, ...schema.values.map((value) => ({ title: `${label} is ${JSON.stringify(value)}`, value }))];
  }
  if (schema.kind === "union") {
    return schema.members.flatMap((part, index) => {
      const value = sample(part, options);
      return value === undefined ? [] : [{ title: `${label} is alternative ${index + 1}`, value }];
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

function variantValue(label: string, variant: Variant, { variants, schema, options }: VariantContext): Titled {
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

/** A path cannot be made without its parameters, so the client itself refuses that: it is no case for a server. */
function missingParameters(operation: Operation, options: SampleOptions): RequestCase[] {
  const params = sampleParams(operation, options);
  if (params === undefined) return [];
  const needed = operation.parameters.filter((parameter) => parameter.required && parameter.in !== "path");
  return needed.map(({ localName }) => ({ title: `without ${localName}`, params: withoutMember(params, localName) }));
}
