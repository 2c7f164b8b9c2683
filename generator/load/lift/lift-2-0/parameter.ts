import {
  isJsonObject,
  type Json,
  type JsonObject,
  member,
  objectMember,
  stringMember,
  withoutMember,
} from "../../../kernel/json.ts";

/** The members of a parameter or header that do not say which values it takes. */
const ownMembers = new Set([
  "name",
  "in",
  "description",
  "required",
  "allowEmptyValue",
  "deprecated",
  "example",
  "examples",
]);

/** How an array is written in one string. */
type Serialisation = { readonly style: string; readonly explode: boolean };

/** @see https://spec.openapis.org/oas/v2.0.html#parameter-object, at `collectionFormat` */
const queryFormats: ReadonlyMap<string, Serialisation> = new Map([
  ["csv", { style: "form", explode: false }],
  ["ssv", { style: "spaceDelimited", explode: false }],
  ["pipes", { style: "pipeDelimited", explode: false }],
  ["multi", { style: "form", explode: true }],
]);

const otherFormats: ReadonlyMap<string, Serialisation> = new Map([["csv", { style: "simple", explode: false }]]);

/** Lifts a parameter that is not part of a body, or a header. */
export function liftParameter(parameter: JsonObject): JsonObject {
  const own = Object.entries(parameter).filter(([name]) => isOwn(name));
  return { ...Object.fromEntries(own), ...serialisationOf(parameter), schema: schemaOf(parameter) };
}

/**
 * The schema of the values that a parameter or header takes. What it says itself is in one, as in OpenAPI 2.0 bodies
 * alone have a `schema`; the two are often mistaken for each other.
 */
export function schemaOf(parameter: JsonObject): JsonObject {
  const keywords = Object.entries(parameter).filter(([name]) => !isOwn(name) && name !== "schema");
  const schema = { ...Object.fromEntries(keywords), ...objectMember(parameter, "schema") };
  return isArray(schema) && serialisationOf(parameter) === undefined ? schema : withoutFormat(schema);
}

/** How an array is written; `undefined` where it is none, or no style says how. */
export function serialisationOf(parameter: JsonObject): Serialisation | undefined {
  if (!isArray(parameter)) return undefined;
  const place = stringMember(parameter, "in");
  const formats = place === "query" || isForm(parameter) ? queryFormats : otherFormats;
  return formats.get(stringMember(parameter, "collectionFormat") ?? "csv");
}

/** `form` is what version 1.2 said. */
export function isForm(parameter: Json | undefined): boolean {
  const place = stringMember(parameter, "in");
  return place === "formData" || place === "form";
}

function isArray(parameter: JsonObject): boolean {
  return member(parameter, "type") === "array";
}

/** Without what a style says already. What no style says is left, so that it is reported as not understood. */
function withoutFormat(schema: JsonObject): JsonObject {
  const own = withoutMember(schema, "collectionFormat");
  const items = member(own, "items");
  return isJsonObject(items) && !isArray(items) ? { ...own, items: withoutMember(items, "collectionFormat") } : own;
}

function isOwn(name: string): boolean {
  return ownMembers.has(name) || (name.startsWith("x-") && name !== "x-nullable");
}
