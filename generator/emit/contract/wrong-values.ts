import { isJsonObject, withoutMember, type Json } from "../../kernel/json.ts";
import { conforms } from "../samples/conforms.ts";
import { carries } from "../../model/schema/walk-schema.ts";
import type { SampleOptions } from "../samples/sample-options.ts";
import { sample } from "../samples/samples.ts";
import type { RequestSite } from "./request-sites.ts";

/** A value that the schema of a site does not allow, and what is wrong with it. */
export interface WrongValue {
  readonly title: string;
  readonly value: Json;
}

/** One value of each type, to find one that a schema does not allow. */
const ofEachType: readonly Json[] = [12345, "text", true, [], {}, null];

/** Wrong values for a site, one for each thing that its schema demands. */
export function wrongValues(site: RequestSite, options: SampleOptions): WrongValue[] {
  const { schema, label } = site;
  switch (schema.kind) {
    case "enum":
      // What only a discriminator says, a validator of schemas does not know.
      if (schema.isDiscriminating) return [];
      return [...unknownEnumValue(site), ...wrongType(site, options)];
    case "object": {
      const value = sample(schema, options);
      const required = schema.properties.filter(
        (property) => property.required && carries(options.context.direction, property),
      );
      if (!isJsonObject(value)) return wrongType(site, options);
      const path = label === "" ? "" : `${label}.`;
      const missing = required.map(({ name }) => ({
        title: `without ${path}${name}`,
        value: withoutMember(value, name),
      }));
      return [...missing, ...(label === "" ? [] : wrongType(site, options))];
    }
    case "string":
    case "number":
    case "array":
      return [...outOfBounds(site, options), ...wrongType(site, options)];
    case "boolean":
    case "union":
    case "tuple":
      return wrongType(site, options);
    case "unknown":
    case "never":
    case "null":
    case "intersection":
    case "reference":
      return [];
  }
}

function unknownEnumValue({ schema, label }: RequestSite): WrongValue[] {
  if (schema.kind !== "enum" || !schema.values.some((value) => typeof value === "string")) return [];
  return [{ title: `${label} is no known value`, value: "no known value" }];
}

/** A parameter or field is text on its way, so only one that must be more than text can have a wrong type. */
function wrongType(site: RequestSite, { context }: SampleOptions): WrongValue[] {
  const { schema, label, parameter, isNullable } = site;
  if (parameter || (site.isField && !isTyped(site))) {
    const isText = schema.kind !== "number" && schema.kind !== "boolean";
    return isText ? [] : [{ title: `${label} is no ${schema.kind}`, value: "text" }];
  }
  const open = { ...context, isOpen: true };
  const wrong = ofEachType.find(
    (value) => typeof value !== schema.kind && !conforms(value, schema, open) && !(isNullable && value === null),
  );
  return wrong === undefined ? [] : [{ title: `${label} is ${typeTitle(wrong)}`, value: wrong }];
}

/** Whether a field has a type: an object is written as JSON, and an enum has no other values. The whole form is always one. */
function isTyped({ schema, depth }: RequestSite): boolean {
  return depth > 0 && (schema.kind === "object" || schema.kind === "enum");
}

function typeTitle(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The least that a whole number, or one of 2^53 and more, can be away from a bound. */
function stepFrom(bound: number): number {
  return Math.max(1, Math.abs(bound) * Number.EPSILON);
}

/** The longest array or text that a case is made of. */
const longest = 5000;

function outOfBounds({ schema, label, parameter, isField }: RequestSite, options: SampleOptions): WrongValue[] {
  switch (schema.kind) {
    case "string": {
      const { minLength = 0, maxLength = Infinity } = schema;
      const long =
        maxLength < longest
          ? [{ title: `${label} has ${maxLength + 1} characters`, value: "a".repeat(maxLength + 1) }]
          : [];
      // An empty path parameter is refused by the client itself.
      const short = minLength > (parameter?.in === "path" ? 1 : 0) && minLength < longest;
      return short
        ? [...long, { title: `${label} has ${minLength - 1} characters`, value: "a".repeat(minLength - 1) }]
        : long;
    }
    case "number": {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
      const bounds = [
        minimum === undefined ? exclusiveMinimum : minimum - stepFrom(minimum),
        maximum === undefined ? exclusiveMaximum : maximum + stepFrom(maximum),
      ];
      // Beyond the largest number there is none.
      return bounds.flatMap((value) =>
        value === undefined || !Number.isFinite(value) ? [] : [{ title: `${label} is ${value}`, value }],
      );
    }
    case "array": {
      const { maxItems = Infinity, minItems = 0, items } = schema;
      const item = sample(items, options);
      if (parameter || item === undefined) return [];
      const list = (length: number) => ({
        title: `${label} has ${length} items`,
        value: Array.from({ length }, () => item),
      });
      return [
        ...(maxItems < longest ? [list(maxItems + 1)] : []),
        // A field with no items is none.
        ...(minItems > (isField ? 1 : 0) && minItems < longest ? [list(minItems - 1)] : []),
      ];
    }
    default:
      return [];
  }
}
