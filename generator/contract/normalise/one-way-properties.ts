import type { Json, JsonObject } from "../../kernel/json.ts";
import { arrayMember, isJsonObject, member, objectMember } from "../../kernel/json.ts";
import { References } from "../../model/references.ts";
import type { Place } from "../document/rewrite-document.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Rule } from "./rule.ts";

/**
 * `readOnly` properties are not required of requests, `writeOnly` ones not of responses.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-9.4
 */
export function oneWayProperties(access: "readOnly" | "writeOnly"): Rule {
  return {
    name: `one-way-properties/${access}`,
    rewriting: { schema: (schema, place) => withoutRequired(schema, place, access) },
  };
}

function withoutRequired(schema: JsonObject, place: Place, access: "readOnly" | "writeOnly"): JsonObject {
  const required = arrayMember(schema, "required");
  const members = arrayMember(schema, "allOf") ?? [];
  if (required === undefined && members.length === 0) return schema;
  const names = oneWayNames(schema, place.document, access, new Set());
  if (names.size === 0) return schema;
  return {
    ...withoutNames(schema, names),
    ...(members.length === 0
      ? {}
      : { allOf: members.map((item) => (isJsonObject(item) ? withoutNames(item, names) : item)) }),
  };
}

/** The names of the properties that the schema, or one that it is composed of, says to go one way only. */
function oneWayNames(
  schema: JsonObject,
  document: JsonObject,
  access: "readOnly" | "writeOnly",
  seen: Set<JsonObject>,
): ReadonlySet<string> {
  if (seen.has(schema)) return new Set();
  seen.add(schema);
  const own = Object.entries(objectMember(schema, "properties") ?? {})
    .filter(([, property]) => isOneWay(property, document, access))
    .map(([name]) => name);
  const composed = [schema, ...["allOf", "anyOf", "oneOf"].flatMap((key) => arrayMember(schema, key) ?? [])]
    .map((item) => resolveReference(document, item, "")?.value)
    .filter((item) => item !== undefined)
    .flatMap((item) => [...oneWayNames(item, document, access, seen)]);
  return new Set([...own, ...composed]);
}

function isOneWay(property: Json, document: JsonObject, access: "readOnly" | "writeOnly"): boolean {
  if (member(property, access) === true) return true;
  const references = knownReferences.get(document) ?? new References(document);
  knownReferences.set(document, references);
  return references.accessOf(property) === access;
}

/** Of the documents that are rewritten: many properties refer to the same schemas. */
const knownReferences = new WeakMap<JsonObject, References>();

function withoutNames(schema: JsonObject, names: ReadonlySet<string>): JsonObject {
  const required = arrayMember(schema, "required");
  if (required === undefined) return schema;
  return { ...schema, required: required.filter((name) => typeof name !== "string" || !names.has(name)) };
}
