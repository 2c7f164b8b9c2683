import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  objectMember,
  type Json,
  type JsonObject,
} from "../../kernel/json.ts";
import type { ParameterDescription } from "../document/operation-description.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { shapeOf } from "../document/value-shape.ts";

/** Whether a parameter has a form for whatever its value is made of: no other has one for a list or an object within another. */
export function writesAll({ json, style }: Pick<ParameterDescription, "json" | "style">): boolean {
  return json || style === "deepObject";
}

/** Where in a value that is written piece by piece there may be a list or an object for which no style has a form. */
export function unwrittenParts(document: JsonObject, schema: Json | undefined): readonly string[] {
  return [...new Set(findParts(document, schema, new Set()))];
}

function findParts(document: JsonObject, schema: Json | undefined, seen: ReadonlySet<JsonObject>): readonly string[] {
  const resolved = resolveReference(document, schema, "")?.value;
  if (resolved === undefined || seen.has(resolved)) return [];
  const way = new Set([...seen, resolved]);
  const inner: readonly (readonly [string, Json | undefined])[] = [
    ...Object.entries(objectMember(resolved, "properties") ?? {}).map(([name, part]) => [`.${name}`, part] as const),
    [".*", member(resolved, "additionalProperties")],
    ["[]", member(resolved, "items")],
    ...(arrayMember(resolved, "prefixItems") ?? []).map((part, index) => [`[${index}]`, part] as const),
  ];
  const own = inner.flatMap(([label, part]) => (isParted(document, part, new Set()) ? [label] : []));
  return [...own, ...compositions(resolved).flatMap((part) => findParts(document, part, way))];
}

function isParted(document: JsonObject, schema: Json | undefined, seen: ReadonlySet<JsonObject>): boolean {
  const resolved = resolveReference(document, schema, "")?.value;
  if (resolved === undefined || seen.has(resolved)) return false;
  const isImplied = member(resolved, "properties") !== undefined || member(resolved, "items") !== undefined;
  if (isImplied || shapeOf(document, resolved) !== "scalar") return true;
  const way = new Set([...seen, resolved]);
  return compositions(resolved).some((part) => isParted(document, part, way));
}

function compositions(schema: JsonObject): readonly Json[] {
  return ["allOf", "anyOf", "oneOf"].flatMap((keyword) => arrayMember(schema, keyword) ?? []);
}

/** Whether a request shows a value that is written piece by piece: nothing of it is a list or an object, and there is something. */
export function isWritten(value: Json): boolean {
  if (!isJsonArray(value) && !isJsonObject(value)) return value !== null;
  const parts = Object.values<Json>(value);
  return parts.length > 0 && parts.every((part) => !isJsonArray(part) && !isJsonObject(part));
}
