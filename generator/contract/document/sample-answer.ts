import { samplePattern } from "../../kernel/pattern/sample-pattern.ts";
import type { Json, JsonObject } from "../../kernel/json.ts";
import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  numberMember,
  objectMember,
  putMember,
  stringMember,
} from "../../kernel/json.ts";
import { resolveReference } from "./resolve-reference.ts";
import { isOfNamedType } from "./value-type.ts";

/** Below this a value of a recursive schema ends. */
const depthLimit = 12;

/** The most properties that are made up where a schema wants so many. */
const mostProperties = 1000;

interface SampleSource {
  /** How many schemas are around. */
  readonly depth?: number;
  /** Whether defaults and examples are taken, which may be wrong themselves. */
  readonly hasExamples?: boolean;
}

/**
 * A small value that the schema should accept, the same on every run: the first of its const, enum, default and examples,
 * otherwise its required properties and its bounds. It may be wrong where constraints meet (`pattern`, `not`,
 * `multipleOf`); whoever uses it has it judged first.
 */
export function sampleAnswer(document: JsonObject, schema: Json | undefined, source: SampleSource = {}): Json {
  const { depth = 0, hasExamples = true } = source;
  const target = resolveReference(document, schema, "")?.value;
  if (target === undefined || depth > depthLimit) return null;
  const given = givenValue(target, hasExamples);
  if (given !== undefined) return given;
  const sample = (inner: Json | undefined): Json => sampleAnswer(document, inner, { depth: depth + 1, hasExamples });
  const parts = ownParts(target).map(sample);
  const own = sampleOfType(target, sample);
  const objects = [...parts, own].filter(isJsonObject);
  if (objects.length > 0 && typeOf(target) !== "array") {
    const merged: Record<string, Json> = Object.assign({}, ...objects);
    if (parts.length > 0) addRequired(merged, partsOf(document, target), sample);
    return merged;
  }
  return own ?? parts.find((part) => part !== null) ?? null;
}

/** The parts of a composition that a sample is made of: of alternatives the first. */
function ownParts(schema: JsonObject): readonly Json[] {
  const variant = arrayMember(schema, "oneOf")?.[0] ?? arrayMember(schema, "anyOf")?.[0];
  return [...(arrayMember(schema, "allOf") ?? []), ...(variant === undefined ? [] : [variant])];
}

/** A schema, its parts, and theirs. */
function partsOf(document: JsonObject, schema: JsonObject): ReadonlySet<JsonObject> {
  const parts = new Set([schema]);
  // The set grows while it is read.
  for (const part of parts) {
    for (const inner of ownParts(part)) {
      const target = resolveReference(document, inner, "")?.value;
      if (target !== undefined) parts.add(target);
    }
  }
  return parts;
}

/** Adds what one part of a composition requires, and another one declares, and gives objects what each of the parts asks of them. */
function addRequired(
  merged: Record<string, Json>,
  parts: ReadonlySet<JsonObject>,
  sample: (inner: Json | undefined) => Json,
): void {
  const declared = new Map<string, Json[]>();
  for (const part of parts) {
    for (const [name, schema] of Object.entries(objectMember(part, "properties") ?? {})) {
      declared.set(name, [...(declared.get(name) ?? []), schema]);
    }
  }
  for (const name of new Set([...parts].flatMap(requiredOf))) {
    const [first, ...others] = declared.get(name) ?? [];
    const value = member(merged, name) ?? null;
    if (first === undefined) continue;
    if (value === null) putMember(merged, name, sample(first));
    else if (isJsonObject(value) && others.length > 0) putMember(merged, name, sample({ allOf: [first, ...others] }));
  }
}

function requiredOf(schema: JsonObject): readonly string[] {
  return (arrayMember(schema, "required") ?? []).filter((name) => typeof name === "string");
}

function givenValue(schema: JsonObject, hasExamples: boolean): Json | undefined {
  const only = member(schema, "const") ?? arrayMember(schema, "enum")?.[0];
  if (only !== undefined || !hasExamples) return only;
  const examples = [member(schema, "default"), member(schema, "example"), ...(arrayMember(schema, "examples") ?? [])];
  // One may well be of another type than its schema.
  return examples.find((value) => value !== undefined && isOfNamedType(value, schema));
}

function typeOf(schema: JsonObject): string | undefined {
  const type = member(schema, "type");
  const first = isJsonArray(type) ? (type.find((name) => name !== "null") ?? "null") : type;
  if (typeof first === "string") return first;
  return objectMember(schema, "properties") === undefined ? undefined : "object";
}

function sampleOfType(schema: JsonObject, sample: (inner: Json | undefined) => Json): Json | undefined {
  switch (typeOf(schema)) {
    case "object":
      return sampleObject(schema, sample);
    case "array": {
      const prefix = (arrayMember(schema, "prefixItems") ?? []).map(sample);
      const missing = Math.max(0, (numberMember(schema, "minItems") ?? 0) - prefix.length);
      return [...prefix, ...Array.from({ length: missing }, () => sample(member(schema, "items")))];
    }
    case "string":
      return sampleString(schema);
    case "integer":
    case "number":
      return sampleNumber(schema);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return undefined;
  }
}

function sampleObject(schema: JsonObject, sample: (inner: Json | undefined) => Json): JsonObject {
  const properties = objectMember(schema, "properties");
  const least = Math.min(numberMember(schema, "minProperties") ?? 0, mostProperties);
  const names = new Set(requiredOf(schema));
  for (const name of Object.keys(properties ?? {})) if (names.size < least) names.add(name);
  for (let number = 1; names.size < least; number += 1) names.add(`key${number}`);
  return Object.fromEntries(
    [...names].map((name) => [name, sample(member(properties, name) ?? member(schema, "additionalProperties"))]),
  );
}

/** @see https://spec.openapis.org/registry/format/ */
const formats: ReadonlyMap<string, string> = new Map([
  ["date-time", "2026-01-02T03:04:05Z"],
  ["date", "2026-01-02"],
  ["time", "03:04:05Z"],
  ["duration", "PT1H"],
  ["email", "user@example.com"],
  ["idn-email", "user@example.com"],
  ["hostname", "example.com"],
  ["ipv4", "192.0.2.1"],
  ["ipv6", "2001:db8::1"],
  ["uri", "https://example.com/"],
  ["uri-reference", "/"],
  ["iri", "https://example.com/"],
  ["url", "https://example.com/"],
  ["uuid", "123e4567-e89b-42d3-a456-426614174000"],
  ["byte", "Ynl0ZXM="],
  ["regex", "^a$"],
  ["json-pointer", "/a"],
]);

function sampleString(schema: JsonObject): string {
  const text = formats.get(stringMember(schema, "format") ?? "") ?? "string";
  const pattern = stringMember(schema, "pattern");
  const sampled = pattern === undefined ? undefined : samplePattern(pattern);
  // The judge has the last word on it.
  if (sampled !== undefined) return sampled;
  const least = Math.min(numberMember(schema, "minLength") ?? 0, 100_000);
  return text.padEnd(least, "x").slice(0, numberMember(schema, "maxLength") ?? Infinity);
}

function sampleNumber(schema: JsonObject): number {
  const step = numberMember(schema, "multipleOf") ?? 1;
  const above = numberMember(schema, "exclusiveMinimum");
  const below = numberMember(schema, "exclusiveMaximum");
  const least = numberMember(schema, "minimum") ?? (above === undefined ? undefined : above + step);
  const most = numberMember(schema, "maximum") ?? (below === undefined ? undefined : below - step);
  return Math.ceil((least ?? Math.min(1, most ?? 1)) / step) * step;
}
